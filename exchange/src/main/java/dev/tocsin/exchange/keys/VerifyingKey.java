package dev.tocsin.exchange.keys;

import dev.tocsin.core.Bytes;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A public signature key, prepared for use. Immutable; safe for many threads.
public final class VerifyingKey {
  private final Algorithm algorithm;
  private final Bytes encoded;
  private final KeyId id;
  private final CipherParameters prepared;

  private VerifyingKey(Algorithm algorithm, byte[] encoded, CipherParameters prepared) {
    this.algorithm = algorithm;
    this.encoded = Bytes.of(encoded);
    this.id = KeyId.of(algorithm, encoded);
    this.prepared = prepared;
  }

  /// Reads a key from foreign bytes.
  ///
  /// @throws IllegalArgumentException if they are no key of that algorithm
  public static VerifyingKey of(Algorithm algorithm, byte[] encoded) {
    if (encoded.length != algorithm.keyBytes()) {
      throw new IllegalArgumentException(
          "an %s key has %d bytes, not %d"
              .formatted(algorithm.wire(), algorithm.keyBytes(), encoded.length));
    }
    var prepared =
        switch (algorithm) {
          case ED25519 -> new Ed25519PublicKeyParameters(encoded);
          case ML_DSA_65 -> new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, encoded);
        };
    return new VerifyingKey(algorithm, encoded, prepared);
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  public Bytes encoded() {
    return encoded;
  }

  public KeyId id() {
    return id;
  }

  public boolean verify(byte[] message, byte[] signature) {
    if (signature.length != algorithm.signatureBytes()) {
      return false;
    }
    Signer signer =
        switch (algorithm) {
          case ED25519 -> new Ed25519Signer();
          case ML_DSA_65 -> new MLDSASigner();
        };
    signer.init(false, prepared);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey key
        && algorithm == key.algorithm
        && encoded.equals(key.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return algorithm.wire() + " key " + id;
  }
}
