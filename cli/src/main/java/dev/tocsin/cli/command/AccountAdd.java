package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds an account.
@Command(name = "add", description = "Add an account for a person.")
public final class AccountAdd implements Callable<Integer> {

  /// What the person may do.
  enum Duty {
    DUTY,
    LIAISON,
    RELEASE_AUTHORITY,
    ANALYST,
    OVERSIGHT,
    OPERATOR;

    /// As on the wire, such as `release-authority`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Parameters(paramLabel = "NAME", description = "The person's log-in.")
  String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "${COMPLETION-CANDIDATES}.")
  Duty role = Duty.ANALYST;

  @Option(
      names = "--attribute",
      split = ",",
      paramLabel = "ATTRIBUTE",
      description =
          "What the person may see, such as tlp.green or community.energy, instead of what the role"
              + " brings; may be repeated.")
  List<String> attributes = List.of();

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AccountAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var body =
          JsonObject.builder()
              .put("name", name)
              .put("role", role.toString())
              .put("password", password.fresh(terminal, name));
      if (!attributes.isEmpty()) {
        body.put("attributes", JsonArray.ofStrings(attributes));
      }
      var account = client.json(Call.post("accounts").with(body.build()));
      AccountText.changed(terminal, node, account, "added");
      return ExitCode.DONE.code();
    }
  }
}
