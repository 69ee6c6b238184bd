package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.draft.DraftAct;
import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.draft.TwoPeople;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.util.Optional;

/// What people do with drafts, and what a release does to the draft that it comes from: the draft
/// moves in the same commit that puts the warning into the outbox, so that nothing leaves twice.
final class Drafting {
  private Drafting() {}

  static void act(Change change, Event.Drafted event) {
    switch (event.act()) {
      case DraftAct.Begin begin -> begin(change, event, begin);
      case DraftAct.OfDraft act -> act(change, event, act);
    }
  }

  private static void begin(Change change, Event.Drafted event, DraftAct.Begin begin) {
    var objection = objection(change, begin.content(), begin.bundle());
    if (objection.isPresent()) {
      change.tell(event.ticket(), objection.get());
      return;
    }
    var id = DraftId.of(change.now, change.seed);
    keep(change, begin.content(), begin.bundle());
    var draft = TwoPeople.begin(id, begin.content(), event.by(), change.now);
    change.write(new Entry.DraftMoved(draft));
    change.tell(event.ticket(), new Answer.DraftNow(draft));
  }

  private static void act(Change change, Event.Drafted event, DraftAct.OfDraft act) {
    var draft = change.records.draft(act.draft());
    if (draft.isEmpty()) {
      change.reject(event.ticket(), Answer.Problem.ABSENT, "There is no such draft.");
      return;
    }
    if (act instanceof DraftAct.Change content) {
      var objection = objection(change, content.content(), content.bundle());
      if (objection.isPresent()) {
        change.tell(event.ticket(), objection.get());
        return;
      }
    }
    switch (TwoPeople.act(draft.get(), act, event.by(), change.now)) {
      case TwoPeople.Outcome.Refused refused -> change.tell(event.ticket(), rejected(refused));
      case TwoPeople.Outcome.Done done -> {
        if (act instanceof DraftAct.Change content) {
          keep(change, content.content(), content.bundle());
        }
        change.write(new Entry.DraftMoved(done.draft()));
        change.tell(event.ticket(), new Answer.DraftNow(done.draft()));
      }
    }
  }

  private static Optional<Answer> objection(Change change, DraftContent content, Bytes bundle) {
    if (!content.bundle().equals(Hash.of(bundle.toArray()))) {
      throw new IllegalArgumentException("the content names another bundle");
    }
    if (bundle.size() > change.settings.contentMaxBytes()) {
      return Optional.of(
          new Answer.Rejected(
              Answer.Problem.TOO_LARGE,
              "The bundle has "
                  + bundle.size()
                  + " bytes; the limit is "
                  + change.settings.contentMaxBytes()
                  + "."));
    }
    boolean unknown =
        content.recipients().stream()
            .anyMatch(recipient -> !change.state().links().containsKey(recipient));
    return unknown
        ? Optional.of(new Answer.Rejected(Answer.Problem.ABSENT, "There is no such partner."))
        : Optional.empty();
  }

  private static void keep(Change change, DraftContent content, Bytes bundle) {
    change.write(Row.put(Table.DRAFT_BUNDLE, RowKey.of(content.bundle()), bundle));
  }

  /// What stands against releasing a rendering; empty if nothing does, or if it is of no draft.
  static Optional<Answer> objection(Change change, LinkId recipient, Event.Order order) {
    return order
        .grounds()
        .flatMap(grounds ->
            change
                .records
                .draft(grounds.draft())
                .map(draft ->
                    TwoPeople.objection(draft, recipient, grounds, order.by())
                        .map(Drafting::rejected))
                .orElseGet(() ->
                    Optional.of(
                        new Answer.Rejected(Answer.Problem.ABSENT, "There is no such draft."))));
  }

  private static Answer rejected(TwoPeople.Outcome.Refused refused) {
    var problem =
        switch (refused.why()) {
          case STATE -> Answer.Problem.STATE;
          case PERSON -> Answer.Problem.PERSON;
          case TEXT -> Answer.Problem.TEXT;
        };
    return new Answer.Rejected(problem, refused.sentence());
  }

  /// Moves the draft of what was just said, and rings the second person if one released it alone.
  static void released(Change change, LinkId recipient, Event.Order order, StatementId statement) {
    if (order.grounds().isEmpty()) {
      return;
    }
    var grounds = order.grounds().get();
    var draft = change.records.draft(grounds.draft()).orElseThrow();
    var sent = new TwoPeople.Sent(statement, order.by(), change.now);
    change.write(new Entry.DraftMoved(TwoPeople.released(draft, recipient, grounds, sent)));
    change.write(
        Row.put(
            Table.EXPLANATION,
            RowKey.explanation(grounds.draft(), recipient),
            grounds.explanation()));
    if (grounds.emergency().isPresent()) {
      change.alarm(
          Alarm.Kind.EMERGENCY,
          Optional.of(recipient),
          order.by()
              + " released "
              + statement
              + " alone, in an emergency; a second person must look at draft "
              + grounds.draft()
              + ".");
    }
  }
}
