package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.Tile;
import dev.tocsin.log.TileReader;
import dev.tocsin.log.TlogProof;
import dev.tocsin.log.TreeHash;
import dev.tocsin.log.TreeHead;
import dev.tocsin.log.Verifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Proofs that a partner's log holds the leaves that its receipts name. They are made here, from
/// the partner's tiles, and kept as evidence.
public final class Proving {
  /// How many proofs one round of fetching is for.
  private static final int PROOFS_AT_ONCE = 16;

  private Proving() {}

  /// Which tiles of a partner's log are needed.
  ///
  /// @param point the log that they belong to
  public record Plan(LogPoint point, List<String> paths) {}

  /// What to fetch now; empty if every proof that can be had is there.
  public static Optional<Plan> plan(Records records, LinkId link) {
    var point = records.link(link).flatMap(LinkState::beacon);
    if (point.isEmpty()) {
      return Optional.empty();
    }
    long size = point.get().size();
    var paths = new TreeSet<String>();
    for (var wanted : records.proofsWanted(link, size, PROOFS_AT_ONCE)) {
      Proofs.inclusion(
          wanted.index(),
          size,
          (level, index) -> {
            paths.add(Tile.holding(level, index, size).path());
            return TreeHash.EMPTY_ROOT;
          });
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(new Plan(point.get(), List.copyOf(paths)));
  }

  /// Makes, checks and keeps the proofs that the tiles allow.
  static void tiles(Change change, Event.TilesCame event) {
    var note = change.records.partnerCheckpoint(event.link(), event.point().size());
    if (!(event.fetched() instanceof Network.Fetched.Tiles fetched)
        || note.isEmpty()
        || fetched.tiles().size() != event.paths().size()) {
      return;
    }
    var tiles = new HashMap<String, byte[]>();
    for (int i = 0; i < event.paths().size(); i++) {
      tiles.put(event.paths().get(i), fetched.tiles().get(i).toArray());
    }
    var checkpoint = Note.parse(note.get().toArray());
    boolean all = true;
    var wanted = change.records.proofsWanted(event.link(), event.point().size(), PROOFS_AT_ONCE);
    for (var each : wanted) {
      all &= keep(change, each, new Source(event.point(), tiles, checkpoint));
    }
    if (all && wanted.size() == PROOFS_AT_ONCE) {
      change.then(new Effect.FetchProofs(event.link()));
    }
  }

  private record Source(LogPoint point, Map<String, byte[]> tiles, Note checkpoint) {

    byte[] tile(String path) {
      var tile = tiles.get(path);
      if (tile == null) {
        throw new IllegalArgumentException("not among the tiles fetched: " + path);
      }
      return tile;
    }
  }

  private static boolean keep(Change change, Entry.ProofWanted wanted, Source source) {
    long size = source.point().size();
    var leaf = leaf(change, wanted);
    List<Hash> path;
    try {
      path = Proofs.inclusion(wanted.index(), size, TileReader.byPath(size, source::tile));
    } catch (FormatException e) {
      path = List.of();
    } catch (IllegalArgumentException e) {
      return false;
    }
    var head = new TreeHead(size, source.point().root());
    if (leaf.isEmpty() || !Verifier.inclusion(leaf.get(), wanted.index(), head, path).accepted()) {
      change.alarm(
          Alarm.Kind.FORK,
          Optional.of(wanted.place().link()),
          "The partner's log does not show leaf " + wanted.index() + ", which its receipt names.");
      return false;
    }
    var proof = new TlogProof(Optional.empty(), wanted.index(), path, source.checkpoint());
    change.write(Row.put(Table.PROOF, RowKey.of(wanted.statement()), Bytes.of(proof.format())));
    change.write(new Entry.ProofKept(wanted.place(), wanted.statement(), wanted.index(), size));
    return true;
  }

  /// The leaf that the partner's receipt opened to us.
  private static Optional<Hash> leaf(Change change, Entry.ProofWanted wanted) {
    var place = wanted.place();
    return change
        .records
        .delivery(place)
        .flatMap(delivery -> delivery.receipt())
        .flatMap(change.records::statement)
        .map(statement -> (Statement.Receipt) statement.body())
        .map(receipt ->
            Leaf.entry(
                receipt.leafBlind(),
                Leaf.Direction.RECEIVED,
                wanted.statement(),
                place.epoch(),
                place.seq()))
        .map(entry -> TreeHash.leaf(entry.toArray()));
  }
}
