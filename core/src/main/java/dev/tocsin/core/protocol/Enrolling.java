package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// From another node's descriptor to an agreement that both sides signed.
final class Enrolling {
  private Enrolling() {}

  static void invite(Change change, Event.Invited event) {
    for (var link : change.state().links().values()) {
      if (link.partner().node().equals(event.node())) {
        change.reject(
            event.ticket(),
            Answer.Problem.TAKEN,
            "That node is already known, as " + link.partner().name() + ".");
        return;
      }
      if (link.partner().name().equals(event.name())) {
        change.reject(
            event.ticket(), Answer.Problem.TAKEN, "Another partner already has that name.");
        return;
      }
    }
    if (event.node().equals(change.state().self())) {
      change.reject(event.ticket(), Answer.Problem.TAKEN, "That is this node's own descriptor.");
      return;
    }
    var links = change.state().links();
    var id = new LinkId(links.isEmpty() ? 1 : links.lastKey().number() + 1);
    var partner = Partner.invited(id, event.name(), event.node(), event.version(), event.number());
    change.write(new Entry.DescriptorKept(event.node(), event.version()));
    change.write(
        Row.put(
            Table.DESCRIPTOR,
            RowKey.descriptor(event.node(), event.version()),
            event.descriptor()));
    change.moved(NodeState.Link.fresh(partner, LinkState.enrolling(id, event.node())));
    write(change, partner);
    change.tell(event.ticket(), new Answer.PartnerNow(partner));
  }

  static void shown(Change change, Event.NumberShown event) {
    var link = change.state().links().get(event.link());
    if (link == null) {
      change.reject(event.ticket(), Answer.Problem.ABSENT, "There is no such partner.");
      return;
    }
    var partner = link.partner().shown();
    if (!partner.equals(link.partner())) {
      write(change, partner);
    }
    change.tell(event.ticket(), new Answer.PartnerNow(partner));
  }

  static void confirm(Change change, Event.Confirmed event) {
    var link = change.state().links().get(event.link());
    if (link == null) {
      change.reject(event.ticket(), Answer.Problem.ABSENT, "There is no such partner.");
      return;
    }
    if (link.partner().state() == Partner.State.INVITED) {
      change.reject(
          event.ticket(),
          Answer.Problem.STATE,
          "Nobody here has seen the number yet: show it and compare it first.");
      return;
    }
    boolean changesTerms =
        link.partner()
            .ours()
            .map(ours -> ours.ceiling() != event.ceiling() || !ours.terms().equals(event.terms()))
            .orElse(true);
    if (link.partner().agreed() || !changesTerms) {
      change.tell(event.ticket(), new Answer.PartnerNow(link.partner()));
      return;
    }
    var confirmation =
        new Partner.Confirmation(event.person(), event.ceiling(), event.terms(), change.now);
    var partner = link.partner().confirmed(confirmation);
    if (partner.peopleBehind(confirmation).size() >= Partner.PEOPLE_REQUIRED) {
      partner = sign(change, partner, confirmation);
    }
    write(change, partner);
    change.tell(event.ticket(), new Answer.PartnerNow(partner));
  }

  private static Partner sign(Change change, Partner partner, Partner.Confirmation confirmation) {
    var agreement =
        new Statement.Agreement(
            confirmation.ceiling(),
            confirmation.terms(),
            partner.peopleBehind(confirmation),
            change.draw("link secret"));
    var urgency = new Event.Urgency(Precedence.FLASH, false, Optional.empty());
    var said =
        change.say(
            partner.link(), new Change.Draft(agreement, Optional.empty(), urgency, List.of()));
    Sending.queue(change, said, agreement.kind(), "Agreement with " + partner.name(), urgency);
    return partner.signed(agreement);
  }

  /// Takes in the partner's agreement.
  ///
  /// @return the digest of the receipt for it
  static Hash agreement(Change change, Receiving.Heard heard, Statement.Agreement theirs) {
    var link = heard.place().link();
    if (change.records.laterAgreement(heard.place())) {
      // It was overtaken by the one that replaces it.
      return Receipting.say(change, heard, Receipting.Verdict.ACCEPTED, Optional.empty());
    }
    var partner = change.link(link).partner().heard(theirs);
    if (partner.ours().isPresent() && !partner.agreed()) {
      change.alarm(
          Alarm.Kind.TERMS,
          Optional.of(link),
          "Both sides signed an agreement, but not the same terms. Agree on them by another way,"
              + " then confirm again with the same ceiling and terms on both sides.");
    }
    write(change, partner);
    return Receipting.say(change, heard, Receipting.Verdict.ACCEPTED, Optional.empty());
  }

  /// After the partner's machine receipted an agreement of ours. Only the newest counts: the
  /// partner need not have seen it when it receipted an earlier one.
  ///
  /// @param agreement the digest of the one receipted
  static void receipted(Change change, LinkId id, Hash agreement) {
    var partner = change.link(id).partner();
    change
        .records
        .statement(agreement)
        .map(Statement::body)
        .filter(body -> partner.ours().filter(body::equals).isPresent())
        .ifPresent(_ -> write(change, partner.receipted()));
  }

  /// Suspends a link: nothing goes out any more, what comes in is still taken.
  static void suspend(Change change, LinkId id) {
    write(change, change.link(id).partner().in(Partner.State.SUSPENDED));
  }

  private static void write(Change change, Partner partner) {
    var link = change.link(partner.link());
    if (partner.active() && !link.partner().active()) {
      // The partner's first cosignature is what its first warning can name as its beacon.
      change.checkpointWithin(Duration.ZERO);
    }
    change.link(link.with(partner));
    change.write(new Entry.PartnerMoved(partner));
    change.then(new Effect.Learn(partner.link()));
    change.then(new Effect.Pump(partner.link()));
  }
}
