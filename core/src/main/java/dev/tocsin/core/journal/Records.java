package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import dev.tocsin.log.NodeReader;
import dev.tocsin.stix.json.JsonLimits;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a node knows, read from its rows. As safe for threads as the rows below.
public final class Records {
  private static final int PARTNERS_MAX = 10_000;
  private static final int DESCRIPTORS_MAX = 1_000;

  private final Rows rows;

  public Records(Rows rows) {
    this.rows = rows;
  }

  public List<Partner> partners() {
    return rows.scan(Table.PARTNER, Bytes.EMPTY, Bytes.EMPTY, PARTNERS_MAX).stream()
        .map(row -> read(row, Partner.class))
        .toList();
  }

  public Optional<Partner> partner(LinkId link) {
    return get(Table.PARTNER, RowKey.of(link), Partner.class);
  }

  public Optional<LinkState> link(LinkId link) {
    return get(Table.LINK, RowKey.of(link), LinkState.class);
  }

  public Optional<Delivery> delivery(Place place) {
    return get(Table.DELIVERY, RowKey.of(place), Delivery.class);
  }

  /// The newest deliveries on a link, newest first.
  public List<Delivery> deliveries(LinkId link, int limit) {
    return rows.last(Table.DELIVERY, RowKey.of(link), limit).stream()
        .map(row -> read(row, Delivery.class))
        .toList();
  }

  /// What is still owed to a partner, most urgent first, then oldest first.
  public List<Delivery> outbox(LinkId link, int limit) {
    return owed(link, limit).stream().flatMap(owed -> delivery(owed.place()).stream()).toList();
  }

  /// Where that stands, without reading it.
  public List<Owed> owed(LinkId link, int limit) {
    return rows.scan(Table.OUTBOX, RowKey.of(link), Bytes.EMPTY, limit).stream()
        .map(row -> owed(row.key()))
        .toList();
  }

  /// Something owed to a partner.
  public record Owed(Precedence precedence, Place place) {}

  /// The oldest statement of one precedence that is owed to a partner, agreements apart: those wait
  /// for people.
  public Optional<Delivery> oldestOwed(LinkId link, Precedence precedence) {
    var prefix = RowKey.start().add(link).add(precedence).end();
    return rows.scan(Table.OUTBOX, prefix, Bytes.EMPTY, AGREEMENTS_OWED_MAX).stream()
        .flatMap(row -> delivery(owed(row.key()).place()).stream())
        .filter(delivery -> delivery.label().kind() != Statement.Kind.AGREEMENT)
        .findFirst();
  }

  private static final int AGREEMENTS_OWED_MAX = 8;

  public Optional<Entry.Heard> heard(Place place) {
    return get(Table.HEARD, RowKey.of(place), Entry.Heard.class);
  }

  /// Whether an agreement was heard that stands later on the same link than some place.
  public boolean laterAgreement(Place place) {
    var sameEpoch = RowKey.start().add(place.link()).add(place.epoch()).end();
    var after = RowKey.of(new Place(place.link(), place.epoch(), place.seq() + 1));
    return rows.scan(Table.HEARD, sameEpoch, after, LinkState.Inbound.AHEAD_MAX + 1).stream()
        .map(row -> read(row, Entry.Heard.class))
        .anyMatch(heard -> heard.kind() == Statement.Kind.AGREEMENT);
  }

  public Optional<Received> received(Place place) {
    return get(Table.RECEIVED, RowKey.of(place), Received.class);
  }

  /// The newest received warnings, newest first.
  public List<Received> inbox(int limit) {
    return rows.last(Table.INBOX, Bytes.EMPTY, limit).stream()
        .map(row -> DerivedRows.placeAtEnd(row.key()))
        .flatMap(place -> received(place).stream())
        .toList();
  }

  /// Where a statement is: sent to someone or received from someone.
  public Optional<Found> find(StatementId id) {
    return rows.get(Table.STATEMENT, RowKey.of(id.value()))
        .map(value -> new Found(value.toArray()[0] == 0, DerivedRows.placeAtEnd(value)));
  }

  /// Where a statement stands.
  ///
  /// @param sent true if this node said it
  public record Found(boolean sent, Place place) {}

