package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.DraftState;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.node.compose.PortionMarking;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.DraftView;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.model.Creator;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One draft: what it says, how its portions are marked, to whom it is to go.
final class DraftEditor {
  private static final String TEXT = "text-";

  private final Desk desk;
  private final Pages pages;
  private final Creator sources;

  DraftEditor(Desk desk, Pages pages, Creator sources) {
    this.desk = desk;
    this.pages = pages;
    this.sources = sources;
  }

  /// @param definitions markings of the draft's own that can be given to other portions
  /// @param told what came of what was just done, as a key of a sentence; empty for nothing
  /// @param document the bundle's text, for those who write STIX by hand
  record EditorPage(
      Shell shell,
      DraftView view,
      List<EditableObject> objects,
      List<Definition> definitions,
      List<PartnerView> partners,
      Optional<String> told,
      String document) {
    WarningDraft draft() {
      return view.draft();
    }

    String address() {
      return DraftPages.HERE + "/" + draft().id();
    }

    boolean mayWrite() {
      return draft().state() == DraftState.OPEN && shell.may(Rights.DRAFT) && reads();
    }

    /// Whether what the draft says is for the visitor.
    boolean reads() {
      return view.bundle().size() > 0;
    }

    /// What the draft says of itself, as a form shows it.
    DraftPages.Typed settings() {
      var content = draft().content();
      return name ->
          switch (name) {
            case "precedence" -> Optional.of(content.precedence().name());
            case "not-after" -> content.notAfter().map(DraftForms::field);
            case "exercise" -> Optional.of(name).filter(_ -> content.exercise());
            case "life" -> Optional.of(name).filter(_ -> content.threatToLife());
            default ->
                view.recipients().stream()
                    .map(line -> DraftForms.TO + line.partner())
                    .filter(name::equals)
                    .findFirst();
          };
    }

    /// The names of those who can be on a list of a marking.
    List<String> organisations() {
      return Stream.concat(
              partners.stream().map(PartnerView::name),
              view.recipients().stream().map(DraftView.RecipientLine::partner))
          .distinct()
          .sorted()
          .toList();
    }

    List<EditableObject> about() {
      return objects.stream().filter(object -> !isLink(object)).toList();
    }

    List<EditableObject> links() {
      return objects.stream().filter(EditorPage::isLink).toList();
    }

    private static boolean isLink(EditableObject object) {
      return ObjectCards.group(object.kind()) == ObjectCards.Group.LINK;
    }
  }

  /// A marking of the draft's own.
  record Definition(String id, EditableObject.Mark mark) {}

  void show(Context context, Shell.Visitor visitor) {
    var view = desk.drafts().draft(visitor.person(), context.pathParam("id"));
    var content = view.draft().content();
    var title =
        (content.exercise() ? Words.ENGLISH.say("exercise.tab") + " " : "") + content.title();
    var bundle =
        Optional.of(view.bundle()).filter(bytes -> bytes.size() > 0).map(DraftEditor::parse);
    pages.show(
        context,
        "draft",
        new EditorPage(
            pages.shell(visitor, DraftPages.HERE, title),
            view,
            bundle.map(EditableObject::all).orElse(List.of()),
            bundle.map(DraftEditor::definitions).orElse(List.of()),
            DraftPages.partners(desk, visitor),
            told(context),
            view.bundle().utf8()));
  }

  private static List<Definition> definitions(Bundle bundle) {
    return PortionMarking.definitions(bundle)
        .map(StixObject::id)
        .distinct()
        .map(id -> new Definition(id.toString(), EditableObject.mark(id, bundle)))
        .toList();
  }

  /// What a page may be told of what was just done; nothing else is taken from an address.
  private static Optional<String> told(Context context) {
    var told = context.queryParam("told");
    return Arrays.stream(PortionMarking.Kind.values())
        .map(Enum::name)
        .filter(name -> name.equals(told))
        .findFirst()
        .map(name -> "told." + name);
  }

  private static Bundle parse(Bytes bytes) {
    return Bundle.parse(bytes.toArray());
  }

