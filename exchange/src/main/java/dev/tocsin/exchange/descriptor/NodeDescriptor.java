package dev.tocsin.exchange.descriptor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.keys.DualKey;
import dev.tocsin.exchange.keys.KeyId;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import dev.tocsin.log.NoteKey;
import java.util.List;
import java.util.Optional;

/// One version of what a node says of its keys and addresses. What it says is believed only through
/// a [DescriptorChain].
///
/// @param node the node; derived from the root keys of version 1
/// @param name its owner
/// @param version counted from 1
/// @param previous digest of the version before; empty for version 1
/// @param root the keys that sign this version and, unless the root changes, the next
/// @param nextRoot [DualKey#digest] of the keys that may replace `root`, so that a thief of today's
///   root keys cannot
/// @param statementKeys newest first; 1 to [#KEYS_MAX]
/// @param kem X-Wing public keys to seal capsules to, newest first
/// @param logs newest first
/// @param witnesses newest first
/// @param profile which signatures the node's statements carry
/// @param tlsPins SHA-256 of the public key (SubjectPublicKeyInfo) of the node's TLS certificates
/// @param endpoints where capsules may be brought, preferred first; at least one
/// @param revoked keys no longer to be trusted
public record NodeDescriptor(
    NodeId node,
    OrganisationName name,
    long version,
    Optional<Hash> previous,
    DualKey root,
    Hash nextRoot,
    List<StatementKey> statementKeys,
    List<Bytes> kem,
    List<NoteKeys> logs,
    List<NoteKeys> witnesses,
    Profile profile,
    List<Hash> tlsPins,
    List<Endpoint> endpoints,
    List<Revocation> revoked) {
  public static final int KEYS_MAX = 8;
  public static final int ENDPOINTS_MAX = 8;
  public static final int REVOKED_MAX = 256;
  public static final int KEM_BYTES = 1216;

  public NodeDescriptor {
    statementKeys = list("statement keys", statementKeys, 1, KEYS_MAX);
    kem = list("capsule keys", kem, 1, KEYS_MAX);
    logs = list("logs", logs, 1, KEYS_MAX);
    witnesses = list("witnesses", witnesses, 1, KEYS_MAX);
    tlsPins = list("TLS pins", tlsPins, 0, KEYS_MAX);
    endpoints = list("endpoints", endpoints, 1, ENDPOINTS_MAX);
    revoked = list("revoked keys", revoked, 0, REVOKED_MAX);
    if (version < 1 || previous.isPresent() == (version == 1)) {
      throw new IllegalArgumentException(
          "versions count from 1, and all but the first name the one before");
    }
    if (kem.stream().anyMatch(key -> key.size() != KEM_BYTES)) {
      throw new IllegalArgumentException("a capsule key has " + KEM_BYTES + " bytes");
    }
    boolean secure =
        endpoints.stream().anyMatch(each -> each instanceof Endpoint.Web web && web.encrypted());
    if (secure && tlsPins.isEmpty()) {
      throw new IllegalArgumentException("an https endpoint needs a TLS pin beside it");
    }
  }

  /// Keys for statements. The first active ones sign; retired ones only verify what is old.
  public record StatementKey(DualKey keys, Status status) {}

  public enum Status {
    ACTIVE("active"),
    RETIRED("retired");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /// The two keys under which a log or a witness signs notes. Both have the same name: the log's
  /// origin, or the witness's name.
  ///
  /// @param ed25519 of type 0x01 for a log, 0x04 for a witness
  /// @param mlDsa44 of type 0x06
  public record NoteKeys(NoteKey ed25519, NoteKey mlDsa44) {}

  /// Says that a key is no longer to be trusted.
  ///
  /// @param since the own log when the key was lost; what stands in the log before it is still
  ///   valid
  public record Revocation(KeyId key, LogPoint since, RevocationReason reason) {}

  public enum RevocationReason {
    COMPROMISED("compromised"),
    LOST("lost"),
    SUSPECTED("suspected");

    private final String wire;

    RevocationReason(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /// The keys that statements may be signed by, revoked ones included.
  public List<DualKey> signers() {
    return statementKeys.stream().map(StatementKey::keys).toList();
  }

  public Optional<Revocation> revocation(DualKey keys) {
    return revoked.stream().filter(each -> keys.ids().contains(each.key())).findFirst();
  }

  /// The name of a node's log.
  public static String origin(NodeId node) {
    return "tocsin/log/" + node.value();
  }

  /// The name under which a node cosigns.
  public static String witnessName(NodeId node) {
    return "tocsin/witness/" + node.value();
  }

  private static <T> List<T> list(String what, List<T> values, int least, int most) {
    if (values.size() < least || values.size() > most) {
      throw new IllegalArgumentException(
          "a descriptor has " + least + " to " + most + " " + what + ", not " + values.size());
    }
    return List.copyOf(values);
  }
}
