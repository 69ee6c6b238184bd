package dev.tocsin.exchange.keys;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// All private keys of one node, as seeds.
///
/// @param root signs descriptors
/// @param nextRoot takes over from `root`; until then only a hash of its public keys is known
///   outside
/// @param statement signs statements
/// @param kem X-Wing keys that open capsules, newest first; at most [#KEM_KEYS_MAX]
/// @param log signs the node's own checkpoints
/// @param witness cosigns partners' checkpoints
public record NodeKeys(
    DualSeed root,
    DualSeed nextRoot,
    DualSeed statement,
    List<SecretSeed> kem,
    NoteSeed log,
    NoteSeed witness) {
  /// Old capsule keys are kept until the last capsule in flight has arrived, and no longer.
  public static final int KEM_KEYS_MAX = 4;

  public NodeKeys {
    kem = List.copyOf(kem);
    if (kem.isEmpty() || kem.size() > KEM_KEYS_MAX) {
      throw new IllegalArgumentException("a node has 1 to " + KEM_KEYS_MAX + " capsule keys");
    }
  }

  /// The seeds of the two keys that sign notes (C2SP signed-note).
  ///
  /// @param ed25519 type 0x01 for a log, 0x04 for a witness
  /// @param mlDsa44 type 0x06
  public record NoteSeed(SecretSeed ed25519, SecretSeed mlDsa44) {
    static NoteSeed random(SecureRandom random) {
      return new NoteSeed(SecretSeed.random(random), SecretSeed.random(random));
    }
  }

  /// New keys for a new node.
  public static NodeKeys random(SecureRandom random) {
    return new NodeKeys(
        DualSeed.random(random),
        DualSeed.random(random),
        DualSeed.random(random),
        List.of(SecretSeed.random(random)),
        NoteSeed.random(random),
        NoteSeed.random(random));
  }

  /// After the root keys were replaced by those that were announced.
  public NodeKeys withNextRoot(SecureRandom random) {
    return new NodeKeys(nextRoot, DualSeed.random(random), statement, kem, log, witness);
  }

  /// With new statement and capsule keys; the newest old capsule keys are kept.
  public NodeKeys withNewStatementAndCapsuleKeys(SecureRandom random) {
    var keys = new ArrayList<SecretSeed>();
    keys.add(SecretSeed.random(random));
    keys.addAll(kem.subList(0, Math.min(kem.size(), KEM_KEYS_MAX - 1)));
    return new NodeKeys(root, nextRoot, DualSeed.random(random), keys, log, witness);
  }
}
