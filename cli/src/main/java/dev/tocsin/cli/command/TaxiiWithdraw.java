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

/// Takes objects out of a collection.
@Command(
    name = "withdraw",
    description = {
      "Take objects out of a collection of this node, with all their versions.",
      "Whoever follows the collection is told, with the reason."
    })
public final class TaxiiWithdraw implements Callable<Integer> {
  /// Why.
  enum Reason {
    DELETED,
    RECALLED,
    WRONG
  }

  @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
  String collection = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ID",
      description = "The objects, by their STIX ids.")
  List<String> objects = List.of();

  @Option(names = "--reason", required = true, description = "${COMPLETION-CANDIDATES}.")
  Reason reason = Reason.DELETED;

  @Option(
      names = "--revoke",
      description =
          "Put a version there that revokes each, for those who know only the standard; for objects"
              + " that this organisation made.")
  boolean revoke;

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public TaxiiWithdraw(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body =
        JsonObject.builder()
            .put("objects", JsonArray.ofStrings(objects))
            .put("reason", reason.name().toLowerCase(Locale.ROOT))
            .put("revoke", revoke)
            .build();
    var call = Call.post("taxii", "collections", collection, "withdraw").with(body);
    try (var client = caller.open(terminal)) {
      var answer = client.json(call);
      var rows = Rows.of(answer);
      var problems = rows.stream().filter(row -> !row.booleanValue("done")).toList();
      if (caller.json()) {
        terminal.json(answer);
      } else {
        terminal.say((rows.size() - problems.size()) + " taken out, " + problems.size() + " not.");
        problems.forEach(row -> terminal.tell(row.string("id") + ": " + row.string("problem")));
      }
      return (problems.isEmpty() ? ExitCode.DONE : ExitCode.NO).code();
    }
  }
}
