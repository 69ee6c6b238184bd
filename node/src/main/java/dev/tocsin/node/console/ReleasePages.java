package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Preview;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/// From a document to a warning that leaves: hand in, look at it, release. The document stays with
/// the browser between the two steps, so that nothing half-done lies here.
final class ReleasePages {
  private static final String HERE = "/console/release";

  private final Desk desk;
  private final Pages pages;

  ReleasePages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /// @param text a document to begin with; empty for none
  record FormPage(Shell shell, List<PartnerView> partners, String text) {}

  /// @param document what was handed in, in base64, to come back with the release
  record PreviewPage(
      Shell shell, Preview preview, Draft draft, ObjectCards objects, String document) {
    String title() {
      return draft.title().orElse("");
    }

    String notAfter() {
      return draft.notAfter().map(Instant::toString).orElse("");
    }
  }

  void form(Context context, Shell.Visitor visitor) {
    form(context, visitor, "");
  }

  /// The form with a document in it.
  void form(Context context, Shell.Visitor visitor, String text) {
    // The desk refuses the acts themselves; who may not release needs no form either.
    Rights.RELEASE.requireQuietly(visitor.person());
    var partners =
        desk.partners(visitor.person()).stream()
            .filter(partner -> partner.state() == Partner.State.ACTIVE)
            .toList();
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("release.title"));
    pages.show(context, "release", new FormPage(shell, partners, text));
  }

  void preview(Context context, Shell.Visitor visitor, Form form) {
    var draft = draft(form, handedIn(form));
    var preview = desk.preview(visitor.person(), form.text("partner"), draft);
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("preview.title"));
    var document = Base64.getUrlEncoder().withoutPadding().encodeToString(draft.bundle().toArray());
    pages.show(
        context,
        "preview",
        new PreviewPage(shell, preview, draft, ObjectCards.of(preview.objects()), document));
  }

  void release(Context context, Shell.Visitor visitor, Form form) {
    var id = desk.release(visitor.person(), form.text("partner"), draft(form, comesBack(form)));
    ConsoleEndpoints.seeOther(context, "/console/warnings/" + id);
  }

  private static Bytes handedIn(Form form) {
    var file = form.bytes("file");
    var bytes = file.size() > 0 ? file : form.bytes("text");
    if (bytes.size() == 0) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "There is no document. Choose a file or paste its text.");
    }
    return bytes;
  }

  private static Bytes comesBack(Form form) {
    try {
      return Bytes.of(Base64.getUrlDecoder().decode(form.text("document")));
    } catch (IllegalArgumentException _) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST,
          "The document did not come back whole. Begin the release again.");
    }
  }

  private static Draft draft(Form form, Bytes bundle) {
    return new Draft(
        bundle,
        form.filled("title"),
        precedence(form.text("precedence")),
        form.ticked("exercise"),
        form.filled("not-after").map(ReleasePages::time));
  }

  private static Precedence precedence(String name) {
    for (var precedence : Precedence.values()) {
      if (precedence.name().equals(name)) {
        return precedence;
      }
    }
    throw new DeskException(Problem.Kind.BAD_REQUEST, "Choose how urgent it is.");
  }

  /// What a browser's field for date and time sends, which is meant in UTC, or an instant.
  private static Instant time(String text) {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "Write the time of expiry like 2031-11-28T17:00, in UTC.");
    }
  }
}
