package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what was sent.
@Command(name = "outbox", description = "What was sent and how far it is, newest first.")
public final class Outbox implements Callable<Integer> {
  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  int limit = 50;

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Outbox(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.get("outbox").asking("limit", Integer.toString(limit)));
      if (node.json) {
        terminal.json(answer);
      } else {
        new StatementText(terminal).list(Rows.of(answer), "Nothing was sent yet.");
      }
      return ExitCode.DONE.code();
    }
  }
}
