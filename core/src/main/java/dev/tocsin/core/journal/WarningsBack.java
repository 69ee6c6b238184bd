package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.DeliveryState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Goes back through what was received and what was sent, from the newest on: what came in the
/// order of its coming, what was sent in the order of this node's log. It reads where a warning
/// stands and not what it says. One thread.
public final class WarningsBack {
  private static final int CHUNK = 16;

  private final Rows rows;
  private final Records records;
  private final Known known;
  private final Deque<Received> inbox = new ArrayDeque<>();
  private final PriorityQueue<Run> runs =
      new PriorityQueue<>(
          Comparator.comparingLong((Run run) -> run.next().label().leaf()).reversed());
  private Position position;
  private Bytes inboxRead;
  private boolean inboxEnded;

  /// How far back somebody is.
  ///
  /// @param received the last one of those received; empty before the first
  /// @param sentLeaf the leaf of the last one of those sent
  public record Position(Optional<Arrival> received, long sentLeaf) {
    /// Before the newest.
    public static final Position NEWEST = new Position(Optional.empty(), Long.MAX_VALUE);
  }

  /// Where something stands in the inbox.
  public record Arrival(long epochMilli, Place place) {
    static Arrival of(Received received) {
      return new Arrival(received.history().getFirst().at().toEpochMilli(), received.place());
    }

    private Bytes key() {
      return RowKey.start().add(epochMilli).add(place).end();
    }
  }

  /// What it comes across.
  public sealed interface Step {
    Instant at();

    record Came(Received received, Instant at) implements Step {}

    record Went(Delivery delivery, Instant at) implements Step {}
  }

  /// What somebody may learn of: the rest is to them as what is not there.
  public interface Known {
    boolean came(Received received);

    boolean went(Delivery delivery);
  }

  public WarningsBack(Rows rows, Known known, Position from) {
    this.rows = rows;
    this.known = known;
    this.records = new Records(rows);
    this.position = from;
    this.inboxRead = from.received().map(Arrival::key).orElse(Bytes.EMPTY);
    for (var partner : records.partners()) {
      put(new Run(partner.link(), from.sentLeaf()));
    }
    fill();
  }

  public Position position() {
    return position;
  }

  /// When the next one came or was released; empty if there is none.
  public Optional<Instant> time() {
    var came = Optional.ofNullable(inbox.peek()).map(WarningsBack::time);
    var went = Optional.ofNullable(runs.peek()).map(run -> time(run.next()));
    return came.isPresent() && went.isPresent()
        ? came.filter(at -> !at.isBefore(went.orElseThrow())).or(() -> went)
        : came.or(() -> went);
  }

  /// Takes the next one. There is one while [#time] says so.
  public Step take() {
    var at = time().orElseThrow();
    if (inbox.isEmpty() || !time(inbox.element()).equals(at)) {
      var run = runs.remove();
      var delivery = run.take();
      put(run);
      position = new Position(position.received(), delivery.label().leaf());
      return new Step.Went(delivery, at);
    }
    var received = inbox.remove();
    position = new Position(Optional.of(Arrival.of(received)), position.sentLeaf());
    fill();
    return new Step.Came(received, at);
  }

  private static Instant time(Received received) {
    return received.history().getFirst().at();
  }

  private static Instant time(Delivery delivery) {
    return delivery.history().stream()
        .filter(moment -> moment.state() == DeliveryState.QUEUED)
        .findFirst()
        .orElseGet(() -> delivery.history().getFirst())
        .at();
  }

  private void fill() {
    while (inbox.isEmpty() && !inboxEnded) {
      var found = rows.last(Table.INBOX, Bytes.EMPTY, inboxRead, CHUNK);
      inboxEnded = found.size() < CHUNK;
      for (var row : found) {
        inboxRead = row.key();
        records
            .received(DerivedRows.placeAtEnd(row.key()))
            .filter(known::came)
            .ifPresent(inbox::add);
      }
    }
  }

  private void put(Run run) {
    if (run.advance()) {
      runs.add(run);
    }
  }

  /// What was sent on one link.
  private final class Run {
    private final LinkId link;
    private final Deque<Delivery> ahead = new ArrayDeque<>();
    private Bytes read;
    private boolean ended;

    Run(LinkId link, long belowLeaf) {
      this.link = link;
      this.read = belowLeaf == Long.MAX_VALUE ? Bytes.EMPTY : above(belowLeaf);
    }

    Delivery next() {
      return ahead.element();
    }

    Delivery take() {
      return ahead.remove();
    }

    boolean advance() {
      while (ahead.isEmpty() && !ended) {
        var found = before(RowKey.of(link), read, CHUNK);
        ended = found.size() < CHUNK;
        found.stream().filter(known::went).forEach(ahead::add);
        found.forEach(delivery -> read = RowKey.of(delivery.place()));
      }
      return !ahead.isEmpty();
    }

    /// A key before which everything has a leaf below that one, and nothing after it has: found by
    /// halving, since leaves grow with places.
    private Bytes above(long leaf) {
      var end = Bytes.EMPTY;
      while (true) {
        var newest = before(RowKey.of(link), end, 1);
        if (newest.isEmpty() || newest.getFirst().label().leaf() < leaf) {
          return end;
        }
        var epoch = newest.getFirst().place().epoch();
        long low = 0;
        long high = newest.getFirst().place().seq();
        // What stands at `high` is not below; what this epoch has at `low` or before is.
        while (low + 1 < high) {
          long middle = low + (high - low) / 2;
          boolean below =
              before(epoch(epoch), key(epoch, middle + 1), 1).stream()
                  .allMatch(delivery -> delivery.label().leaf() < leaf);
          low = below ? middle : low;
          high = below ? high : middle;
        }
        end = key(epoch, high);
      }
    }

    private Bytes epoch(long epoch) {
      return RowKey.start().add(link).add(epoch).end();
    }

    private Bytes key(long epoch, long seq) {
      return RowKey.of(new Place(link, epoch, seq));
    }

    private List<Delivery> before(Bytes prefix, Bytes end, int limit) {
      return rows.last(Table.DELIVERY, prefix, end, limit).stream()
          .map(row -> JournalJson.read(row.value().orElseThrow(), Delivery.class))
          .toList();
    }
  }
}
