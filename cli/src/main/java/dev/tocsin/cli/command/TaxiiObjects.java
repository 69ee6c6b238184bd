package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists objects of a collection.
@Command(
    name = "objects",
    description = "List objects of a collection of this node, as far as you may see them.")
public final class TaxiiObjects implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
  String collection = "";

  @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type.")
  Optional<String> type = Optional.empty();

  @Option(names = "--id", paramLabel = "ID", description = "Only this one.")
  Optional<String> id = Optional.empty();

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description = "Go on after a list that ended there.")
  Optional<String> after = Optional.empty();

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "At most so many, up to 100 (default: ${DEFAULT-VALUE}).")
  int limit = 50;

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public TaxiiObjects(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = caller.open(terminal)) {
      var answer = client.json(request());
      if (caller.json()) {
        terminal.json(answer);
      } else {
        show(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }

  private Call request() {
    var call =
        Call.get("taxii", "collections", collection, "objects")
            .asking("limit", Integer.toString(limit));
    call = type.isPresent() ? call.asking("type", type.get()) : call;
    call = id.isPresent() ? call.asking("id", id.get()) : call;
    return after.isPresent() ? call.asking("after", after.get()) : call;
  }

  private void show(JsonReader page) {
    // An id is too long for a table, and needed whole.
    for (var row : page.objects("objects")) {
      var object = row.object("object");
      String kind = object.string("kind");
      terminal.heading(row.string("id"));
      terminal.say(Table.cut("  " + kind + ": " + object.string("title"), Table.WIDTH));
    }
    page.optionalString("next").ifPresent(next -> terminal.tell("There is more: --after " + next));
  }
}
