package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to objects that wait for a person.
@Command(
    name = "quarantine",
    description = "Look at objects that programs added, and let them in or drop them.")
public final class TaxiiQuarantineCommands {
  private static final String MOST = "500";

  private final Terminal terminal;

  public TaxiiQuarantineCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Which objects.
  static final class Chosen {
    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
    String collection = "";

    @Parameters(
        index = "1..*",
        arity = "0..*",
        paramLabel = "NUMBER",
        description = "The objects, by their numbers in the list.")
    List<String> numbers = List.of();

    @Option(names = "--all", description = "All that wait, at most " + MOST + ".")
    boolean all;
  }

  @Command(name = "list", description = "List the objects that wait, oldest first.")
  public int list(
      @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
          String collection,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            waiting(collection),
            answer -> {
              var table = new Table(List.of("NUMBER", "STATE", "BY", "KIND", "TITLE"), 20);
              for (var row : Rows.of(answer)) {
                var object = row.object("object");
                table.row(
                    row.string("number"),
                    state(row),
                    row.string("by"),
                    object.string("kind"),
                    object.string("title"));
              }
              table.print(terminal);
            });
  }

  private static String state(JsonReader row) {
    if (row.booleanValue("stands")) {
      return "is there already";
    }
    return row.booleanValue("conflict") ? "conflicts" : "waits";
  }

  private static Call waiting(String collection) {
    return Call.get("taxii", "collections", collection, "quarantine").asking("limit", MOST);
  }

  @Command(name = "accept", description = "Let objects into the collection.")
  public int accept(@Mixin Chosen chosen, @Mixin NodeOptions node) {
    return decide(chosen, node, "accept");
  }

  @Command(
      name = "reject",
      description = "Drop objects; those that are there already are taken out.")
  public int reject(@Mixin Chosen chosen, @Mixin NodeOptions node) {
    return decide(chosen, node, "reject");
  }

  private int decide(Chosen chosen, NodeOptions node, String verdict) {
    if (chosen.all != chosen.numbers.isEmpty()) {
      throw CommandFailure.usage("Name the objects by their numbers, or say --all.");
    }
    try (var client = node.open(terminal)) {
      var numbers =
          chosen.all
              ? Rows.of(client.json(waiting(chosen.collection))).stream()
                  .map(row -> row.string("number"))
                  .toList()
              : chosen.numbers;
      if (numbers.isEmpty()) {
        return tell(node, new JsonArray(List.of()));
      }
      var body = JsonObject.builder().put("numbers", JsonArray.ofStrings(numbers)).build();
      var call =
          Call.post("taxii", "collections", chosen.collection, "quarantine", verdict).with(body);
      return client.json(call) instanceof JsonArray results
          ? tell(node, results)
          : ExitCode.INTERNAL.code();
    }
  }

  private int tell(NodeOptions node, JsonArray results) {
    var rows = results.elements().stream().map(JsonReader::of).toList();
    var problems = rows.stream().filter(row -> !row.booleanValue("done")).toList();
    if (node.json) {
      terminal.json(results);
    } else {
      terminal.say((rows.size() - problems.size()) + " done, " + problems.size() + " not.");
      for (var row : problems) {
        terminal.tell(row.string("number") + " " + row.string("id") + ": " + row.string("problem"));
      }
    }
    return (problems.isEmpty() ? ExitCode.DONE : ExitCode.NO).code();
  }
}
