package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts a received warning into a collection.
@Command(
    name = "collect",
    description = {
      "Put the objects of a received warning that was acknowledged into a collection,",
      "for those programs alone whose attributes let them see the whole warning."
    })
public final class TaxiiCollect implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
  String collection = "";

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The warning; the first four or more characters are enough.")
  String warning = "";

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public TaxiiCollect(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("collection", collection).build();
    try (var client = caller.open(terminal)) {
      var answer = client.json(Call.post("statements", warning, "collect").with(body));
      var read = JsonReader.of(answer);
      var problems = read.objects("problems");
      if (caller.json()) {
        terminal.json(answer);
      } else {
        terminal.say(read.longValue("taken") + " are there, " + problems.size() + " not.");
        problems.forEach(row -> terminal.tell(row.string("id") + ": " + row.string("problem")));
      }
      return (problems.isEmpty() ? ExitCode.DONE : ExitCode.NO).code();
    }
  }
}
