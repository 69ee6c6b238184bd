package dev.tocsin.exchange.descriptor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.exchange.keys.DualKey;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import dev.tocsin.log.SignatureType;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// All versions of a node's descriptor from the first, each following from the one before. The
/// first root keys make the node id; so whoever trusts the id trusts the newest version. Immutable.
public final class DescriptorChain {
  public static final int VERSIONS_MAX = 64;
  private static final JsonLimits LIMITS = JsonLimits.STATEMENT.withMaxBytes(512 * 1024);

  private final List<Bytes> signed;
  private final List<NodeDescriptor> versions;
  private final Hash newestDigest;

  private DescriptorChain(List<Bytes> signed, List<NodeDescriptor> versions, Hash newestDigest) {
    this.signed = List.copyOf(signed);
    this.versions = List.copyOf(versions);
    this.newestDigest = newestDigest;
  }

  /// The chain of a new node.
  public static DescriptorChain first(NodeDescriptor descriptor, DualSigner root) {
    return verify(List.of(sign(descriptor, root)));
  }

  /// Verifies a chain from foreign bytes.
  ///
  /// @param signed DSSE envelopes, oldest first
  /// @throws DescriptorException at the first fault
  public static DescriptorChain verify(List<Bytes> signed) {
    if (signed.isEmpty() || signed.size() > VERSIONS_MAX) {
      throw new DescriptorException(
          "A chain has 1 to " + VERSIONS_MAX + " descriptors, not " + signed.size() + ".");
    }
    var versions = new ArrayList<NodeDescriptor>();
    Optional<Hash> previous = Optional.empty();
    for (var each : signed) {
      var envelope = envelope(each);
      var descriptor = DescriptorCodec.read(envelope.payload().toArray());
      requireSigned(envelope, descriptor);
      requireShape(descriptor);
      if (versions.isEmpty()) {
        requireFirst(descriptor);
      } else {
        requireNext(versions.getLast(), descriptor, previous);
      }
      versions.add(descriptor);
      previous = Optional.of(envelope.digest());
    }
    return new DescriptorChain(signed, versions, previous.orElseThrow());
  }

  /// This chain with one more version.
  ///
  /// @throws DescriptorException if it does not follow
  public DescriptorChain with(NodeDescriptor next, DualSigner root) {
    var longer = new ArrayList<>(signed);
    longer.add(sign(next, root));
    return verify(longer);
  }

  public NodeId node() {
    return versions.getFirst().node();
  }

  public NodeDescriptor newest() {
    return versions.getLast();
  }

  public List<NodeDescriptor> versions() {
    return versions;
  }

  /// The DSSE envelopes, oldest first.
  public List<Bytes> signed() {
    return signed;
  }

  /// What the version after the newest names as the one before it.
  public Hash newestDigest() {
    return newestDigest;
  }

  /// Whether this chain begins with all of the other.
  public boolean continues(DescriptorChain older) {
    int size = older.signed.size();
    return signed.size() >= size && signed.subList(0, size).equals(older.signed);
  }

  private static Bytes sign(NodeDescriptor descriptor, DualSigner root) {
    var payload = Bytes.of(DescriptorCodec.write(descriptor));
    return Bytes.of(root.sign(Envelope.DESCRIPTOR, payload, Profile.H1).toJson());
  }

  private static Envelope envelope(Bytes signed) {
    try {
      var envelope = Envelope.parse(signed.toArray(), LIMITS);
      if (!envelope.payloadType().equals(Envelope.DESCRIPTOR)) {
        throw new DescriptorException("It is signed as something else than a node descriptor.");
      }
      if (!Arrays.equals(envelope.toJson(), signed.toArray())) {
        throw new DescriptorException("The envelope is not in the form that nodes write.");
      }
      return envelope;
    } catch (JsonException | IllegalArgumentException e) {
      throw new DescriptorException("It is not a signed node descriptor: " + e.getMessage(), e);
    }
  }

  private static void requireSigned(Envelope envelope, NodeDescriptor descriptor) {
    // Root signatures are always both, whatever the profile says of statements.
    if (!descriptor.root().signed(envelope, Profile.H1)) {
      throw new DescriptorException(
          "Version "
              + descriptor.version()
              + " is not signed by both of its root keys. Ask its owner for a fresh copy.");
    }
  }

  private static void requireShape(NodeDescriptor descriptor) {
    String origin = NodeDescriptor.origin(descriptor.node());
    String witness = NodeDescriptor.witnessName(descriptor.node());
    for (var keys : descriptor.logs()) {
      requireNoteKeys(keys, origin, SignatureType.ED25519);
    }
    for (var keys : descriptor.witnesses()) {
      requireNoteKeys(keys, witness, SignatureType.ED25519_COSIGNATURE);
    }
    var seen = new HashSet<DualKey>(descriptor.signers());
    if (seen.size() != descriptor.signers().size()) {
      throw new DescriptorException("It lists one statement key twice.");
    }
  }

  private static void requireNoteKeys(
      NodeDescriptor.NoteKeys keys, String name, SignatureType type) {
    if (!keys.ed25519().name().equals(name)
        || !keys.mlDsa44().name().equals(name)
        || keys.ed25519().type() != type
        || keys.mlDsa44().type() != SignatureType.ML_DSA_44_COSIGNATURE) {
      throw new DescriptorException(
          "It names a key of a log or witness that is not the node's own, or of another kind.");
    }
  }

  private static void requireFirst(NodeDescriptor descriptor) {
    if (descriptor.version() != 1) {
      throw new DescriptorException(
          "The chain begins with version " + descriptor.version() + "; it must begin with 1.");
    }
    if (!NodeId.of(descriptor.root().digest()).equals(descriptor.node())) {
      throw new DescriptorException("The node id does not belong to the first root keys.");
    }
  }

  private static void requireNext(
      NodeDescriptor before, NodeDescriptor next, Optional<Hash> previous) {
    if (!next.node().equals(before.node())) {
      throw new DescriptorException("The chain changes from one node to another.");
    }
    if (next.version() != before.version() + 1 || !next.previous().equals(previous)) {
      throw new DescriptorException(
          "Version " + next.version() + " does not follow version " + before.version() + ".");
    }
    boolean sameRoot = next.root().equals(before.root());
    if (!sameRoot && !next.root().digest().equals(before.nextRoot())) {
      throw new DescriptorException(
          "Version "
              + next.version()
              + " has root keys that were not announced. Compare the number again before you"
              + " trust it.");
    }
    if (sameRoot && !next.nextRoot().equals(before.nextRoot())) {
      throw new DescriptorException(
          "Version "
              + next.version()
              + " announces other next root keys although the root keys stay. A thief would do"
              + " that; compare the number again before you trust it.");
    }
    if (!next.revoked().containsAll(before.revoked())) {
      throw new DescriptorException("Version " + next.version() + " takes back a revocation.");
    }
  }
}
