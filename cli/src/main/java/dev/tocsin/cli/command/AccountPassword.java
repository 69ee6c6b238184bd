package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sets a password.
@Command(name = "password", description = "Set the password of an account.")
public final class AccountPassword implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The person's log-in.")
  String name = "";

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AccountPassword(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var body = JsonObject.builder().put("password", password.fresh(terminal, name)).build();
      var account = client.json(Call.post("accounts", name, "password").with(body));
      AccountText.changed(terminal, node, account, "given a new password");
      return ExitCode.DONE.code();
    }
  }
}
