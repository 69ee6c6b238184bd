package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Quarantined;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.WaitingObject;
import dev.tocsin.stix.SafeText;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Objects of programs that wait for a person.
final class WaitingPages {
  static final String HERE = "/console/waiting";

  /// Objects of one collection on the page: a form has room for these.
  private static final int OBJECTS_MAX = 30;

  /// Collections on the page; others come when these are done.
  private static final int COLLECTIONS_MAX = 10;

  private final Desk desk;
  private final Pages pages;
  private final DraftPages drafts;

  WaitingPages(Desk desk, Pages pages, DraftPages drafts) {
    this.desk = desk;
    this.pages = pages;
    this.drafts = drafts;
  }

  record WaitingPage(Shell shell, List<Section> sections) {
    WaitingPage {
      sections = List.copyOf(sections);
    }
  }

  record Section(TaxiiCollection collection, List<Item> items) {
    Section {
      items = List.copyOf(items);
    }
  }

  record Item(WaitingObject waiting, ObjectCards objects) {
    String field() {
      return WaitingPages.field(waiting);
    }
  }

  private static String field(WaitingObject waiting) {
    return "object-" + waiting.number();
  }

  void all(Context context, Shell.Visitor visitor) {
    var collections = desk.collections();
    var sections = new ArrayList<Section>();
    for (var each :
        collections.awaited(visitor.person()).stream().limit(COLLECTIONS_MAX).toList()) {
      var items =
          collections.waiting(visitor.person(), each.id().toString(), OBJECTS_MAX).stream()
              .map(waiting -> new Item(waiting, ObjectCards.of(List.of(waiting.object()))))
              .toList();
      sections.add(new Section(each, items));
    }
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("waiting.title"));
    pages.show(context, "waiting", new WaitingPage(shell, sections));
  }

  void decide(Context context, Shell.Visitor visitor, Form form) {
    var collection = context.pathParam("collection");
    var chosen =
        desk.collections().waiting(visitor.person(), collection, OBJECTS_MAX).stream()
            .filter(waiting -> form.ticked(field(waiting)))
            .toList();
    if (chosen.isEmpty()) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "Tick the objects that it is about, then choose again.");
    }
    switch (form.text("verdict")) {
      case "accept" -> decide(context, visitor, chosen, Quarantined.Verdict.ACCEPTED);
      case "reject" -> decide(context, visitor, chosen, Quarantined.Verdict.REJECTED);
      case "draft" -> drafts.form(context, visitor, bundle(chosen).utf8());
      default ->
          throw new DeskException(
              Problem.Kind.BAD_REQUEST, "Choose to accept, to reject, or to draft a warning.");
    }
  }

  private void decide(
      Context context,
      Shell.Visitor visitor,
      List<WaitingObject> chosen,
      Quarantined.Verdict verdict) {
    var numbers = chosen.stream().map(WaitingObject::number).toList();
    var problems =
        desk
            .collections()
            .decide(visitor.person(), context.pathParam("collection"), numbers, verdict)
            .stream()
            .filter(result -> !result.problem().isEmpty())
            .toList();
    if (!problems.isEmpty()) {
      throw new DeskException(
          Problem.Kind.STATE,
          problems.size()
              + " of these still wait. The first: "
              + SafeText.line(problems.getFirst().problem()).text());
    }
    ConsoleEndpoints.seeOther(context, HERE);
  }

  /// The objects as they were sent, as one document.
  private static Bytes bundle(List<WaitingObject> chosen) {
    return Bytes.utf8(
        chosen.stream()
            .map(waiting -> waiting.json().utf8())
            .collect(
                Collectors.joining(
                    ",\n",
                    "{\"type\":\"bundle\",\"id\":\"bundle--"
                        + UUID.randomUUID()
                        + "\",\"objects\":[\n",
                    "\n]}")));
  }
}
