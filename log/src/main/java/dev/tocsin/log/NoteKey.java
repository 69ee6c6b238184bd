package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A public key that checks note signatures, with its name and type (C2SP signed-note).
public final class NoteKey {
  private static final int MAX_NAME_BYTES = 255;
  private static final int ID_DIGITS = 8;

  private final String name;
  private final SignatureType type;
  private final byte[] publicKey;
  private final int id;

  private NoteKey(String name, SignatureType type, byte[] owned) {
    this.name = checkName(name);
    this.type = type;
    this.publicKey = owned;
    if (owned.length != type.publicKeyBytes()) {
      throw new FormatException(
          "a public key of type %s has %d bytes, not %d"
              .formatted(type, type.publicKeyBytes(), owned.length));
    }
    this.id = id(name, type, owned);
    verifying(); // Refuses bytes that are no key before anybody relies on it.
  }

  /// A key from its parts.
  ///
  /// @throws FormatException if the name or the public key is not valid
  public static NoteKey of(String name, SignatureType type, byte[] publicKey) {
    return new NoteKey(name, type, publicKey.clone());
  }

  /// Reads a verifier key ("vkey"): name, key id in hex and base64 of type byte and public key,
  /// joined by plus signs.
  ///
  /// @throws FormatException if a part is missing or wrong, the type is not supported, or the id is
  ///   not the one that name, type and key give
  public static NoteKey parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3 || parts[1].length() != ID_DIGITS) {
      throw new FormatException("a verifier key is <name>+<8 hex digits>+<base64>");
    }
    byte[] typed = StrictText.base64(parts[2]);
    if (typed.length == 0) {
      throw new FormatException("a verifier key has no type");
    }
    SignatureType type = SignatureType.of(Byte.toUnsignedInt(typed[0]));
    var key = new NoteKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.idHex().equals(parts[1])) {
      throw new FormatException(
          "the verifier key of %s has id %s, not %s".formatted(key.name, key.idHex(), parts[1]));
    }
    return key;
  }

  /// The name, which is never empty and has neither spaces nor plus signs.
  public String name() {
    return name;
  }

  /// The short id that signature lines carry: an identifier, no proof of anything.
  public int id() {
    return id;
  }

  /// What kind of signature it checks.
  public SignatureType type() {
    return type;
  }

  /// A copy of the public key's bytes.
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// The text form, as `parse` reads it.
  public String vkey() {
    byte[] typed =
        ByteBuffer.allocate(1 + publicKey.length).put(type.identifier()).put(publicKey).array();
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /// Whether a signature line names this key.
  public boolean isNamedBy(NoteSignature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /// Whether both hold the same public key, whatever their names and types.
  public boolean sharesPublicKeyWith(NoteKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  /// Checks a signature on a note's text. Empty if the line names another key, or if the signature
  /// does not hold for whatever reason.
  public Optional<VerifiedSignature> verify(String text, NoteSignature signature) {
    byte[] bytes = signature.bytes();
    if (!isNamedBy(signature) || bytes.length != type.signatureBytes()) {
      return Optional.empty();
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long seconds = type.isTimestamped() ? rest.getLong() : 0;
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      return Optional.empty();
    }
    byte[] raw = new byte[rest.remaining()];
    rest.get(raw);
    byte[] message;
    try {
      message = SignedMessage.of(type, name, seconds, text);
    } catch (FormatException _) {
      return Optional.empty(); // ML-DSA-44 cosigns nothing but checkpoints.
    }
    Signer verifying = verifying();
    verifying.update(message, 0, message.length);
    return verifying.verifySignature(raw)
        ? Optional.of(new VerifiedSignature(this, time(seconds), signature))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that
        && type == that.type
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + id;
  }

  /// The name and the id.
  @Override
  public String toString() {
    return name + "+" + idHex();
  }

  static String checkName(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_NAME_BYTES) {
      throw new FormatException("a key name has 1 to 255 bytes, not " + bytes);
    }
    if (name.codePoints().anyMatch(NoteKey::isForbidden)) {
      throw new FormatException("a key name has neither spaces, plus signs nor control characters");
    }
    return name;
  }

  private static boolean isForbidden(int character) {
    return character == '+'
        || Character.isSpaceChar(character)
        || Character.isWhitespace(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE;
  }

  private static int id(String name, SignatureType type, byte[] publicKey) {
    byte[] newlineAndType = {'\n', type.identifier()};
    Hash hash = Hash.of(name.getBytes(StandardCharsets.UTF_8), newlineAndType, publicKey);
    return ByteBuffer.wrap(hash.bytes()).getInt();
  }

  private String idHex() {
    return "%08x".formatted(id);
  }

  private Optional<Instant> time(long seconds) {
    boolean silent = type == SignatureType.ML_DSA_44_COSIGNATURE && seconds == 0;
    return type.isTimestamped() && !silent
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  private Signer verifying() {
    try {
      CipherParameters key =
          type == SignatureType.ML_DSA_44_COSIGNATURE
              ? new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey)
              : new Ed25519PublicKeyParameters(publicKey, 0);
      Signer signer =
          type == SignatureType.ML_DSA_44_COSIGNATURE ? new MLDSASigner() : new Ed25519Signer();
      signer.init(false, key);
      return signer;
    } catch (IllegalArgumentException e) {
      throw new FormatException("the public key of " + name + " is not valid", e);
    }
  }
}
