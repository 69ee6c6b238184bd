package dev.tocsin.core.journal;

import dev.tocsin.core.Generated;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.draft.DraftState;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Journal entries drawn from a seed.
final class Entries {
  /// One maker for each kind of entry.
  static final List<Function<Generated, Entry>> KINDS =
      List.of(
          some -> new Entry.Appended(some.number(), some.bytes(33)),
          some -> new Entry.LinkMoved(link(some)),
          some -> new Entry.Said(place(some), some.id(), kind(some), some.hash(), some.number()),
          some ->
              new Entry.Heard(
                  place(some),
                  some.id(),
                  kind(some),
                  some.hash(),
                  some.perhaps(some::hash),
                  some.number(),
                  some.hash()),
          some -> new Entry.DeliveryMoved(delivery(some)),
          some -> new Entry.ReceivedMoved(received(some)),
          some ->
              new Entry.Refused(
                  some.hash(),
                  some.perhaps(() -> linkId(some)),
                  reason(some),
                  some.hash(),
                  some.text(),
                  some.time()),
          some -> new Entry.CheckpointSigned(some.point(), some.time()),
          some -> new Entry.Cosigned(linkId(some), some.number(), some.time()),
          some -> new Entry.PartnerCosigned(linkId(some), some.point(), some.time()),
          some -> new Entry.ProofWanted(place(some), direction(some), some.hash(), some.number()),
          some ->
              new Entry.ProofKept(
                  place(some), direction(some), some.hash(), some.number(), some.number()),
          some ->
              new Entry.ProofContradicted(
                  place(some), direction(some), some.hash(), some.number(), some.number()),
          some ->
              new Entry.Alarmed(
                  some.below(100),
                  new Alarm(
                      some.pick(List.of(Alarm.Kind.values())),
                      some.perhaps(() -> linkId(some)),
                      some.text(),
                      some.time())),
          some -> new Entry.PartnerMoved(partner(some)),
          some -> new Entry.DraftMoved(draft(some)),
          some -> new Entry.ObjectsAdded(some.below(9), some.text(), some.number(), some.below(99)),
          some ->
              new Entry.ObjectsWithdrawn(
                  some.below(9), some.text(), some.text(), some.number(), some.below(99)),
          some -> new Entry.Quarantined(some.below(9), some.text(), some.text(), some.below(99)),
          some -> new Entry.StatusesExpired(some.below(99)),
          some -> new Entry.DescriptorKept(some.node(), some.number()),
          some ->
              new Entry.Kept(
                  "account", some.text(), some.perhaps(() -> some.bytes(some.below(50)))));

  private Entries() {}

  static List<Entry> some(Generated some, int count) {
    return java.util.stream.Stream.generate(() -> some.pick(KINDS).apply(some))
        .limit(count)
        .toList();
  }

  static LinkId linkId(Generated some) {
    return new LinkId(1 + some.below(1_000));
  }

  static Place place(Generated some) {
    return new Place(linkId(some), 1 + some.below(3), some.number());
  }

  private static Statement.Kind kind(Generated some) {
    return some.pick(List.of(Statement.Kind.values()));
  }

  private static Reason reason(Generated some) {
    return some.pick(List.of(Reason.values()));
  }

  private static Leaf.Direction direction(Generated some) {
    return some.pick(List.of(Leaf.Direction.values()));
  }

  static LinkState link(Generated some) {
    var ahead = new TreeMap<Long, dev.tocsin.log.Hash>();
    for (int i = some.below(5); i > 0; i--) {
      ahead.put(some.number(), some.hash());
    }
    return new LinkState(
        linkId(some),
        some.node(),
        1 + some.below(3),
        new LinkState.Chain(some.number(), some.hash()),
        new LinkState.Inbound(new LinkState.Chain(some.number(), some.hash()), ahead),
        some.perhaps(some::point),
        some.number());
  }

  private static Delivery.Label label(Generated some) {
    return new Delivery.Label(
        some.id(),
        some.hash(),
        kind(some),
        some.text(),
        some.pick(List.of(Precedence.values())),
        some.flip(),
        some.time(),
        some.perhaps(some::time),
        some.number());
  }

  private static Delivery.Answer answer(Generated some) {
    return new Delivery.Answer(
        some.hash(), some.text(), some.pick(List.of(Decision.values())), some.time(), some.text());
  }

  static Delivery delivery(Generated some) {
    return new Delivery(
        place(some),
        label(some),
        some.pick(List.of(DeliveryState.values())),
        some.below(100),
        some.some(
            5, () -> new Delivery.Moment(some.pick(List.of(DeliveryState.values())), some.time())),
        some.perhaps(() -> reason(some)),
        some.perhaps(some::hash),
        some.perhaps(() -> answer(some)));
  }

  static Received received(Generated some) {
    var first = new Received.Moment(some.pick(List.of(ReceivedState.values())), some.time());
    return new Received(
        place(some),
        label(some),
        some.pick(List.of(ReceivedState.values())),
        List.of(first, first),
        some.perhaps(() -> reason(some)),
        some.perhaps(some::text),
        some.hash(),
        new Received.Visible(
            some.flip() ? Label.NOBODY : Label.of("tlp.amber"), some.perhaps(some::time)),
        some.perhaps(() -> answer(some)));
  }

  static Partner partner(Generated some) {
    return new Partner(
        linkId(some),
        some.text(),
        some.node(),
        some.number(),
        "12345",
        some.pick(List.of(Partner.State.values())),
        some.some(
            3,
            () ->
                new Partner.Confirmation(
                    some.text(),
                    some.pick(List.of(Tlp.values())),
                    some.some(2, some::text),
                    some.time())),
        some.perhaps(() -> agreement(some)),
        some.perhaps(() -> agreement(some)),
        some.flip());
  }

  static WarningDraft draft(Generated some) {
    return new WarningDraft(
        DraftId.of(some.time(), new dev.tocsin.core.Seed(some.hash())),
        some.number(),
        some.pick(List.of(DraftState.values())),
        new DraftContent(
            "Draft " + some.number(),
            some.hash(),
            some.number(),
            some.pick(List.of(Precedence.values())),
            some.flip(),
            some.flip(),
            some.perhaps(some::time),
            some.some(3, () -> linkId(some)),
            some.perhaps(some::id)),
        some.some(3, some::text),
        some.some(
            3,
            () -> new WarningDraft.Approval(linkId(some), some.hash(), some.text(), some.time())),
        some.some(
            3,
            () -> new WarningDraft.Clearance(some.text(), some.text(), some.text(), some.time())),
        some.some(
            3,
            () ->
                new WarningDraft.Release(
                    linkId(some),
                    some.hash(),
                    some.id(),
                    some.text(),
                    some.time(),
                    some.perhaps(some::text),
                    some.perhaps(() ->
                        new WarningDraft.Review(
                            some.text(), some.flip(), some.text(), some.time())))),
        some.some(3, () -> new WarningDraft.Moment(some.text(), some.text(), some.time())));
  }

  private static Statement.Agreement agreement(Generated some) {
    return (Statement.Agreement) some.statement(Statement.Kind.AGREEMENT).body();
  }
}
