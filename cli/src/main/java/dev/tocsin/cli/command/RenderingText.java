package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Columns;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one partner would get of a draft, beside the draft, for people.
final class RenderingText {
  private static final String NOTHING = "(stays here)";

  private final Terminal terminal;
  private final Columns columns;

  RenderingText(Terminal terminal) {
    this.terminal = terminal;
    this.columns = new Columns(terminal);
  }

  /// Shows it.
  ///
  /// @return that the answer is no if something stands against it but missing approvals
  ExitCode show(JsonValue answer, boolean json, String id) {
    var rendering = JsonReader.of(answer);
    if (json) {
      terminal.json(answer);
    } else {
      print(rendering, id);
    }
    return rendering.strings("objections").isEmpty() ? ExitCode.DONE : ExitCode.NO;
  }

  private void print(JsonReader rendering, String id) {
    String partner = rendering.string("partner");
    columns.heading("DRAFT", "TO " + partner + ", TLP:" + rendering.string("tlp"));
    sides(rendering);
    list("What it must read with it", rendering.strings("caveats"));
    list("What " + partner + " may do with it", rendering.strings("permissions"));
    hits(rendering);
    rendering
        .optionalString("conflict")
        .ifPresent(conflict -> terminal.bad("Two duties cannot both be kept: " + conflict));
    terminal.say("");
    for (var objection : rendering.strings("objections")) {
      terminal.bad("It may not go: " + objection);
    }
    approvals(rendering);
    terminal.say("digest  " + rendering.string("digest"));
    next(rendering, id);
  }

  private void sides(JsonReader rendering) {
    Map<String, Deque<JsonReader>> rendered = new HashMap<>();
    for (var side : rendering.objects("rendered")) {
      rendered.computeIfAbsent(side.string("origin"), _ -> new ArrayDeque<>()).add(side);
    }
    Map<String, List<JsonReader>> gaps = new HashMap<>();
    for (var gap : rendering.objects("gaps")) {
      gaps.computeIfAbsent(gap.string("object"), _ -> new ArrayList<>()).add(gap);
    }
    for (var side : rendering.objects("draft")) {
      String origin = side.string("origin");
      var other = Optional.ofNullable(rendered.get(origin)).map(Deque::poll);
      terminal.say("");
      pair(side, other);
      Optional.ofNullable(gaps.remove(origin)).orElse(List.of()).forEach(this::gap);
    }
    // Of objects that are not shown.
    gaps.values().forEach(each -> each.forEach(this::gap));
  }

  private void pair(JsonReader draft, Optional<JsonReader> rendered) {
    columns.heading(
        title(draft.object("object")),
        rendered.map(each -> title(each.object("object"))).orElse(NOTHING));
    Deque<JsonReader> others =
        new ArrayDeque<>(
            rendered.map(each -> each.object("object").objects("lines")).orElse(List.of()));
    for (var line : draft.object("object").objects("lines")) {
      boolean same =
          !others.isEmpty() && others.peek().string("label").equals(line.string("label"));
      columns.say(text(line), same ? text(others.remove()) : "");
    }
    others.forEach(line -> columns.say("", text(line)));
    rendered
        .filter(each -> !each.string("id").equals(draft.string("id")))
        .ifPresent(each -> columns.say("", "  under the id " + each.string("id")));
  }

  private static String title(JsonReader object) {
    return StatementText.line(object, "title") + " [" + StatementText.line(object, "kind") + "]";
  }

  private static String text(JsonReader line) {
    return "  " + StatementText.line(line, "label") + ": " + line.string("value");
  }

  private void gap(JsonReader gap) {
    String selector = gap.string("selector");
    terminal.say(
        "  - "
            + (selector.isEmpty() ? gap.string("object") : selector)
            + " stays ("
            + gap.string("cause")
            + ", "
            + gap.string("rule")
            + "): "
            + gap.string("reason"));
  }

  private void list(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      terminal.say("");
      terminal.heading(heading);
      lines.forEach(line -> terminal.say("  " + line));
    }
  }

  private void hits(JsonReader rendering) {
    var hits = rendering.objects("hits");
    if (!hits.isEmpty()) {
      terminal.say("");
      terminal.heading("What is withheld and may stand in it");
      for (var hit : hits) {
        terminal.bad("  " + hit.string("sentence"));
        terminal.say("    hit " + hit.string("key"));
      }
    }
    list(
        "What somebody let pass",
        rendering.objects("cleared").stream().map(hit -> hit.string("sentence")).toList());
  }

  private void approvals(JsonReader rendering) {
    long required = rendering.longValue("approvals_required");
    var people = rendering.strings("approved_by");
    terminal.say(
        "Approvals needed: "
            + required
            + "; given: "
            + (people.isEmpty() ? "none" : String.join(", ", people)));
  }

  /// The commands that come next, for whoever asks.
  private void next(JsonReader rendering, String id) {
    String to = " " + id + " --to " + rendering.string("partner");
    String digest = " --digest " + rendering.string("digest");
    if (rendering.booleanValue("may_approve")) {
      terminal.say("Approve exactly this: tocsin approve" + to + digest);
    }
    if (rendering.booleanValue("may_release")) {
      terminal.good("Send it: tocsin release" + to + digest);
    } else if (rendering.booleanValue("may_release_alone")) {
      terminal.say("In an emergency, alone: tocsin release" + to + digest + " --emergency REASON");
    }
  }
}