  /// The ids that begin with some text; for people who type the first letters of one.
  public List<StatementId> find(String beginning, int limit) {
    String digits = beginning.replace("-", "");
    if (!HEX.matcher(digits).matches()) {
      return List.of();
    }
    var prefix = Bytes.of(HexFormat.of().parseHex(digits, 0, digits.length() / 2 * 2));
    return rows.scan(Table.STATEMENT, prefix, Bytes.EMPTY, IDS_LOOKED_AT_MAX).stream()
        .map(row -> id(row.key()))
        .filter(id -> id.toString().startsWith(beginning))
        .limit(limit)
        .toList();
  }

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,32}");
  private static final int IDS_LOOKED_AT_MAX = 1_000;

  /// The requests to pass a warning on, ours about a partner's or a partner's about ours.
  public List<StatementId> onward(StatementId warning, int limit) {
    return rows.scan(Table.ONWARD, RowKey.of(warning.value()), Bytes.EMPTY, limit).stream()
        .map(row -> {
          var key = ByteBuffer.wrap(row.key().toArray());
          return new StatementId(new UUID(key.getLong(16), key.getLong(24)));
        })
        .toList();
  }

  public Optional<WarningDraft> draft(DraftId id) {
    return get(Table.DRAFT, RowKey.of(id.value()), WarningDraft.class);
  }

  /// The newest drafts, newest first.
  public List<WarningDraft> drafts(int limit) {
    return rows.last(Table.DRAFT, Bytes.EMPTY, limit).stream()
        .map(row -> read(row, WarningDraft.class))
        .toList();
  }

  /// The newest drafts that something can still be done with, newest first.
  public List<WarningDraft> openDrafts(int limit) {
    return marked(Table.DRAFT_OPEN, limit);
  }

  /// The newest drafts of which an emergency release awaits a second person, newest first.
  public List<WarningDraft> unreviewedDrafts(int limit) {
    return marked(Table.DRAFT_REVIEW, limit);
  }

  private List<WarningDraft> marked(Table table, int limit) {
    return rows.last(table, Bytes.EMPTY, limit).stream()
        .flatMap(row -> get(Table.DRAFT, row.key(), WarningDraft.class).stream())
        .toList();
  }

  /// A draft's bundle.
  public Optional<Bytes> draftBundle(Hash digest) {
    return rows.get(Table.DRAFT_BUNDLE, RowKey.of(digest));
  }

  /// What was decided for each portion of what left to one recipient, and why.
  public Optional<Bytes> explanation(DraftId draft, LinkId recipient) {
    return rows.get(Table.EXPLANATION, RowKey.explanation(draft, recipient));
  }

  public Optional<Hash> refusal(Hash capsule) {
    return rows.get(Table.REFUSED, RowKey.of(capsule))
        .map(bytes -> Hash.fromBytes(bytes.toArray()));
  }

  public Optional<Bytes> envelope(Hash digest) {
    return rows.get(Table.ENVELOPE, RowKey.of(digest));
  }

  /// A statement that this node said or accepted.
  public Optional<Statement> statement(Hash digest) {
    return envelope(digest)
        .map(json -> Envelope.parse(json.toArray(), JsonLimits.STATEMENT))
        .map(envelope -> StatementCodec.read(envelope.payload().toArray()));
  }

  public Optional<Bytes> capsule(Hash digest) {
    return rows.get(Table.CAPSULE, RowKey.of(digest));
  }

  public List<Part> parts(Hash digest, List<Part.Commitment> commitments) {
    return rows.get(Table.PARTS, RowKey.of(digest))
        .map(bytes -> PartsFrame.read(bytes, commitments))
        .orElse(List.of());
  }

  /// Size and note of the newest checkpoint that this node signed.
  public Optional<Note> checkpoint() {
    return rows.last(Table.CHECKPOINT, Bytes.EMPTY, 1).stream().findFirst().map(Records::note);
  }

  public Optional<Bytes> checkpoint(long size) {
    return rows.get(Table.CHECKPOINT, RowKey.of(size));
  }

  /// The smallest checkpoint of at least some size that a partner has cosigned, with the
  /// cosignature's lines.
  public Optional<Cosigned> cosigned(LinkId by, long atLeast) {
    return rows.scan(Table.COSIGNATURE, Bytes.EMPTY, RowKey.of(atLeast), PARTNERS_MAX).stream()
        .filter(row -> by.equals(linkAtEnd(row.key())))
        .findFirst()
        .map(row -> new Cosigned(ByteBuffer.wrap(row.key().toArray()).getLong(), value(row)));
  }

  /// A partner's cosignature lines for our checkpoint of one size.
  public Optional<Bytes> cosignature(LinkId by, long size) {
    return rows.get(Table.COSIGNATURE, RowKey.start().add(size).add(by).end());
  }

  /// A cosignature under one of our checkpoints.
  ///
  /// @param lines note signature lines of the partner's cosignature
  public record Cosigned(long size, Bytes lines) {}

  /// A partner's newest checkpoint, with this node's cosignature.
  public Optional<Note> partnerCheckpoint(LinkId link) {
    return rows.last(Table.PARTNER_CHECKPOINT, RowKey.of(link), 1).stream()
        .findFirst()
        .map(Records::note);
  }

  public Optional<Bytes> partnerCheckpoint(LinkId link, long size) {
    return rows.get(Table.PARTNER_CHECKPOINT, RowKey.start().add(link).add(size).end());
  }

  /// A checkpoint.
  ///
  /// @param size the checkpoint's size
  /// @param text the signed note
  public record Note(long size, Bytes text) {}

  /// The proof that a partner's log holds its leaf for a statement, ours or its own (C2SP
  /// tlog-proof).
  public Optional<Bytes> proof(Hash statement) {
    return rows.get(Table.PROOF, RowKey.of(statement));
  }

  /// Leaves in a partner's log below some size that we have no proof of yet, lowest index first.
  public List<Entry.ProofWanted> proofsWanted(LinkId link, long below, int limit) {
    return rows.scan(Table.PROOF_WANTED, RowKey.of(link), Bytes.EMPTY, limit).stream()
        .map(row ->
            new Entry.ProofWanted(
                DerivedRows.placeAtEnd(row.key()),
                Leaf.Direction.of(row.key().toArray()[Integer.BYTES + Long.BYTES]),
                Hash.fromBytes(value(row).toArray()),
                ByteBuffer.wrap(row.key().toArray()).getLong(Integer.BYTES)))
        .filter(wanted -> wanted.index() < below)
        .toList();
  }

  /// What has expired by some time, oldest first.
  public List<Found> expired(long epochSecond, int limit) {
    return rows.scan(Table.EXPIRY, Bytes.EMPTY, Bytes.EMPTY, limit).stream()
        .map(Row::key)
        .takeWhile(key -> ByteBuffer.wrap(key.toArray()).getLong() <= epochSecond)
        .map(key -> new Found(key.toArray()[Long.BYTES] == 0, DerivedRows.placeAtEnd(key)))
        .toList();
  }

  /// When the next thing expires after some time.
  public Optional<Instant> nextExpiry(long afterEpochSecond) {
    return rows.scan(Table.EXPIRY, Bytes.EMPTY, RowKey.of(afterEpochSecond + 1), 1).stream()
        .findFirst()
        .map(row -> Instant.ofEpochSecond(ByteBuffer.wrap(row.key().toArray()).getLong()));
  }

  public List<Alarm> alarms(int limit) {
    return rows.last(Table.ALARM, Bytes.EMPTY, limit).stream()
        .map(row -> read(row, Alarm.class))
        .toList();
  }

  /// Signed descriptors of a node, oldest first.
  public List<Bytes> descriptors(NodeId node) {
    return rows
        .scan(Table.DESCRIPTOR, Bytes.utf8(node.value()), Bytes.EMPTY, DESCRIPTORS_MAX)
        .stream()
        .map(Records::value)
        .toList();
  }

  public Optional<Bytes> kept(String kind, String name) {
    return rows.get(Table.KEPT, RowKey.kept(kind, name));
  }

  public List<Bytes> kept(String kind, int limit) {
    return rows.scan(Table.KEPT, RowKey.kept(kind, ""), Bytes.EMPTY, limit).stream()
        .map(Records::value)
        .toList();
  }

  /// The log's complete subtrees, for proofs.
  public NodeReader logNodes() {
    return (level, index) ->
        rows.get(Table.NODE, RowKey.node(level, index))
            .map(bytes -> Hash.fromBytes(bytes.toArray()))
            .orElseThrow(() ->
                new IllegalStateException("the log has no node " + index + " at level " + level));
  }

  public Optional<Bytes> leaf(long index) {
    return rows.get(Table.LEAF, RowKey.of(index));
  }

  private <T> Optional<T> get(Table table, Bytes key, Class<T> type) {
    return rows.get(table, key).map(bytes -> JournalJson.read(bytes, type));
  }

  private static <T> T read(Row row, Class<T> type) {
    return JournalJson.read(value(row), type);
  }

  private static Bytes value(Row row) {
    return row.value().orElse(Bytes.EMPTY);
  }

  private static Note note(Row row) {
    var key = ByteBuffer.wrap(row.key().toArray());
    return new Note(key.getLong(row.key().size() - Long.BYTES), value(row));
  }

  private static LinkId linkAtEnd(Bytes key) {
    return new LinkId(ByteBuffer.wrap(key.toArray()).getInt(key.size() - Integer.BYTES));
  }

  private static Owed owed(Bytes key) {
    var buffer = ByteBuffer.wrap(key.toArray());
    var link = new LinkId(buffer.getInt());
    var precedence = Precedence.of(buffer.get());
    return new Owed(precedence, new Place(link, buffer.getLong(), buffer.getLong()));
  }

  private static StatementId id(Bytes key) {
    var buffer = ByteBuffer.wrap(key.toArray());
    return new StatementId(new java.util.UUID(buffer.getLong(), buffer.getLong()));
  }
}
