package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows how the node is.
@Command(
    name = "status",
    description = "Show how the node is; exit code 1 if a check of its health fails.")
public final class Status implements Callable<Integer> {
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Status(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.get("status"));
      var status = JsonReader.of(answer);
      if (node.json) {
        terminal.json(answer);
      } else {
        print(status);
      }
      boolean healthy = status.object("health").booleanValue("ok");
      return (healthy ? ExitCode.DONE : ExitCode.NO).code();
    }
  }

  private void print(JsonReader status) {
    var times = new Times(terminal.look().zone());
    terminal.heading(status.string("organisation"));
    terminal.say("node     " + status.string("node"));
    terminal.say("version  " + status.string("version"));
    terminal.say("since    " + times.text(status.instant("since")));
    var log = status.object("log");
    terminal.say(
        "log      "
            + log.longValue("size")
            + " entries, checkpoint at "
            + log.longValue("checkpoint_size"));
    health(status.object("health"));
    partners(status.objects("partners"), times);
    alarms(status.objects("alarms"), times);
  }

  private void health(JsonReader health) {
    for (var check : health.objects("checks")) {
      String line = check.string("name") + ": " + check.optionalString("detail").orElse("");
      if (check.booleanValue("ok")) {
        terminal.good("ok       " + line);
      } else {
        terminal.bad("FAILS    " + line);
      }
    }
  }

  private void partners(List<JsonReader> partners, Times times) {
    terminal.say("");
    if (partners.isEmpty()) {
      terminal.say("No partners yet. Begin with: tocsin partner invite");
      return;
    }
    var table = new Table(List.of("PARTNER", "STATE", "QUEUED", "OLDEST QUEUED"), 24);
    for (var partner : partners) {
      table.row(
          partner.string("name"),
          partner.string("state"),
          Long.toString(partner.longValue("queued")),
          partner.optionalInstant("oldest_queued").map(times::text).orElse("-"));
    }
    table.print(terminal);
  }

  private void alarms(List<JsonReader> alarms, Times times) {
    for (var alarm : alarms) {
      terminal.bad(
          "ALARM  "
              + times.text(alarm.instant("at"))
              + "  "
              + alarm.string("kind")
              + alarm.optionalString("partner").map(partner -> ", " + partner).orElse(""));
      terminal.say("       " + alarm.string("detail"));
    }
  }
}
