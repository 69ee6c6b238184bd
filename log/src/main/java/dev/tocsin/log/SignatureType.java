package dev.tocsin.log;

/// The kinds of note signature this library makes and checks (C2SP signed-note, tlog-cosignature).
public enum SignatureType {
  /// Ed25519 over the note's text.
  ED25519(0x01, 32, 64),
  /// A time, and Ed25519 over the time and the note's text.
  ED25519_COSIGNATURE(0x04, 32, Long.BYTES + 64),
  /// A time, and ML-DSA-44 over the cosigner's name, the time, and the checkpoint.
  ML_DSA_44_COSIGNATURE(0x06, 1312, Long.BYTES + 2420);

  private final int identifier;
  private final int publicKeyBytes;
  private final int signatureBytes;

  SignatureType(int identifier, int publicKeyBytes, int signatureBytes) {
    this.identifier = identifier;
    this.publicKeyBytes = publicKeyBytes;
    this.signatureBytes = signatureBytes;
  }

  /// The type of this identifier byte.
  ///
  /// @throws FormatException if it is none of ours
  static SignatureType of(int identifier) {
    for (SignatureType type : values()) {
      if (type.identifier == identifier) {
        return type;
      }
    }
    throw new FormatException("signature type 0x%02x is not supported".formatted(identifier));
  }

  /// The byte that stands for it in key ids and verifier keys.
  public byte identifier() {
    return (byte) identifier;
  }

  /// Length of a public key.
  public int publicKeyBytes() {
    return publicKeyBytes;
  }

  /// Length of a signature, with its time stamp and without the key id.
  public int signatureBytes() {
    return signatureBytes;
  }

  /// Whether a signature carries the time of its making.
  public boolean isTimestamped() {
    return this != ED25519;
  }
}
