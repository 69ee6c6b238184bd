package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.statement.Leaf;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows that follow from an entry. Pure and idempotent, so that they can be made again from the
/// journal. Tree nodes of the log are not among them: they follow from all leaves together.
public final class DerivedRows {
  private static final byte SENT = 0;
  private static final byte RECEIVED = 1;

  private DerivedRows() {}

  public static List<Row> of(Entry entry) {
    return switch (entry) {
      case Entry.Appended leaf ->
          List.of(Row.put(Table.LEAF, RowKey.of(leaf.index()), leaf.leaf()));
      case Entry.LinkMoved link ->
          List.of(record(Table.LINK, RowKey.of(link.state().link()), link.state()));
      case Entry.Said _ -> List.of();
      case Entry.Heard heard -> List.of(record(Table.HEARD, RowKey.of(heard.place()), heard));
      case Entry.DeliveryMoved moved -> delivery(moved.delivery());
      case Entry.ReceivedMoved moved -> received(moved.received());
      case Entry.Refused refused ->
          List.of(
              Row.put(
                  Table.REFUSED,
                  RowKey.of(refused.capsule()),
                  Bytes.of(refused.refusal().bytes())));
      case Entry.CheckpointSigned _, Entry.Cosigned _, Entry.PartnerCosigned _ -> List.of();
      case Entry.ProofWanted wanted ->
          List.of(
              Row.put(
                  Table.PROOF_WANTED,
                  proofWanted(wanted.place(), wanted.direction(), wanted.index()),
                  Bytes.of(wanted.statement().bytes())));
      case Entry.ProofKept kept ->
          List.of(
              Row.delete(
                  Table.PROOF_WANTED, proofWanted(kept.place(), kept.direction(), kept.index())));
      case Entry.ProofContradicted not ->
          List.of(
              Row.delete(
                  Table.PROOF_WANTED, proofWanted(not.place(), not.direction(), not.index())));
      case Entry.Alarmed alarmed -> List.of(alarm(alarmed));
      case Entry.PartnerMoved moved ->
          List.of(record(Table.PARTNER, RowKey.of(moved.partner().link()), moved.partner()));
      case Entry.DescriptorKept _ -> List.of();
      case Entry.ObjectsAdded _,
          Entry.ObjectsWithdrawn _,
          Entry.Quarantined _,
          Entry.StatusesExpired _ ->
          List.of();
      case Entry.DraftMoved moved -> draft(moved.draft());
      case Entry.Kept kept ->
          List.of(new Row(Table.KEPT, RowKey.kept(kept.kind(), kept.name()), kept.value()));
    };
  }

  /// The key of an outbox row: most urgent first, then oldest first.
  public static Bytes outboxKey(Delivery delivery) {
    var place = delivery.place();
    return RowKey.start()
        .add(place.link())
        .add(delivery.label().precedence())
        .add(place.epoch())
        .add(place.seq())
        .end();
  }

  /// The place that the last 20 bytes of an index key name.
  public static Place placeAtEnd(Bytes key) {
    var buffer = ByteBuffer.wrap(key.toArray());
    buffer.position(key.size() - 20);
    return new Place(new LinkId(buffer.getInt()), buffer.getLong(), buffer.getLong());
  }

  private static List<Row> delivery(Delivery delivery) {
    var rows = new ArrayList<Row>();
    rows.add(record(Table.DELIVERY, RowKey.of(delivery.place()), delivery));
    var outbox = outboxKey(delivery);
    boolean owed = delivery.state().owed() && delivery.receipt().isEmpty();
    rows.add(new Row(Table.OUTBOX, outbox, owed ? Optional.of(Bytes.EMPTY) : Optional.empty()));
    rows.add(pointer(SENT, delivery.label(), delivery.place()));
    boolean waits = delivery.answer().isEmpty();
    delivery
        .label()
        .notAfter()
        .ifPresent(time ->
            rows.add(
                expiry(
                    time,
                    delivery.place(),
                    SENT,
                    waits
                        && delivery
                            .state()
                            .mayBecome(dev.tocsin.core.link.DeliveryState.EXPIRED))));
    return rows;
  }

  private static List<Row> received(Received received) {
    var rows = new ArrayList<Row>();
    var place = received.place();
    rows.add(record(Table.RECEIVED, RowKey.of(place), received));
    long at = received.history().getFirst().at().toEpochMilli();
    rows.add(Row.put(Table.INBOX, RowKey.start().add(at).add(place).end(), Bytes.EMPTY));
    rows.add(pointer(RECEIVED, received.label(), place));
    received
        .label()
        .notAfter()
        .ifPresent(time ->
            rows.add(
                expiry(
                    time,
                    place,
                    RECEIVED,
                    received.state().mayBecome(dev.tocsin.core.link.ReceivedState.EXPIRED))));
    return rows;
  }

  private static Row pointer(byte direction, Delivery.Label label, Place place) {
    var value = RowKey.start().add(direction).add(place).end();
    return Row.put(Table.STATEMENT, RowKey.of(label.id().value()), value);
  }

  private static Row expiry(Instant time, Place place, byte direction, boolean waits) {
    var key = RowKey.start().add(time.getEpochSecond()).add(direction).add(place).end();
    return new Row(Table.EXPIRY, key, waits ? Optional.of(Bytes.EMPTY) : Optional.empty());
  }

  private static List<Row> draft(WarningDraft draft) {
    var key = RowKey.of(draft.id().value());
    return List.of(
        record(Table.DRAFT, key, draft),
        marker(Table.DRAFT_OPEN, key, draft.open()),
        marker(Table.DRAFT_REVIEW, key, draft.awaitsReview()));
  }

  private static Row marker(Table table, Bytes key, boolean there) {
    return new Row(table, key, there ? Optional.of(Bytes.EMPTY) : Optional.empty());
  }

  private static Bytes proofWanted(Place place, Leaf.Direction direction, long index) {
    return RowKey.start().add(place.link()).add(index).add(direction.code()).add(place).end();
  }

  private static Row alarm(Entry.Alarmed alarmed) {
    var key = RowKey.start().add(alarmed.alarm().at().toEpochMilli()).add(alarmed.number()).end();
    return record(Table.ALARM, key, alarmed.alarm());
  }

  private static Row record(Table table, Bytes key, Object value) {
    return Row.put(table, key, JournalJson.write(value));
  }
}
