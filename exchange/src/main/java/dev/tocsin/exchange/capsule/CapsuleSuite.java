package dev.tocsin.exchange.capsule;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.hpke.HPKE;

/// The one way in which capsules are sealed: HPKE (RFC 9180) in base mode with X-Wing, HKDF-SHA256
/// and AES-256-GCM.
final class CapsuleSuite {
  static final byte[] INFO = "tocsin/capsule/v1".getBytes(StandardCharsets.UTF_8);
  static final int ENCAPSULATION_BYTES = 1120;

  private CapsuleSuite() {}

  /// A fresh instance, since it is for one thread.
  static HPKE hpke() {
    return new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }
}