  void settings(Context context, Shell.Visitor visitor, Form form) {
    var view = desk.drafts().draft(visitor.person(), context.pathParam("id"));
    change(context, visitor, form, DraftForms.input(form, view.bundle()));
    back(context, PortionMarking.Kind.CHANGED);
  }

  void document(Context context, Shell.Visitor visitor, Form form) {
    var view = desk.drafts().draft(visitor.person(), context.pathParam("id"));
    change(context, visitor, form, with(view, DraftForms.handedIn(form)));
    back(context, PortionMarking.Kind.CHANGED);
  }

  void mark(Context context, Shell.Visitor visitor, Form form) {
    var places = DraftForms.places(form);
    var marks = DraftForms.marks(form);
    var passage = form.filled("passage");
    rewrite(
        context,
        visitor,
        form,
        marking -> {
          if (passage.isEmpty()) {
            return marking.mark(places, marks);
          }
          if (places.size() != 1) {
            throw new IllegalArgumentException(
                "A passage is of one text: tick the field that it stands in, and no other.");
          }
          return marking.markPassage(places.getFirst(), passage.orElseThrow(), marks);
        });
  }

  void clear(Context context, Shell.Visitor visitor, Form form) {
    var places = DraftForms.places(form);
    rewrite(context, visitor, form, marking -> marking.clear(places));
  }

  void write(Context context, Shell.Visitor visitor, Form form) {
    var texts = new LinkedHashMap<String, String>();
    form.after(TEXT)
        .forEach(name -> texts.put(name, form.words(TEXT + name).replace("\r\n", "\n").strip()));
    int number = number(context.pathParam("number"));
    rewrite(context, visitor, form, marking -> marking.write(number, texts));
  }

  private static int number(String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException _) {
      throw new DeskException(Problem.ABSENT);
    }
  }

  private void rewrite(
      Context context,
      Shell.Visitor visitor,
      Form form,
      Function<PortionMarking, PortionMarking.Done> act) {
    var view = desk.drafts().draft(visitor.person(), context.pathParam("id"));
    if (view.draft().revision() != DraftForms.revision(form)) {
      // Places are counted in the document that the person saw.
      throw new DeskException(
          Problem.Kind.STATE,
          "Someone has changed the draft since you looked at it. Look at it again.");
    }
    var done = done(view, act);
    if (done.kind() != PortionMarking.Kind.WITHOUT_EFFECT) {
      change(context, visitor, form, with(view, Bytes.of(done.bundle().toBytes())));
    }
    back(context, done.kind());
  }

  private PortionMarking.Done done(
      DraftView view, Function<PortionMarking, PortionMarking.Done> act) {
    try {
      return act.apply(new PortionMarking(parse(view.bundle()), sources));
    } catch (StixException refused) {
      throw new DeskException(
          new Problem(
              Problem.Kind.MALFORMED,
              "That would make the document unsound, so nothing was changed.",
              refused.faults().stream()
                  .map(fault ->
                      new Problem.Fault(fault.pointer(), fault.section(), fault.sentence()))
                  .toList()));
    } catch (IllegalArgumentException refused) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }
  }

  /// The same draft with another document.
  private static DraftInput with(DraftView view, Bytes bundle) {
    var content = view.draft().content();
    return new DraftInput(
        new Draft(
            bundle,
            Optional.of(content.title()),
            content.precedence(),
            content.exercise(),
            content.notAfter()),
        view.recipients().stream().map(DraftView.RecipientLine::partner).toList(),
        content.threatToLife());
  }

  private void change(Context context, Shell.Visitor visitor, Form form, DraftInput input) {
    desk.drafts()
        .change(visitor.person(), context.pathParam("id"), DraftForms.revision(form), input);
  }

  private static void back(Context context, PortionMarking.Kind kind) {
    ConsoleEndpoints.seeOther(
        context, DraftPages.HERE + "/" + context.pathParam("id") + "?told=" + kind);
  }

  void withdraw(Context context, Shell.Visitor visitor, Form form) {
    desk.drafts().withdraw(visitor.person(), context.pathParam("id"));
    ConsoleEndpoints.seeOther(context, DraftPages.HERE);
  }
}
