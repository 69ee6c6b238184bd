package dev.tocsin.exchange.keys;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The two public keys that sign together: one classical, one post-quantum.
public record DualKey(VerifyingKey ed25519, VerifyingKey mlDsa65) {
  private static final byte[] TAG = "tocsin/root/v1\n".getBytes(StandardCharsets.UTF_8);

  public DualKey {
    if (ed25519.algorithm() != Algorithm.ED25519 || mlDsa65.algorithm() != Algorithm.ML_DSA_65) {
      throw new IllegalArgumentException("a pair is an Ed25519 key, then an ML-DSA-65 key");
    }
  }

  /// Reads both keys from foreign bytes.
  ///
  /// @throws IllegalArgumentException if either is no key
  public static DualKey of(byte[] ed25519, byte[] mlDsa65) {
    return new DualKey(
        VerifyingKey.of(Algorithm.ED25519, ed25519), VerifyingKey.of(Algorithm.ML_DSA_65, mlDsa65));
  }

  /// SHA-256 over both; for a node's first root keys its node id.
  public Hash digest() {
    return Hash.of(TAG, ed25519.encoded().toArray(), mlDsa65.encoded().toArray());
  }

  public List<KeyId> ids() {
    return List.of(ed25519.id(), mlDsa65.id());
  }

  /// Whether the envelope carries exactly the signatures that the profile requires, in their order,
  /// each under its key's id.
  public boolean signed(Envelope envelope, Profile profile) {
    List<VerifyingKey> required = required(profile);
    if (!named(envelope, profile)) {
      return false;
    }
    byte[] message = envelope.signedBytes();
    for (int i = 0; i < required.size(); i++) {
      Bytes signature = envelope.signatures().get(i).value();
      if (!required.get(i).verify(message, signature.toArray())) {
        return false;
      }
    }
    return true;
  }

  /// Whether the envelope claims to be signed by these keys under the profile; nothing is verified.
  public boolean named(Envelope envelope, Profile profile) {
    return envelope.signatures().stream()
        .map(Envelope.Signature::keyId)
        .toList()
        .equals(required(profile).stream().map(key -> key.id().value()).toList());
  }

  private List<VerifyingKey> required(Profile profile) {
    return switch (profile) {
      case H1 -> List.of(ed25519, mlDsa65);
      case C1 -> List.of(ed25519);
    };
  }
}
