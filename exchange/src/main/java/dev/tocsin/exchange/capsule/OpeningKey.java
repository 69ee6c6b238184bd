package dev.tocsin.exchange.capsule;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.keys.SecretSeed;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;

/// An X-Wing private key, prepared for use. Immutable; safe for many threads.
public final class OpeningKey {
  private static final int TAG_BYTES = 16;

  private final AsymmetricCipherKeyPair prepared;
  private final Bytes publicKey;

  private OpeningKey(AsymmetricCipherKeyPair prepared, Bytes publicKey) {
    this.prepared = prepared;
    this.publicKey = publicKey;
  }

  public static OpeningKey of(SecretSeed seed) {
    var key = new XWingPrivateKeyParameters(seed.toArray());
    var publicKey = key.getPublicKeyParameters();
    return new OpeningKey(
        new AsymmetricCipherKeyPair(publicKey, key), Bytes.of(publicKey.getEncoded()));
  }

  /// 1216 bytes, for the descriptor.
  public Bytes publicKey() {
    return publicKey;
  }

  /// Decrypts a capsule and takes the padding off.
  ///
  /// @throws CapsuleException if the capsule was not sealed to this key or is changed in any bit
  public Padding.Content open(Capsule capsule) {
    if (capsule.encapsulation().size() != CapsuleSuite.ENCAPSULATION_BYTES
        || capsule.ciphertext().size() < TAG_BYTES) {
      throw new CapsuleException(
          CapsuleException.Fault.MALFORMED, "its encapsulation or ciphertext is too short or long");
    }
    return Padding.unpad(plaintext(capsule));
  }

  private byte[] plaintext(Capsule capsule) {
    try {
      return CapsuleSuite.hpke()
          .setupBaseR(capsule.encapsulation().toArray(), prepared, CapsuleSuite.INFO)
          .open(capsule.header().associatedData(), capsule.ciphertext().toArray());
    } catch (InvalidCipherTextException | RuntimeException _) {
      // Which step failed is nobody's business, and the library has several exceptions for it.
      throw new CapsuleException(
          CapsuleException.Fault.NOT_OPENED, "it was not sealed to this node, or was changed");
    }
  }
}
