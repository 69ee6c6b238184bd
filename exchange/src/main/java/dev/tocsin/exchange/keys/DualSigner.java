package dev.tocsin.exchange.keys;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import java.util.List;
import java.util.stream.Stream;

/// The two private keys that sign together. Safe for many threads.
public final class DualSigner {
  private final SigningKey ed25519;
  private final SigningKey mlDsa65;

  private DualSigner(SigningKey ed25519, SigningKey mlDsa65) {
    this.ed25519 = ed25519;
    this.mlDsa65 = mlDsa65;
  }

  public static DualSigner of(DualSeed seed) {
    return new DualSigner(
        SigningKey.of(Algorithm.ED25519, seed.ed25519()),
        SigningKey.of(Algorithm.ML_DSA_65, seed.mlDsa65()));
  }

  public DualKey publicKeys() {
    return new DualKey(ed25519.publicKey(), mlDsa65.publicKey());
  }

  /// Signs a payload as the profile requires.
  public Envelope sign(String payloadType, Bytes payload, Profile profile) {
    byte[] message = Envelope.signedBytes(payloadType, payload.toArray());
    List<Envelope.Signature> signatures =
        keys(profile)
            .map(key ->
                new Envelope.Signature(key.publicKey().id().value(), Bytes.of(key.sign(message))))
            .toList();
    return new Envelope(payloadType, payload, signatures);
  }

  private Stream<SigningKey> keys(Profile profile) {
    return switch (profile) {
      case H1 -> Stream.of(ed25519, mlDsa65);
      case C1 -> Stream.of(ed25519);
    };
  }
}
