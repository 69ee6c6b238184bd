package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Begins a draft from a collection.
@Command(
    name = "draft",
    description = {
      "Begin a draft of a warning from objects of a collection of this node.",
      "It gets their last versions and the definitions of their markings."
    })
public final class TaxiiDraft implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
  String collection = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ID",
      description = "The objects, by their STIX ids.")
  List<String> objects = List.of();

  @Option(
      names = "--to",
      split = ",",
      paramLabel = "PARTNER",
      description = "The partners, with commas or one each time; they can be chosen later.")
  List<String> partners = List.of();

  @Option(names = "--threat-to-life", description = "Somebody may die of what it warns of.")
  boolean threatToLife;

  @Mixin UrgencyOptions urgency = new UrgencyOptions();
  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public TaxiiDraft(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("objects", JsonArray.ofStrings(objects)).build();
    var bare = Call.post("taxii", "collections", collection, "draft").with(body);
    return new DraftAnswer(terminal, caller)
        .changed(
            urgency
                .into(bare)
                .asking("to", String.join(",", partners))
                .asking("threat_to_life", Boolean.toString(threatToLife)),
            draft -> "The draft " + draft.string("id") + " is begun." + hint(draft.string("id")));
  }

  private String hint(String draft) {
    return partners.isEmpty()
        ? ""
        : " See what would leave: tocsin preview " + draft + " --to " + partners.getFirst();
  }
}
