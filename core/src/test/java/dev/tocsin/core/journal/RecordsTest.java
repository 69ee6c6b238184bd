package dev.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static final LinkId LINK = new LinkId(1);
  private static final LinkId OTHER = new LinkId(2);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final TreeRows rows = new TreeRows();
  private final Records records = new Records(rows);
  private final Generated some = new Generated(1);

  private void write(Entry entry) {
    DerivedRows.of(entry).forEach(rows::write);
  }

  private Delivery queued(LinkId link, long seq, Precedence precedence, Statement.Kind kind) {
    var label =
        new Delivery.Label(
            some.id(),
            some.hash(),
            kind,
            "Water level",
            precedence,
            false,
            NOW,
            Optional.of(NOW.plusSeconds(seq)),
            seq);
    var delivery = Delivery.queued(new Place(link, 1, seq), label, NOW);
    write(new Entry.DeliveryMoved(delivery));
    return delivery;
  }

  @Test
  void theOutboxOfALinkIsItsOwnMostUrgentFirstThenOldestFirst() {
    queued(OTHER, 1, Precedence.FLASH, Statement.Kind.WARNING);
    var sent =
        LongStream.rangeClosed(1, 12)
            .mapToObj(seq ->
                queued(LINK, seq, Precedence.of((int) (seq * 7 % 4)), Statement.Kind.WARNING))
            .toList();

    assertThat(records.outbox(LINK, 100))
        .isEqualTo(
            sent.stream()
                .sorted(
                    Comparator.comparingInt((Delivery each) -> each.label().precedence().rank())
                        .thenComparingLong(each -> each.place().seq()))
                .toList());
    assertThat(records.owed(LINK, 5)).hasSize(5);
  }

  @Test
  void whatIsReceiptedIsNoLongerOwed() {
    var delivery = queued(LINK, 1, Precedence.FLASH, Statement.Kind.WARNING);

    write(new Entry.DeliveryMoved(delivery.receipted(some.hash())));

    assertThat(records.outbox(LINK, 10)).isEmpty();
    assertThat(records.find(delivery.label().id()))
        .contains(new Records.Found(true, delivery.place()));
  }

  @Test
  void theOldestOwedOfAPrecedenceIsNoAgreement() {
    queued(LINK, 1, Precedence.FLASH, Statement.Kind.AGREEMENT);
    var warning = queued(LINK, 2, Precedence.FLASH, Statement.Kind.WARNING);
    queued(LINK, 3, Precedence.FLASH, Statement.Kind.WARNING);

    assertThat(records.oldestOwed(LINK, Precedence.FLASH)).contains(warning);
    assertThat(records.oldestOwed(LINK, Precedence.ROUTINE)).isEmpty();
  }

  @Test
  void expiriesComeInTheOrderOfTheirTime() {
    var second = queued(LINK, 20, Precedence.FLASH, Statement.Kind.WARNING);
    var first = queued(OTHER, 10, Precedence.FLASH, Statement.Kind.WARNING);
    long at = NOW.getEpochSecond();

    assertThat(records.expired(at + 9, 10)).isEmpty();
    assertThat(records.expired(at + 20, 10))
        .containsExactly(
            new Records.Found(true, first.place()), new Records.Found(true, second.place()));
    assertThat(records.nextExpiry(at + 10)).contains(NOW.plusSeconds(20));
    assertThat(records.nextExpiry(at + 20)).isEmpty();
  }

  @Test
  void proofsAreWantedBelowASizeLowestFirstAndForBothDirections() {
    var high = new Entry.ProofWanted(new Place(LINK, 1, 1), Leaf.Direction.SENT, some.hash(), 300);
    var low = new Entry.ProofWanted(new Place(LINK, 1, 1), Leaf.Direction.SENT, some.hash(), 5);
    var same =
        new Entry.ProofWanted(new Place(LINK, 1, 1), Leaf.Direction.RECEIVED, some.hash(), 5);
    List.of(high, low, same).forEach(this::write);
    write(new Entry.ProofWanted(new Place(OTHER, 1, 1), Leaf.Direction.SENT, some.hash(), 1));

    assertThat(records.proofsWanted(LINK, 300, 10)).containsExactly(low, same);
    assertThat(records.proofsWanted(LINK, 301, 10)).containsExactly(low, same, high);

    write(new Entry.ProofKept(low.place(), low.direction(), low.statement(), 5, 301));
    write(new Entry.ProofContradicted(same.place(), same.direction(), same.statement(), 5, 301));

    assertThat(records.proofsWanted(LINK, 301, 10)).containsExactly(high);
  }

  @Test
  void theSmallestCosignedCheckpointThatCoversALeafIsFound() {
    for (long size : List.of(3L, 9L, 27L)) {
      rows.write(
          Row.put(
              Table.COSIGNATURE,
              RowKey.start().add(size).add(LINK).end(),
              Bytes.utf8("at " + size)));
    }
    rows.write(
        Row.put(Table.COSIGNATURE, RowKey.start().add(5L).add(OTHER).end(), Bytes.utf8("other")));

    assertThat(records.cosigned(LINK, 4)).contains(new Records.Cosigned(9, Bytes.utf8("at 9")));
    assertThat(records.cosigned(LINK, 28)).isEmpty();
    assertThat(records.cosignature(OTHER, 5)).contains(Bytes.utf8("other"));
  }

  @Test
  void anAgreementIsLaterOnlyOnTheSameLink() {
    var place = new Place(LINK, 1, 4);
    write(heard(new Place(LINK, 1, 3), Statement.Kind.AGREEMENT));
    write(heard(new Place(LINK, 1, 4), Statement.Kind.AGREEMENT));
    write(heard(new Place(LINK, 1, 5), Statement.Kind.WARNING));
    write(heard(new Place(OTHER, 1, 6), Statement.Kind.AGREEMENT));
    assertThat(records.laterAgreement(place)).isFalse();

    write(heard(new Place(LINK, 1, 6), Statement.Kind.AGREEMENT));

    assertThat(records.laterAgreement(place)).isTrue();
  }

  private Entry.Heard heard(Place place, Statement.Kind kind) {
    return new Entry.Heard(
        place, some.id(), kind, some.hash(), Optional.empty(), place.seq(), some.hash());
  }

  @Test
  void statementsAreFoundByTheFirstLettersOfTheirIds() {
    var delivery = queued(LINK, 1, Precedence.ROUTINE, Statement.Kind.WARNING);
    String id = delivery.label().id().toString();

    for (int letters = 1; letters <= id.length(); letters++) {
      assertThat(records.find(id.substring(0, letters), 5)).containsExactly(delivery.label().id());
    }
    assertThat(records.find("not hex", 5)).isEmpty();
  }
}
