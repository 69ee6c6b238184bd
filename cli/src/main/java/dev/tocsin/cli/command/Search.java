package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks for words in what this node has.
@Command(
    name = "search",
    description =
        "Warnings and objects of collections that hold all of these words, newest first, as far as"
            + " you may see them.")
public final class Search implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "WORDS",
      description = "An address, a domain, a hash, a STIX id, or up to 10 words.")
  List<String> words = List.of();

  /// Where to look.
  enum In {
    WARNINGS,
    COLLECTIONS
  }

  @Option(
      names = "--in",
      paramLabel = "PLACE",
      description = "Only in ${COMPLETION-CANDIDATES} (default: both).")
  Optional<In> in = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "PLACE",
      description = "Go on from where an earlier search says that it stopped.")
  Optional<String> before = Optional.empty();

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "At most so many hits, up to 100 (default: ${DEFAULT-VALUE}).")
  int limit = 20;

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;
  private final Times times;

  public Search(Terminal terminal) {
    this.terminal = terminal;
    this.times = new Times(terminal.look().zone());
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
        Call.get("search")
            .asking("q", String.join(" ", words))
            .asking("limit", Integer.toString(limit));
    call = in.isPresent() ? call.asking("in", in.get().name().toLowerCase(Locale.ROOT)) : call;
    return before.isPresent() ? call.asking("before", before.get()) : call;
  }

  private void show(JsonReader answer) {
    var hits = answer.objects("found");
    hits.forEach(this::hit);
    String back =
        answer
            .optionalInstant("looked_back_to")
            .map(at -> ", back to " + times.text(at))
            .orElse("");
    terminal.tell(
        (hits.isEmpty() ? "Nothing was found. " : "")
            + "Looked through what you may see (warnings: "
            + answer.longValue("warnings_looked_at")
            + ", objects of collections: "
            + answer.longValue("objects_looked_at")
            + ")"
            + back
            + ".");
    answer
        .optionalString("before")
        .ifPresent(place -> terminal.tell("Look further: --before " + place));
  }

  private void hit(JsonReader hit) {
    hit.optionalObject("warning").ifPresent(warning -> warning(hit, warning));
    hit.optionalObject("collection").ifPresent(collection -> object(hit, collection));
    for (var passage : hit.objects("passages")) {
      var text = new StringBuilder();
      for (var piece : passage.objects("pieces")) {
        String safe = SafeText.line(piece.string("text").replace('\n', ' ')).text();
        text.append(piece.booleanValue("sought") ? "»" + safe + "«" : safe);
      }
      terminal.say("  " + StatementText.line(passage, "where") + ": " + text);
    }
  }

  private void warning(JsonReader hit, JsonReader warning) {
    boolean sent = StatementText.line(warning, "direction").equals("sent");
    terminal.heading(StatementText.line(warning, "id"));
    terminal.say(
        Table.cut(
            "  "
                + times.text(hit.instant("at"))
                + (sent ? "  to " : "  from ")
                + StatementText.line(warning, "partner")
                + ", "
                + StatementText.line(warning, "state")
                + level(warning),
            Table.WIDTH));
    terminal.say(Table.cut("  " + StatementText.line(warning, "title"), Table.WIDTH));
    hit.optionalObject("permissions")
        .ifPresent(permissions -> {
          for (var name : List.of("act", "inform", "court", "onward", "attribution", "until")) {
            terminal.say("  " + StatementText.line(permissions, name));
          }
        });
    if (hit.has("caveats")) {
      hit.strings("caveats")
          .forEach(caveat -> terminal.say("  Condition: " + SafeText.line(caveat).text()));
    }
    looking(hit.booleanValue("copied"));
  }

  private void object(JsonReader hit, JsonReader collection) {
    var held = hit.object("held");
    var object = held.object("object");
    terminal.heading(StatementText.line(held, "id"));
    terminal.say(
        Table.cut(
            "  "
                + times.text(hit.instant("at"))
                + "  in "
                + StatementText.line(collection, "title")
                + level(hit),
            Table.WIDTH));
    terminal.say(
        Table.cut(
            "  " + StatementText.line(object, "kind") + ": " + StatementText.line(object, "title"),
            Table.WIDTH));
    held.optionalObject("origin")
        .ifPresentOrElse(
            origin ->
                terminal.say(
                    "  It came with a warning of "
                        + StatementText.line(origin, "partner")
                        + ", which alone can be passed on: "
                        + StatementText.line(origin, "statement")),
            () -> looking(held.booleanValue("copied")));
  }

  private void looking(boolean copied) {
    if (!copied) {
      terminal.say("  Its sender gives no copy of it: it is only to be looked at here.");
    }
  }

  private static String level(JsonReader row) {
    String tlp = StatementText.line(row, "tlp");
    return tlp.isEmpty() ? "" : ", TLP:" + tlp;
  }
}
