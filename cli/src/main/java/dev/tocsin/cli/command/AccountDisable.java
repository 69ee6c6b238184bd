package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Disables an account.
@Command(name = "disable", description = "Disable an account; its sessions end at once.")
public final class AccountDisable implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The person's log-in.")
  String name = "";

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AccountDisable(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var account = client.json(Call.post("accounts", name, "disable"));
      AccountText.changed(terminal, node, account, "disabled");
      return ExitCode.DONE.code();
    }
  }
}
