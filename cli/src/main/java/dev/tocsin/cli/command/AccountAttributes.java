package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets what a person may see.
@Command(
    name = "attributes",
    description = "Set what a person may see, instead of before; their sessions end at once.")
public final class AccountAttributes implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The person's log-in.")
  String name = "";

  @Option(
      names = "--attribute",
      split = ",",
      paramLabel = "ATTRIBUTE",
      description = "Such as tlp.green or community.energy; may be repeated. Without, no level.")
  List<String> attributes = List.of();

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AccountAttributes(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var body = JsonObject.builder().put("attributes", JsonArray.ofStrings(attributes)).build();
      var account = client.json(Call.post("accounts", name, "attributes").with(body));
      AccountText.changed(terminal, node, account, "given these attributes");
      return ExitCode.DONE.code();
    }
  }
}
