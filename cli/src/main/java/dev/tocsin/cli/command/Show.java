package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one statement.
@Command(name = "show", description = "Show one warning or message, and how far it is.")
public final class Show implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      description = "Its id; the first four or more characters are enough.")
  String id = "";

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Show(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.get("statements", id));
      if (node.json) {
        terminal.json(answer);
      } else {
        new StatementText(terminal).page(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }
}
