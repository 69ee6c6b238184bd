package dev.tocsin.exchange.capsule;

import dev.tocsin.core.Bytes;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/// A partner's X-Wing public key, prepared for use. Immutable; safe for many threads.
public final class SealingKey {
  private final AsymmetricKeyParameter prepared;

  private SealingKey(AsymmetricKeyParameter prepared) {
    this.prepared = prepared;
  }

  /// Prepares a key from foreign bytes.
  ///
  /// @throws IllegalArgumentException if the bytes are no X-Wing key
  public static SealingKey of(Bytes encoded) {
    try {
      return new SealingKey(CapsuleSuite.hpke().deserializePublicKey(encoded.toArray()));
    } catch (RuntimeException e) {
      // The library answers malformed keys with exceptions of several kinds.
      throw new IllegalArgumentException("not an X-Wing key", e);
    }
  }

  /// Seals content under a fresh encapsulation.
  ///
  /// @throws IllegalArgumentException if the content is too large
  public Capsule seal(Capsule.Header header, Padding.Content content) {
    byte[] plaintext = Padding.pad(content);
    var context = CapsuleSuite.hpke().setupBaseS(prepared, CapsuleSuite.INFO);
    try {
      byte[] sealed = context.seal(header.associatedData(), plaintext);
      return new Capsule(header, Bytes.of(context.getEncapsulation()), Bytes.of(sealed));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }
}
