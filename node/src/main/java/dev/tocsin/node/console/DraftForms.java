package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.compose.Marks;
import dev.tocsin.node.compose.Place;
import dev.tocsin.node.compose.WrittenWarning;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What the forms for drafts mean. Every method refuses what a page of this console cannot have
/// sent.
final class DraftForms {
  /// Before a partner's name, in the name of its box.
  static final String TO = "to-";

  /// Before a place, in the name of its box.
  static final String PART = "part-";

  private DraftForms() {}

  /// Everything about a draft but its document.
  static DraftInput input(Form form, Bytes bundle) {
    var warning =
        new Draft(
            bundle,
            form.filled("title"),
            choice(Precedence.values(), form.text("precedence"), "how urgent it is"),
            form.ticked("exercise"),
            form.filled("not-after").map(DraftForms::time));
    return new DraftInput(warning, form.after(TO), form.ticked("life"));
  }

  /// A document that was pasted or uploaded.
  static Bytes handedIn(Form form) {
    var file = form.bytes("file");
    var bytes = file.size() > 0 ? file : form.bytes("text");
    if (bytes.size() == 0) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "There is no document. Choose a file or paste its text.");
    }
    return bytes;
  }

  static WrittenWarning written(Form form) {
    var level = level(form, "level");
    var written =
        new WrittenWarning(
            form.text("title"),
            text(form, "what"),
            choice(WrittenWarning.Threat.values(), form.text("threat"), "what it is about"),
            form.text("who"),
            new WrittenWarning.Target(
                form.text("target"), form.text("place"), form.text("country")),
            new WrittenWarning.Window(
                form.filled("from").map(DraftForms::time),
                form.filled("until").map(DraftForms::time)),
            form.words("traces").lines().toList(),
            level,
            new WrittenWarning.Secret(text(form, "secret"), level(form, "secret-level")));
    if (!written.faults().isEmpty()) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, String.join(" ", written.faults()));
    }
    return written;
  }

  private static String text(Form form, String name) {
    return form.text(name).replace("\r\n", "\n");
  }

  private static Tlp level(Form form, String name) {
    return choice(Tlp.values(), form.text(name), "a level");
  }

  /// What is asked of portions.
  static Marks marks(Form form) {
    var wishes =
        new Marks.Wishes(
            choice(Marks.Inform.values(), form.text("inform"), "whether the target may be told"),
            form.ticked("show-only"),
            form.ticked("not-for-court"),
            form.after("org-"));
    return new Marks(
        form.filled("level").map(_ -> level(form, "level")),
        form.after("known-").stream().flatMap(id -> StixId.read(id).stream()).toList(),
        wishes);
  }

  static List<Place> places(Form form) {
    return form.after(PART).stream().map(DraftForms::place).toList();
  }

  private static Place place(String text) {
    return Place.read(text)
        .orElseThrow(() ->
            new DeskException(
                Problem.Kind.BAD_REQUEST, "There is no such part. Open the draft again."));
  }

  static long revision(Form form) {
    try {
      return Long.parseLong(form.text("revision"));
    } catch (NumberFormatException _) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "The form did not arrive whole. Open the draft again.");
    }
  }

  private static <E extends Enum<E>> E choice(E[] values, String name, String what) {
    for (var value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new DeskException(Problem.Kind.BAD_REQUEST, "Choose " + what + ".");
  }

  /// What a browser's field for date and time sends, which is meant in UTC, or an instant.
  private static Instant time(String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "Write a time like 2031-11-28T17:00, in UTC.");
    }
  }

  /// A time as a field of a form takes it.
  static String field(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
