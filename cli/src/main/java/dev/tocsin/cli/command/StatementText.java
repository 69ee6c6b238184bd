package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Locale;

/// Statements for people.
final class StatementText {
  private static final int ID_SHOWN = 8;
  private static final String LIST_LINE = "%-8s  %-10s  %-13s  %s";

  private final Terminal terminal;
  private final Times times;

  StatementText(Terminal terminal) {
    this.terminal = terminal;
    this.times = new Times(terminal.look().zone());
  }

  /// Two lines each: what it is and how far, then whose and about what.
  void list(List<JsonReader> rows, String whenEmpty) {
    if (rows.isEmpty()) {
      terminal.say(whenEmpty);
      return;
    }
    terminal.heading(LIST_LINE.formatted("ID", "PRECEDENCE", "STATE", "SINCE").stripTrailing());
    for (var row : rows) {
      terminal.say(first(row));
      terminal.say(second(row));
    }
  }

  private String first(JsonReader row) {
    return LIST_LINE.formatted(
        Table.cut(line(row, "id").substring(0, Math.min(ID_SHOWN, line(row, "id").length())), 8),
        Table.cut(line(row, "precedence"), 10),
        Table.cut(line(row, "state"), 13),
        row.optionalInstant("since").map(times::text).orElse(""));
  }

  private static String second(JsonReader row) {
    String marks =
        row.optionalString("tlp").map(tlp -> "  TLP:" + plain(tlp)).orElse("")
            + (isExercise(row) ? "  EXERCISE" : "");
    int left = Table.WIDTH - 10 - marks.length();
    return "          " + Table.cut(line(row, "partner") + ": " + line(row, "title"), left) + marks;
  }

  /// Everything about one.
  void page(JsonReader one) {
    terminal.heading(line(one, "title"));
    if (isExercise(one)) {
      terminal.bad("EXERCISE EXERCISE EXERCISE");
    }
    field("id", line(one, "id"));
    field(sent(one) ? "to" : "from", line(one, "partner"));
    field("kind", line(one, "kind") + ", " + line(one, "precedence"));
    one.optionalString("tlp").ifPresent(tlp -> field("handling", "TLP:" + plain(tlp)));
    one.optionalInstant("not_after").ifPresent(at -> field("expires", times.text(at)));
    field("state", line(one, "state"));
    one.optionalString("reason").ifPresent(reason -> field("because", plain(reason)));
    one.optionalObject("answer").ifPresent(this::answer);
    field("evidence", line(one, "evidence"));
    request(one);
    permissions(one);
    history(one);
    one.optionalString("not_shown").ifPresent(why -> terminal.bad(plain(why)));
    objects(one);
    parts(one);
    if (one.optionalBoolean("flagged").orElse(false)) {
      terminal.bad("It holds characters that hide or reorder text; they are shown as marks.");
    }
  }

  private void answer(JsonReader answer) {
    String note = line(answer, "note");
    field(
        "answer",
        line(answer, "by")
            + ": "
            + line(answer, "decision")
            + (note.isEmpty() ? "" : " (" + note + ")")
            + answer.optionalInstant("at").map(at -> ", " + times.text(at)).orElse(""));
  }

  private void request(JsonReader one) {
    one.optionalObject("request")
        .ifPresent(request -> {
          field("asks", "to pass on " + line(request, "warning"));
          field("to", line(request, "organisation") + ", node " + line(request, "recipient"));
          field("by", line(request, "by"));
          field("why", line(request, "reason"));
        });
  }

  private void permissions(JsonReader one) {
    var permissions = one.optionalObject("permissions");
    if (permissions.isEmpty()) {
      return;
    }
    terminal.say("");
    terminal.heading(sent(one) ? "What the partner was told" : "What may be done with it");
    for (var name : List.of("act", "inform", "court", "onward", "attribution", "until")) {
      terminal.say("  " + line(permissions.get(), name));
    }
    if (one.has("caveats")) {
      one.strings("caveats").forEach(caveat -> terminal.say("  Condition: " + plain(caveat)));
    }
    if (one.has("requests")) {
      one.objects("requests").forEach(this::asked);
    }
  }

  private void asked(JsonReader request) {
    String answer =
        request
            .optionalObject("answer")
            .map(given -> line(given, "decision") + ", " + line(given, "by"))
            .orElse("no answer yet");
    terminal.say("  Asked: may it go to " + line(request, "organisation") + "? " + answer);
  }

  private void history(JsonReader one) {
    if (one.has("history")) {
      terminal.say("");
      terminal.heading("How it went");
      for (var moment : one.objects("history")) {
        terminal.say("  " + times.text(moment.instant("at")) + "  " + line(moment, "state"));
      }
    }
  }

  private void objects(JsonReader one) {
    if (one.has("objects")) {
      for (var object : one.objects("objects")) {
        terminal.say("");
        terminal.heading(line(object, "title") + " [" + line(object, "kind") + "]");
        for (var each : object.objects("lines")) {
          String value = SafeText.of(each.optionalString("value").orElse("")).text();
          terminal.say("  " + line(each, "label") + ": " + value.replace("\n", "\n    "));
        }
      }
    }
  }

  private void parts(JsonReader one) {
    if (one.has("parts")) {
      terminal.say("");
      terminal.heading("Parts");
      var table = new Table(List.of("BYTES", "NAME", "TYPE"), 40);
      for (var part : one.objects("parts")) {
        table.row(Long.toString(part.longValue("size")), line(part, "name"), line(part, "type"));
      }
      table.print(terminal);
    }
  }

  private void field(String name, String value) {
    terminal.say(String.format(Locale.ROOT, "%-9s %s", name, value));
  }

  private static boolean sent(JsonReader one) {
    return one.optionalString("direction").map(way -> way.equalsIgnoreCase("sent")).orElse(false);
  }

  private static boolean isExercise(JsonReader one) {
    return one.optionalBoolean("exercise").orElse(false);
  }

  static String line(JsonReader row, String name) {
    return row.optionalString(name).map(StatementText::plain).orElse("");
  }

  private static String plain(String text) {
    return SafeText.line(text).text();
  }
}
