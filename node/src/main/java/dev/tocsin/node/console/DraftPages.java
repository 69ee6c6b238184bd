package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.DraftState;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.node.compose.ComposedWarning;
import dev.tocsin.node.compose.WrittenWarning;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.model.Creator;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// Warnings in the making: which there are, and how one begins.
final class DraftPages {
  static final String HERE = "/console/drafts";
  private static final int SHOWN = 200;

  private final Desk desk;
  private final Pages pages;
  private final Creator sources;

  /// @param sources where ids and times of what is composed come from
  DraftPages(Desk desk, Pages pages, Creator sources) {
    this.desk = desk;
    this.pages = pages;
    this.sources = sources;
  }

  /// @param emergencies what one person released alone and nobody has looked at
  /// @param waiting what the visitor could approve
  record ListPage(
      Shell shell,
      List<WarningDraft> emergencies,
      List<WarningDraft> waiting,
      List<WarningDraft> others,
      boolean all) {
    boolean mayWrite() {
      return shell.may(Rights.DRAFT);
    }
  }

  /// @param typed what was typed before it was refused
  /// @param refused why; empty if it was not
  record ComposePage(
      Shell shell, List<PartnerView> partners, Typed typed, Optional<String> refused) {
    boolean isRefused() {
      return refused.isPresent();
    }

    WrittenWarning.Threat[] threats() {
      return WrittenWarning.Threat.values();
    }
  }

  /// Fields that a page fills in.
  @FunctionalInterface
  interface Typed {
    Typed NOTHING = _ -> Optional.empty();

    /// Empty if the field has not been sent.
    Optional<String> find(String name);

    default String text(String name) {
      return find(name).orElse("");
    }

    default boolean ticked(String name) {
      return find(name).isPresent();
    }

    default boolean chosen(String name, Enum<?> value, Enum<?> otherwise) {
      return find(name).orElse(otherwise.name()).equals(value.name());
    }
  }

  void all(Context context, Shell.Visitor visitor) {
    boolean all = "yes".equals(context.queryParam("all"));
    var person = visitor.person();
    var drafts = desk.drafts().drafts(person, !all, SHOWN);
    var waiting =
        Rights.APPROVE.allow(person)
            ? drafts.stream().filter(draft -> awaits(draft, person.name())).toList()
            : List.<WarningDraft>of();
    pages.show(
        context,
        "drafts",
        new ListPage(
            pages.shell(visitor, HERE, Words.ENGLISH.say("drafts.title")),
            desk.drafts().unreviewed(person, SHOWN),
            waiting,
            drafts.stream().filter(draft -> !waiting.contains(draft)).toList(),
            all));
  }

  /// Whether a person could still approve something of a draft, as far as two people go.
  static boolean awaits(WarningDraft draft, String person) {
    return draft.open()
        && !draft.authors().contains(person)
        && draft.content().recipients().stream()
            .filter(recipient -> draft.release(recipient).isEmpty())
            .anyMatch(recipient ->
                draft.approvals().stream()
                    .noneMatch(each ->
                        each.recipient().equals(recipient) && each.person().equals(person)));
  }

  /// How far a draft is, as a key of a sentence.
  static String state(WarningDraft draft) {
    if (draft.state() == DraftState.WITHDRAWN) {
      return "draft.state.withdrawn";
    }
    if (draft.state() == DraftState.RELEASED) {
      return draft.open() ? "draft.state.partly" : "draft.state.released";
    }
    if (draft.content().recipients().isEmpty()) {
      return "draft.state.nobody";
    }
    return draft.approvals().isEmpty() ? "draft.state.open" : "draft.state.approved";
  }

  void form(Context context, Shell.Visitor visitor) {
    show(context, visitor, Typed.NOTHING, Optional.empty());
  }

  /// The form with a document in it.
  void form(Context context, Shell.Visitor visitor, String document) {
    show(
        context,
        visitor,
        name -> Optional.of(document).filter(_ -> name.equals("text")),
        Optional.empty());
  }

  private void show(Context context, Shell.Visitor visitor, Typed typed, Optional<String> refused) {
    // The desk refuses the acts themselves; who may not draft needs no form either.
    Rights.DRAFT.requireQuietly(visitor.person());
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("compose.title"));
    pages.show(context, "compose", new ComposePage(shell, partners(desk, visitor), typed, refused));
  }

  /// Those that something could go to.
  static List<PartnerView> partners(Desk desk, Shell.Visitor visitor) {
    return desk.partners(visitor.person()).stream()
        .filter(partner -> partner.state() == Partner.State.ACTIVE)
        .toList();
  }

  void compose(Context context, Shell.Visitor visitor, Form form) {
    try {
      var author = ComposedWarning.Author.of(pages.place().brief(), pages.place().organisation());
      var bundle = ComposedWarning.of(DraftForms.written(form), author, sources);
      begin(context, visitor, form, Bytes.of(bundle.toBytes()));
    } catch (DeskException refused) {
      again(context, visitor, form, refused);
    }
  }

  void handIn(Context context, Shell.Visitor visitor, Form form) {
    try {
      begin(context, visitor, form, DraftForms.handedIn(form));
    } catch (DeskException refused) {
      if (!refused.problem().faults().isEmpty()) {
        throw refused;
      }
      again(context, visitor, form, refused);
    }
  }

  private void begin(Context context, Shell.Visitor visitor, Form form, Bytes bundle) {
    var draft = desk.drafts().begin(visitor.person(), DraftForms.input(form, bundle));
    ConsoleEndpoints.seeOther(context, HERE + "/" + draft.id());
  }

  /// The page again with what was typed, so that nobody has to write a warning twice.
  private void again(Context context, Shell.Visitor visitor, Form form, DeskException refused) {
    context.status(refused.problem().kind().status());
    show(
        context,
        visitor,
        name -> form.ticked(name) ? Optional.of(form.words(name)) : Optional.empty(),
        Optional.of(SafeText.of(refused.problem().detail()).text()));
  }
}
