package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.carrier.Routes;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.NodeDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The key edge of a running node: its own private keys and its partners' public ones. Safe for
/// many threads; what is known of partners is replaced as a whole.
public final class Keyring implements Keys, Routes {
  private final PreparedKeys prepared;
  private final DescriptorChain own;
  private final NoteKeyring notes;
  private final AtomicReference<Directory> directory = new AtomicReference<>(Directory.EMPTY);

  private Keyring(PreparedKeys prepared, DescriptorChain own) {
    this.prepared = prepared;
    this.own = own;
    this.notes = NoteKeyring.of(own.node(), prepared.seeds());
  }

  /// The keyring of a node; it knows no partner yet.
  ///
  /// @param own this node's descriptors
  /// @throws IllegalArgumentException if the newest does not name these keys as the current ones
  public static Keyring of(PreparedKeys prepared, DescriptorChain own) {
    if (!prepared.match(own.newest())) {
      throw new IllegalArgumentException(
          "the key file and the node's newest descriptor do not belong together; restore both"
              + " from the same backup, or publish a new descriptor");
    }
    return new Keyring(prepared, own);
  }

  @Override
  public NodeId self() {
    return own.node();
  }

  /// This node's descriptors, for partners.
  public DescriptorChain descriptors() {
    return own;
  }

  /// Takes in a partner. Costs some milliseconds when its descriptors are new, little otherwise.
  ///
  /// @throws dev.tocsin.exchange.descriptor.DescriptorException if the descriptors are not a chain
  ///   of the partner's node
  @Override
  public void learn(Partner partner, List<Bytes> descriptors) {
    directory.updateAndGet(before -> before.with(self(), partner, descriptors));
  }

  @Override
  public String origin() {
    return NodeDescriptor.origin(self());
  }

  @Override
  public String origin(LinkId link) {
    return NodeDescriptor.origin(directory.get().require(link).partner().node());
  }

  /// The newest descriptor of a partner.
  public Optional<NodeDescriptor> descriptor(LinkId link) {
    return directory.get().partner(link).map(known -> known.chain().newest());
  }

  /// Which link calls under an alias that only its two sides know; empty for the enrolment alias,
  /// which proves nothing.
  public Optional<LinkId> caller(RoutingAlias alias) {
    return directory
        .get()
        .route(alias)
        .filter(route -> !route.enrolment())
        .map(Directory.Route::link);
  }

  /// The alias under which this node calls a partner; empty until both agreements are here.
  ///
  /// @param epoch the link's, counted from 1
  public Optional<RoutingAlias> alias(LinkId link, long epoch) {
    return directory.get().partner(link).flatMap(known -> known.pairwise(self(), self(), epoch));
  }

  /// The way to a partner, with the alias of its first epoch, which is known there for good.
  @Override
  public Optional<Route> route(LinkId link) {
    return descriptor(link)
        .map(newest -> new Route(newest.endpoints(), newest.tlsPins(), alias(link, 1)));
  }

  @Override
  public Sealed seal(Utterance utterance) {
    var envelope =
        Bytes.of(
            prepared
                .statementSigner()
                .sign(Envelope.STATEMENT, utterance.payload(), own.newest().profile())
                .toJson());
    if (utterance.link().isEmpty()) {
      return new Sealed(envelope, envelope);
    }
    var partner = directory.get().require(utterance.link().orElseThrow());
    if (!PartName.allFit(utterance.parts().stream().map(Part::commitment).toList())) {
      throw new IllegalArgumentException(
          "parts need different names of lower-case letters, digits, dots, dashes");
    }
    var header = utterance.statement().header();
    var capsule =
        partner
            .sealingKey()
            .seal(
                new Capsule.Header(
                    alias(partner, utterance.statement()), header.precedence(), header.notAfter()),
                new Padding.Content(envelope, PartsFrame.write(utterance.parts())));
    return new Sealed(envelope, capsule.toBytes());
  }

  /// Agreements go under the alias that anyone may know, since they carry the secrets of the other
  /// one; so do receipts and refusals until the partner surely has both secrets.
  private RoutingAlias alias(KnownPartner partner, Statement statement) {
    var kind = statement.kind();
    boolean early = kind == Statement.Kind.RECEIPT || kind == Statement.Kind.REFUSE;
    if (kind == Statement.Kind.AGREEMENT || (early && !partner.knowsPairwiseAlias())) {
      return RoutingAlias.enrolment(self(), partner.partner().node());
    }
    return partner
        .pairwise(self(), self(), statement.header().position().epoch())
        .orElseThrow(() ->
            new IllegalStateException(
                "a " + kind.wire() + " needs the agreement of both sides first"));
  }

  @Override
  public Arrival open(Bytes capsule) {
    return new Opening(directory.get(), prepared.openingKeys(), capsule).open();
  }

  @Override
  public Bytes signCheckpoint(LogPoint point, Instant now) {
    return notes.signCheckpoint(point, now);
  }

  @Override
  public Optional<LogPoint> openCheckpoint(LinkId link, Bytes note) {
    return directory.get().partner(link).flatMap(known -> known.notes().checkpoint(note));
  }

  @Override
  public Bytes cosign(Bytes note, Instant now) {
    return notes.cosign(note, now);
  }

  @Override
  public Optional<Instant> checkCosignature(LinkId link, Bytes note, Bytes lines) {
    return directory.get().partner(link).flatMap(known -> known.notes().cosignature(note, lines));
  }
}
