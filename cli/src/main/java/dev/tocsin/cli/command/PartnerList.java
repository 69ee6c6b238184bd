package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists partners.
@Command(name = "list", description = "List partners and how far their enrolment is.")
public final class PartnerList implements Callable<Integer> {
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public PartnerList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.get("partners"));
      if (node.json) {
        terminal.json(answer);
        return ExitCode.DONE.code();
      }
      var table = new Table(List.of("PARTNER", "STATE", "NODE"), 30);
      for (var partner : Rows.of(answer)) {
        table.row(partner.string("name"), partner.string("state"), partner.string("node"));
      }
      if (table.isEmpty()) {
        terminal.say("No partners yet. Begin with: tocsin partner invite");
      } else {
        table.print(terminal);
      }
      return ExitCode.DONE.code();
    }
  }
}
