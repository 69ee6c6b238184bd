package dev.tocsin.exchange.keys;

/// A signature algorithm of statements and descriptors.
public enum Algorithm {
  /// RFC 8032.
  ED25519("ed25519", 32, 64),
  /// FIPS 204, empty context, hedged.
  ML_DSA_65("ml-dsa-65", 1952, 3309);

  private final String wire;
  private final int keyBytes;
  private final int signatureBytes;

  Algorithm(String wire, int keyBytes, int signatureBytes) {
    this.wire = wire;
    this.keyBytes = keyBytes;
    this.signatureBytes = signatureBytes;
  }

  public String wire() {
    return wire;
  }

  /// Bytes of a public key.
  public int keyBytes() {
    return keyBytes;
  }

  public int signatureBytes() {
    return signatureBytes;
  }
}
