package dev.tocsin.node.console;

import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Withdrawing.Why;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.HeldObject;
import dev.tocsin.node.desk.ObjectDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.SafeText;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is in collections, for people: to look at, to draft from, to take out.
final class CollectionPages {
  static final String HERE = "/console/collections";

  /// Objects on a page: a form has room for these.
  private static final int OBJECTS_MAX = 50;

  private static final String BOX = "object-";

  private final Desk desk;
  private final Pages pages;
  private final DraftPages drafts;

  CollectionPages(Desk desk, Pages pages, DraftPages drafts) {
    this.desk = desk;
    this.pages = pages;
    this.drafts = drafts;
  }

  record ListPage(Shell shell, List<TaxiiCollection> collections) {
    ListPage {
      collections = List.copyOf(collections);
    }
  }

  /// @param type what the visitor filters by; blank for nothing
  /// @param id what the visitor filters by; blank for nothing
  record ObjectsPage(
      Shell shell,
      TaxiiCollection collection,
      List<Item> items,
      String type,
      String id,
      Optional<String> next) {
    ObjectsPage {
      items = List.copyOf(items);
    }

    Why[] reasons() {
      return Why.values();
    }
  }

  record Item(HeldObject held, ObjectCards objects) {
    String field() {
      return BOX + held.id();
    }

    Instant at() {
      return Instant.parse(held.date());
    }
  }

  void all(Context context, Shell.Visitor visitor) {
    var collections = desk.objects().collections(visitor.person());
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("collections.title"));
    pages.show(context, "collections", new ListPage(shell, collections));
  }

  void one(Context context, Shell.Visitor visitor) {
    var type = asked(context, "type");
    var id = asked(context, "id");
    var search = new ObjectDesk.Search(type, id, asked(context, "after"), OBJECTS_MAX);
    var found = desk.objects().objects(visitor.person(), context.pathParam("collection"), search);
    var items =
        found.objects().stream()
            .map(held -> new Item(held, ObjectCards.of(List.of(held.object()))))
            .toList();
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("collections.title"));
    pages.show(
        context,
        "collection",
        new ObjectsPage(
            shell, found.collection(), items, type.orElse(""), id.orElse(""), found.next()));
  }

  private static Optional<String> asked(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  void act(Context context, Shell.Visitor visitor, Form form) {
    var chosen = form.after(BOX);
    if (chosen.isEmpty()) {
      throw wrong("Tick the objects that it is about, then choose again.");
    }
    switch (form.text("act")) {
      case "draft" -> {
        var bundle =
            desk.objects().bundle(visitor.person(), context.pathParam("collection"), chosen);
        drafts.form(context, visitor, bundle.utf8());
      }
      case "withdraw" -> withdraw(context, visitor, form, chosen);
      default -> throw wrong("Choose to draft a warning, or to take out.");
    }
  }

  private static DeskException wrong(String sentence) {
    return new DeskException(Problem.Kind.BAD_REQUEST, sentence);
  }

  private void withdraw(Context context, Shell.Visitor visitor, Form form, List<String> chosen) {
    var why = Why.of(form.text("reason")).orElseThrow(() -> wrong("Choose a reason."));
    if (!form.ticked("sure")) {
      throw wrong("Tick that you are sure, then take them out.");
    }
    var collection = context.pathParam("collection");
    var problems =
        desk
            .objects()
            .withdraw(visitor.person(), collection, chosen, why, form.ticked("revoke"))
            .stream()
            .filter(done -> !done.problem().isEmpty())
            .toList();
    if (!problems.isEmpty()) {
      throw new DeskException(
          Problem.Kind.STATE,
          problems.size()
              + " of these are still there. The first: "
              + SafeText.of(problems.getFirst().problem()).text());
    }
    ConsoleEndpoints.seeOther(context, HERE + "/" + collection);
  }
}
