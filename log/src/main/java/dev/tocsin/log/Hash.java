package dev.tocsin.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// A SHA-256 hash: exactly 32 bytes. Bytes are copied in and out; immutable.
public final class Hash {
  /// Length of a hash, in bytes.
  public static final int SIZE_BYTES = 32;

  private static final int BASE64_LENGTH = 44;

  // Cloning a fresh digest saves the provider look-up of getInstance; it is never updated itself.
  private static final MessageDigest FRESH = sha256();

  private final byte[] bytes;

  private Hash(byte[] owned) {
    this.bytes = owned;
  }

  /// SHA-256 over the parts, one after the other.
  public static Hash of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(digest.digest());
  }

  /// Wraps the 32 bytes of a hash made elsewhere.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32 bytes
  public static Hash fromBytes(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("a hash needs 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// Wraps the 32 bytes that start at `offset`.
  ///
  /// @throws IndexOutOfBoundsException if fewer than 32 bytes are left
  public static Hash fromBytes(byte[] bytes, int offset) {
    Objects.checkFromIndexSize(offset, SIZE_BYTES, bytes.length);
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + SIZE_BYTES));
  }

  /// Reads 64 hexadecimal digits, of either case.
  ///
  /// @throws FormatException if the text is anything else
  public static Hash fromHex(String text) {
    if (text.length() != 2 * SIZE_BYTES) {
      throw new FormatException("a hash in hex needs 64 digits, not " + text.length());
    }
    try {
      return new Hash(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new FormatException("a hash in hex has a character that is no digit", e);
    }
  }

  /// Reads standard base64 with padding, 44 characters (RFC 4648 §4), and only its canonical form.
  ///
  /// @throws FormatException if the text is anything else
  public static Hash fromBase64(String text) {
    if (text.length() != BASE64_LENGTH) {
      throw new FormatException("a hash in base64 needs 44 characters, not " + text.length());
    }
    byte[] bytes = StrictText.base64(text);
    if (bytes.length != SIZE_BYTES) {
      throw new FormatException("a hash needs 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes);
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Writes the 32 bytes at `offset`, without a copy in between.
  public void writeTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, SIZE_BYTES);
  }

  /// 64 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// Standard base64 with padding, 44 characters.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// Compares in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The hexadecimal form.
  @Override
  public String toString() {
    return hex();
  }

  /// A SHA-256 digest that nobody else uses.
  static MessageDigest digest() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      return sha256();
    }
  }

  /// SHA-256 over `input`, which is not kept.
  static Hash ofBuffer(byte[] input) {
    return new Hash(digest().digest(input));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256; this one has not", e);
    }
  }
}
