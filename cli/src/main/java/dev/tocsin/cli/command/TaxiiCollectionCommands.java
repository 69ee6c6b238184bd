package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to collections.
@Command(name = "collection", description = "Keep the collections of this node.")
public final class TaxiiCollectionCommands {
  private final Terminal terminal;

  public TaxiiCollectionCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What becomes of objects that programs add.
  enum Inbound {
    ACCEPT,
    QUARANTINE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a new collection is like.
  static final class Wanted {
    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Its title.")
    String title = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(
        names = "--alias",
        paramLabel = "NAME",
        description = "Another name for it in addresses.")
    Optional<String> alias = Optional.empty();

    @Option(
        names = "--unmarked",
        paramLabel = "LEVEL",
        description =
            "The level of objects that bear none: CLEAR, GREEN, AMBER, AMBER+STRICT or RED"
                + " (default: RED).")
    String unmarked = "RED";

    @Option(
        names = "--inbound",
        paramLabel = "WHAT",
        description =
            "What becomes of objects that programs add: ${COMPLETION-CANDIDATES} (default:"
                + " quarantine).")
    Inbound inbound = Inbound.QUARANTINE;

    JsonObject body(String root) {
      var body = JsonObject.builder().put("root", root).put("title", title);
      description.ifPresent(text -> body.put("description", text));
      alias.ifPresent(text -> body.put("alias", text));
      return body.put("unmarked", unmarked.toUpperCase(Locale.ROOT))
          .put("inbound", inbound.toString())
          .build();
    }
  }

  @Command(name = "list", description = "List collections.")
  public int list(@Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.get("taxii", "collections"),
            answer -> {
              var table = new Table(List.of("ID", "ROOT", "INBOUND", "TITLE"), 36);
              Rows.of(answer)
                  .forEach(row ->
                      table.row(
                          row.string("id"),
                          row.string("root"),
                          row.string("inbound"),
                          row.string("title")));
              table.print(terminal);
            });
  }

  @Command(name = "add", description = "Add a collection to an API root.")
  public int add(
      @Parameters(index = "0", paramLabel = "ROOT", description = "The API root.") String root,
      @Mixin Wanted wanted,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.post("taxii", "collections").with(wanted.body(root)),
            answer ->
                terminal.say(
                    "The collection " + JsonReader.of(answer).string("id") + " is added."));
  }

  @Command(name = "change", description = "Change a collection; what is not said stays.")
  public int change(
      @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
          String collection,
      @Option(names = "--title", paramLabel = "TEXT", description = "Its title.")
          Optional<String> title,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              description = "What it is for; empty for none.")
          Optional<String> description,
      @Option(
              names = "--inbound",
              paramLabel = "WHAT",
              description = "What becomes of objects that programs add: ${COMPLETION-CANDIDATES}.")
          Optional<Inbound> inbound,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder();
    title.ifPresent(text -> body.put("title", text));
    description.ifPresent(text -> body.put("description", text));
    inbound.ifPresent(rule -> body.put("inbound", rule.toString()));
    return new TaxiiAnswer(terminal, node)
        .changed(
            Call.post("taxii", "collections", collection, "change").with(body.build()),
            "The collection " + collection + " is changed.");
  }

  @Command(name = "remove", description = "Remove a collection with everything in it.")
  public int remove(
      @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its id or alias.")
          String collection,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .removed(Call.post("taxii", "collections", collection, "remove"), collection);
  }
}
