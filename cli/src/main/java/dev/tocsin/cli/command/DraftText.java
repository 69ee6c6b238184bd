package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Drafts for people.
final class DraftText {
  private static final String LIST_LINE = "%-36s  %-10s  %-10s  %s";

  private final Terminal terminal;
  private final Times times;

  DraftText(Terminal terminal) {
    this.terminal = terminal;
    this.times = new Times(terminal.look().zone());
  }

  /// Three lines each: what it is, about what, and how far it is for whom.
  void list(List<JsonReader> drafts, String whenEmpty) {
    if (drafts.isEmpty()) {
      terminal.say(whenEmpty);
      return;
    }
    terminal.heading(LIST_LINE.formatted("ID", "PRECEDENCE", "STATE", "REVISION"));
    for (var draft : drafts) {
      terminal.say(
          LIST_LINE.formatted(
              StatementText.line(draft, "id"),
              StatementText.line(draft, "precedence"),
              StatementText.line(draft, "state"),
              draft.longValue("revision")));
      terminal.say("  " + StatementText.line(draft, "title") + marks(draft));
      for (var recipient : draft.objects("recipients")) {
        terminal.say("  to " + recipient.string("partner") + ": " + state(recipient));
      }
    }
  }

  private static String marks(JsonReader draft) {
    return (draft.booleanValue("exercise") ? "  EXERCISE" : "")
        + (draft.booleanValue("threat_to_life") ? "  THREAT TO LIFE" : "");
  }

  private String state(JsonReader recipient) {
    if (recipient.has("release")) {
      return released(recipient.object("release"));
    }
    var people =
        recipient.objects("approvals").stream().map(each -> each.string("person")).toList();
    return people.isEmpty() ? "not approved" : "approved by " + String.join(", ", people);
  }

  private String released(JsonReader release) {
    return "released by "
        + release.string("person")
        + " at "
        + times.text(release.instant("at"))
        + " as "
        + release.string("statement")
        + release
            .optionalString("emergency")
            .map(reason -> "; alone, in an emergency: " + reason + review(release))
            .orElse("");
  }

  private static String review(JsonReader release) {
    return release
        .optionalObject("review")
        .map(review ->
            "; "
                + review.string("person")
                + (review.booleanValue("agrees") ? " agrees: " : " does not agree: ")
                + review.string("note"))
        .orElse("; a second person must look at it");
  }

  /// One draft.
  void page(JsonReader draft) {
    terminal.heading(StatementText.line(draft, "title") + marks(draft));
    field("draft", draft.string("id"));
    field("state", draft.string("state") + ", revision " + draft.longValue("revision"));
    field("written by", String.join(", ", draft.strings("authors")));
    draft.optionalInstant("not_after").ifPresent(at -> field("expires", times.text(at)));
    draft.optionalString("passes_on").ifPresent(warning -> field("passes on", warning));
    for (var recipient : draft.objects("recipients")) {
      field("to " + recipient.string("partner"), state(recipient));
    }
    terminal.say("");
    terminal.heading("How it went");
    for (var moment : draft.objects("history")) {
      terminal.say(
          "  "
              + times.text(moment.instant("at"))
              + "  "
              + moment.string("what")
              + " by "
              + moment.string("person"));
    }
    for (var clearance : draft.objects("clearances")) {
      terminal.say(
          "  cleared by "
              + clearance.string("person")
              + ": "
              + StatementText.line(clearance, "reason"));
    }
    if (draft.booleanValue("withheld")) {
      terminal.say("What it says is not for you.");
    }
    draft.objects("objects").forEach(this::object);
  }

  private void object(JsonReader object) {
    terminal.say("");
    terminal.heading(
        StatementText.line(object, "title") + " [" + StatementText.line(object, "kind") + "]");
    lines(object).forEach(terminal::say);
  }

  /// The lines of an object, indented.
  static List<String> lines(JsonReader object) {
    return object.objects("lines").stream()
        .map(each ->
            "  "
                + StatementText.line(each, "label")
                + ": "
                + each.string("value").lines().collect(Collectors.joining("\n    ")))
        .toList();
  }

  private void field(String name, String value) {
    terminal.say(String.format(Locale.ROOT, "%-12s %s", name, value));
  }
}
