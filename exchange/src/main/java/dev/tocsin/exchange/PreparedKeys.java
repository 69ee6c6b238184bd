package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.exchange.capsule.OpeningKey;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor;
import dev.tocsin.exchange.descriptor.NodeDescriptor.StatementKey;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Status;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node's private keys, ready for use, and the descriptors that they make. Deriving keys from
/// seeds is the costly step, so it is done once. Immutable; safe for many threads.
public final class PreparedKeys {
  private final NodeKeys seeds;
  private final DualSigner root;
  private final DualSigner statement;
  private final List<OpeningKey> kem;

  private PreparedKeys(
      NodeKeys seeds, DualSigner root, DualSigner statement, List<OpeningKey> kem) {
    this.seeds = seeds;
    this.root = root;
    this.statement = statement;
    this.kem = List.copyOf(kem);
  }

  public static PreparedKeys of(NodeKeys seeds) {
    return new PreparedKeys(
        seeds,
        DualSigner.of(seeds.root()),
        DualSigner.of(seeds.statement()),
        seeds.kem().stream().map(OpeningKey::of).toList());
  }

  /// The chain of a new node that has these keys.
  ///
  /// @param tlsPins SHA-256 of the public keys of its TLS certificates
  public DescriptorChain found(
      OrganisationName name, List<Endpoint> endpoints, List<Hash> tlsPins) {
    var node = NodeId.of(root.publicKeys().digest());
    return DescriptorChain.first(
        new NodeDescriptor(
            node,
            name,
            1,
            Optional.empty(),
            root.publicKeys(),
            nextRoot(),
            List.of(new StatementKey(statement.publicKeys(), Status.ACTIVE)),
            kemKeys(),
            List.of(NoteKeyring.logKeys(node, seeds.log())),
            List.of(NoteKeyring.witnessKeys(node, seeds.witness())),
            Profile.H1,
            tlsPins,
            endpoints,
            List.of()),
        root);
  }

  /// The chain with one more version, in which these keys are the current ones: earlier statement
  /// keys stay to verify what is old, and revocations stay.
  ///
  /// @param moreRevoked in addition to those before
  /// @throws dev.tocsin.exchange.descriptor.DescriptorException if it would not follow, for example
  ///   because the root keys are neither the former ones nor those announced
  public DescriptorChain continued(
      DescriptorChain chain,
      List<Endpoint> endpoints,
      List<Hash> tlsPins,
      List<NodeDescriptor.Revocation> moreRevoked) {
    var before = chain.newest();
    var revoked = new ArrayList<>(before.revoked());
    revoked.addAll(moreRevoked);
    return chain.with(
        new NodeDescriptor(
            before.node(),
            before.name(),
            before.version() + 1,
            Optional.of(chain.newestDigest()),
            root.publicKeys(),
            nextRoot(),
            statementKeys(before),
            kemKeys(),
            List.of(NoteKeyring.logKeys(before.node(), seeds.log())),
            List.of(NoteKeyring.witnessKeys(before.node(), seeds.witness())),
            before.profile(),
            tlsPins,
            endpoints,
            revoked),
        root);
  }

  NodeKeys seeds() {
    return seeds;
  }

  DualSigner statementSigner() {
    return statement;
  }

  List<OpeningKey> openingKeys() {
    return kem;
  }

  /// Whether a descriptor names exactly these keys as the current ones.
  boolean match(NodeDescriptor descriptor) {
    return descriptor.root().equals(root.publicKeys())
        && descriptor.nextRoot().equals(nextRoot())
        && descriptor
            .statementKeys()
            .getFirst()
            .equals(new StatementKey(statement.publicKeys(), Status.ACTIVE))
        && descriptor.kem().equals(kemKeys())
        && descriptor.logs().getFirst().equals(NoteKeyring.logKeys(descriptor.node(), seeds.log()))
        && descriptor
            .witnesses()
            .getFirst()
            .equals(NoteKeyring.witnessKeys(descriptor.node(), seeds.witness()));
  }

  private List<StatementKey> statementKeys(NodeDescriptor before) {
    var keys = new ArrayList<StatementKey>();
    keys.add(new StatementKey(statement.publicKeys(), Status.ACTIVE));
    for (var key : before.statementKeys()) {
      if (!key.keys().equals(statement.publicKeys()) && keys.size() < NodeDescriptor.KEYS_MAX) {
        keys.add(new StatementKey(key.keys(), Status.RETIRED));
      }
    }
    return keys;
  }

  private List<Bytes> kemKeys() {
    return kem.stream().map(OpeningKey::publicKey).toList();
  }

  private Hash nextRoot() {
    return DualSigner.of(seeds.nextRoot()).publicKeys().digest();
  }
}
