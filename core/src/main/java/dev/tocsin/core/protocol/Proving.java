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
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Checkpoint;
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

/// Proofs that a partner's log holds the leaves that its receipts and warnings name. They are made
/// here, from the partner's tiles, and kept as evidence. Tiles are not signed: nothing that they
/// say counts, for or against the partner, unless it leads to the root that the partner signed.
public final class Proving {
  /// How many proofs one round of fetching is for.
  private static final int PROOFS_AT_ONCE = 16;

  private Proving() {}

  /// Notes that the proof of a leaf in a partner's log is missing, and fetches it if it can be had.
  static void want(Change change, Entry.ProofWanted wanted) {
    var link = wanted.place().link();
    change.write(wanted);
    change
        .link(link)
        .state()
        .beacon()
        .filter(log -> log.size() > wanted.index())
        .ifPresent(_ -> change.then(new Effect.FetchProofs(link)));
  }

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
      paths.add(Tile.holding(0, wanted.index(), size).path());
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
    List<Hash> path;
    Hash there;
    try {
      var reader = TileReader.byPath(size, source::tile);
      path = Proofs.inclusion(wanted.index(), size, reader);
      there = reader.node(0, wanted.index());
    } catch (IllegalArgumentException _) {
      // A tile is missing or misshapen.
      return false;
    }
    var head = new TreeHead(size, source.point().root());
    if (!Verifier.inclusion(there, wanted.index(), head, path).accepted()) {
      // These are not the tiles of the log that its owner signed: damaged on the way, it may be.
      return false;
    }
    var proof = new TlogProof(Optional.empty(), wanted.index(), path, source.checkpoint());
    if (leaf(change, wanted).equals(Optional.of(there))) {
      change.write(Row.put(Table.PROOF, RowKey.of(wanted.statement()), Bytes.of(proof.format())));
      change.write(
          new Entry.ProofKept(
              wanted.place(), wanted.direction(), wanted.statement(), wanted.index(), size));
    } else {
      contradicted(change, wanted, there, proof);
    }
    return true;
  }

  /// The partner signed two things that exclude each other. Its log only grows, so that this will
  /// not change: both are kept, and it is reported once.
  private static void contradicted(
      Change change, Entry.ProofWanted wanted, Hash there, TlogProof proof) {
    long size = Checkpoint.parse(proof.checkpoint().text()).size();
    change.write(
        new Entry.ProofContradicted(
            wanted.place(), wanted.direction(), wanted.statement(), wanted.index(), size));
    var evidence = Bytes.utf8(there.base64() + "\n" + Bytes.of(proof.format()).utf8());
    change.write(
        new Entry.Kept("contradicted-leaf", wanted.statement().hex(), Optional.of(evidence)));
    change.alarm(
        Alarm.Kind.FORK,
        Optional.of(wanted.place().link()),
        "The partner's log holds another leaf "
            + wanted.index()
            + " than the one that its "
            + (wanted.direction() == Leaf.Direction.SENT ? "warning" : "receipt")
            + " for "
            + wanted.place()
            + " names. Both are kept.");
  }

  /// The hash of the leaf that the partner opened to us: in its receipt, or in its own statement.
  private static Optional<Hash> leaf(Change change, Entry.ProofWanted wanted) {
    var place = wanted.place();
    var blind =
        switch (wanted.direction()) {
          case RECEIVED ->
              change
                  .records
                  .delivery(place)
                  .flatMap(Delivery::receipt)
                  .flatMap(change.records::statement)
                  .map(statement -> ((Statement.Receipt) statement.body()).leafBlind());
          case SENT ->
              change.records.statement(wanted.statement()).map(said -> said.header().blind());
        };
    return blind.map(opening -> {
      var entry =
          Leaf.entry(opening, wanted.direction(), wanted.statement(), place.epoch(), place.seq());
      return TreeHash.leaf(entry.toArray());
    });
  }
}
