package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Checkpoint;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.stix.json.JsonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The keys of one run of one node: real statements and envelopes, fast signatures, and capsules
/// that are framed and sealed against change, but not secret. One thread.
final class SimKeys implements Keys {
  private static final String STATEMENT = "statement";
  private static final String SEAL = "seal";
  private static final int FRAME_BYTES = 1 + 2 * Hash.SIZE_BYTES + Integer.BYTES;
  private static final byte SEALED = 1;
  private static final byte ALONE = '{';

  private final NodeId self;
  private final Signer signer;
  private final BiConsumer<Utterance, Sealed> watcher;
  private final Map<LinkId, Partner> partners = new HashMap<>();
  private final Map<Bytes, Route> routes = new HashMap<>();

  /// @param watcher hears of everything that is signed
  SimKeys(NodeId self, Signer signer, BiConsumer<Utterance, Sealed> watcher) {
    this.self = self;
    this.signer = signer;
    this.watcher = watcher;
  }

  private record Route(LinkId link, boolean enrolment) {}

  static Bytes descriptor(NodeId node) {
    return Bytes.utf8("descriptor of " + node);
  }

  static String number(NodeId one, NodeId other) {
    boolean inOrder = one.value().compareTo(other.value()) < 0;
    return inOrder ? one.brief() + other.brief() : other.brief() + one.brief();
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public void learn(Partner partner, List<Bytes> descriptors) {
    if (!descriptors.equals(List.of(descriptor(partner.node())))) {
      throw new IllegalStateException("other descriptors than were kept");
    }
    partners.put(partner.link(), partner);
    routes.put(enrolment(partner.node(), self), new Route(partner.link(), true));
    pairwise(partner, partner.node(), self)
        .ifPresent(alias -> routes.put(alias, new Route(partner.link(), false)));
  }

  private static Bytes enrolment(NodeId from, NodeId to) {
    return alias("enrol", from, to);
  }

  private static Optional<Bytes> pairwise(Partner partner, NodeId from, NodeId to) {
    if (partner.ours().isEmpty() || partner.theirs().isEmpty()) {
      return Optional.empty();
    }
    var ours = partner.ours().orElseThrow().secret().hex();
    var theirs = partner.theirs().orElseThrow().secret().hex();
    String both = ours.compareTo(theirs) < 0 ? ours + theirs : theirs + ours;
    return Optional.of(alias(both, from, to));
  }

  private static Bytes alias(String secret, NodeId from, NodeId to) {
    byte[] text = (secret + from + to).getBytes(StandardCharsets.UTF_8);
    return Bytes.of(Hash.of(text).bytes());
  }

  private Partner partner(LinkId link) {
    var partner = partners.get(link);
    if (partner == null) {
      throw new IllegalStateException("link " + link + " was never learned");
    }
    return partner;
  }

  @Override
  public String origin() {
    return origin(self);
  }

  @Override
  public String origin(LinkId link) {
    return origin(partner(link).node());
  }

  private static String origin(NodeId node) {
    return "log.example/" + node.brief();
  }

  private static String witness(NodeId node) {
    return "witness.example/" + node.brief();
  }

  @Override
  public Sealed seal(Utterance utterance) {
    var payload = utterance.payload();
    byte[] signed = Envelope.signedBytes(Envelope.STATEMENT, payload.toArray());
    var signature = Bytes.of(signer.sign(self, STATEMENT, signed).bytes());
    var signatures = List.of(new Envelope.Signature("sim", signature));
    var envelope = Bytes.of(new Envelope(Envelope.STATEMENT, payload, signatures).toJson());
    var capsule =
        utterance
            .link()
            .map(link ->
                frame(
                    alias(partner(link), utterance.statement()),
                    partner(link).node(),
                    envelope,
                    PartsFrame.write(utterance.parts())))
            .orElse(envelope);
    var sealed = new Sealed(envelope, capsule);
    watcher.accept(utterance, sealed);
    return sealed;
  }

  /// The same choice as the real keyring makes.
  private Bytes alias(Partner partner, Statement statement) {
    var to = partner.node();
    var kind = statement.kind();
    boolean early = kind == Statement.Kind.RECEIPT || kind == Statement.Kind.REFUSE;
    boolean surelyKnown = partner.agreed() && partner.oursReceived();
    if (kind == Statement.Kind.AGREEMENT || (early && !surelyKnown)) {
      return enrolment(self, to);
    }
    return pairwise(partner, self, to)
        .orElseThrow(() ->
            new IllegalStateException(
                "a " + kind.wire() + " needs the agreement of both sides first"));
  }

  private Bytes frame(Bytes alias, NodeId to, Bytes envelope, Bytes parts) {
    var content =
        ByteBuffer.allocate(FRAME_BYTES - Hash.SIZE_BYTES + envelope.size() + parts.size())
            .put(SEALED)
            .put(alias.toArray())
            .putInt(envelope.size())
            .put(envelope.toArray())
            .put(parts.toArray())
            .array();
    var seal = signer.sign(to, SEAL, content);
    return Bytes.of(
        ByteBuffer.allocate(content.length + Hash.SIZE_BYTES)
            .put(content)
            .put(seal.bytes())
            .array());
  }

  @Override
  public Arrival open(Bytes capsule) {
    var id = Hash.of(capsule.toArray());
    Optional<LinkId> link = Optional.empty();
    try {
      boolean alone = capsule.size() > 0 && capsule.toArray()[0] == ALONE;
      var route = alone ? alone(capsule) : route(capsule);
      link = Optional.of(route.link());
      return alone
          ? opened(id, route, capsule, Bytes.EMPTY)
          : unframed(id, route, capsule.toArray());
    } catch (Refused e) {
      return new Arrival.Unreadable(id, link, e.reason, e.reason.words());
    } catch (JsonException | IllegalArgumentException e) {
      return new Arrival.Unreadable(id, link, Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Refused(Reason reason) {
      super(reason.words(), null, false, false);
      this.reason = reason;
    }
  }

  private Route route(Bytes capsule) {
    byte[] bytes = capsule.toArray();
    if (bytes.length < FRAME_BYTES || bytes[0] != SEALED) {
      throw new Refused(Reason.MALFORMED);
    }
    var alias = Bytes.of(java.util.Arrays.copyOfRange(bytes, 1, 1 + Hash.SIZE_BYTES));
    return Optional.ofNullable(routes.get(alias))
        .orElseThrow(() -> new Refused(Reason.NOT_ADDRESSED));
  }

  private Route alone(Bytes json) {
    var envelope = Envelope.parse(json.toArray(), StatementCodec.LIMITS);
    var statement = StatementCodec.read(envelope.payload().toArray());
    if (statement.kind() != Statement.Kind.REFUSE) {
      throw new Refused(Reason.MALFORMED);
    }
    return partners.values().stream()
        .filter(each -> each.node().equals(statement.header().from()))
        .findFirst()
        .map(each -> new Route(each.link(), true))
        .orElseThrow(() -> new Refused(Reason.SIGNATURE));
  }

  private Arrival unframed(Hash id, Route route, byte[] bytes) {
    var content = ByteBuffer.wrap(bytes, 0, bytes.length - Hash.SIZE_BYTES);
    var sealed = new byte[content.remaining()];
    content.get(sealed);
    var seal =
        Bytes.of(java.util.Arrays.copyOfRange(bytes, bytes.length - Hash.SIZE_BYTES, bytes.length));
    if (!signer.signed(self, SEAL, sealed, seal)) {
      throw new Refused(Reason.MALFORMED);
    }
    content.position(1 + Hash.SIZE_BYTES);
    var envelope = new byte[content.getInt()];
    content.get(envelope);
    var parts = new byte[content.remaining()];
    content.get(parts);
    return opened(id, route, Bytes.of(envelope), Bytes.of(parts));
  }

  private Arrival opened(Hash id, Route route, Bytes json, Bytes frame) {
    var envelope = Envelope.parse(json.toArray(), StatementCodec.LIMITS);
    var signatures = envelope.signatures();
    var from = partner(route.link()).node();
    if (signatures.size() != 1
        || !envelope.payloadType().equals(Envelope.STATEMENT)
        || !signer.signed(from, STATEMENT, envelope.signedBytes(), signatures.getFirst().value())) {
      throw new Refused(Reason.SIGNATURE);
    }
    var statement = StatementCodec.read(envelope.payload().toArray());
    List<Part.Commitment> commitments =
        statement.body() instanceof Statement.Warning warning ? warning.parts() : List.of();
    var parts = PartsFrame.read(frame, commitments);
    if (!parts.stream().map(Part::commitment).toList().equals(commitments)) {
      throw new Refused(Reason.MALFORMED);
    }
    return new Arrival.Opened(
        id,
        route.link(),
        route.enrolment(),
        statement,
        envelope.digest(),
        json,
        parts,
        ContentTerms.of(parts));
  }

  @Override
  public Bytes signCheckpoint(LogPoint point, Instant now) {
    String text = new Checkpoint(point.origin(), point.size(), point.root()).text();
    var line = signer.noteLine(self, origin(), text, now.getEpochSecond());
    return Bytes.of(new Note(text, List.of(line)).bytes());
  }

  @Override
  public Optional<LogPoint> openCheckpoint(LinkId link, Bytes note) {
    try {
      var from = partner(link).node();
      var read = Note.parse(note.toArray());
      boolean signed =
          read.signatures().stream()
              .anyMatch(line -> signer.holds(from, origin(from), read.text(), line));
      var checkpoint = Checkpoint.parse(read.text());
      return signed && checkpoint.origin().equals(origin(from))
          ? Optional.of(new LogPoint(checkpoint.origin(), checkpoint.size(), checkpoint.root()))
          : Optional.empty();
    } catch (FormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public Bytes cosign(Bytes note, Instant now) {
    String text = Note.parse(note.toArray()).text();
    var line = signer.noteLine(self, witness(self), text, now.getEpochSecond());
    return Bytes.of(AddCheckpoint.formatAnswer(List.of(line)));
  }

  @Override
  public Optional<Instant> checkCosignature(LinkId link, Bytes note, Bytes lines) {
    try {
      var by = partner(link).node();
      String text = Note.parse(note.toArray()).text();
      return AddCheckpoint.parseAnswer(lines.toArray()).stream()
          .filter(line -> signer.holds(by, witness(by), text, line))
          .findFirst()
          .map(line -> Instant.ofEpochSecond(ByteBuffer.wrap(line.bytes()).getLong()));
    } catch (FormatException e) {
      return Optional.empty();
    }
  }
}
