package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the number to compare.
@Command(
    name = "show",
    description = "Show the 60 digits to compare with a partner, and how to do it.")
public final class PartnerShow implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The partner.")
  String name = "";

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public PartnerShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.post("partners", name, "shown"));
      if (node.json) {
        terminal.json(answer);
      } else {
        new PartnerText(terminal).page(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }
}
