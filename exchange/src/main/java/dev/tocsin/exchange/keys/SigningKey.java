package dev.tocsin.exchange.keys;

import java.security.SecureRandom;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A private signature key, prepared for use. Immutable; safe for many threads.
public final class SigningKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final VerifyingKey publicKey;
  private final CipherParameters prepared;

  private SigningKey(VerifyingKey publicKey, CipherParameters prepared) {
    this.publicKey = publicKey;
    this.prepared = prepared;
  }

  public static SigningKey of(Algorithm algorithm, SecretSeed seed) {
    return switch (algorithm) {
      case ED25519 -> {
        var key = new Ed25519PrivateKeyParameters(seed.toArray());
        yield new SigningKey(VerifyingKey.of(algorithm, key.generatePublicKey().getEncoded()), key);
      }
      case ML_DSA_65 -> {
        var key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, seed.toArray());
        // Hedged (FIPS 204 §3.4): a fault in one signing does not give the key away.
        yield new SigningKey(
            VerifyingKey.of(algorithm, key.getPublicKey()), new ParametersWithRandom(key, RANDOM));
      }
    };
  }

  public VerifyingKey publicKey() {
    return publicKey;
  }

  public byte[] sign(byte[] message) {
    Signer signer =
        switch (publicKey.algorithm()) {
          case ED25519 -> new Ed25519Signer();
          case ML_DSA_65 -> new MLDSASigner();
        };
    signer.init(true, prepared);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("signing failed with " + publicKey, e);
    }
  }
}
