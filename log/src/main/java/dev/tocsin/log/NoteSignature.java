package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One signature line of a note, whether or not anybody knows its key. It proves nothing by itself.
public final class NoteSignature {
  private static final String START = "— ";

  private final String name;
  private final int keyId;
  private final byte[] signature;

  NoteSignature(String name, int keyId, byte[] owned) {
    this.name = NoteKey.checkName(name);
    this.keyId = keyId;
    this.signature = owned;
  }

  /// Reads a line without its newline: em dash, space, key name, space, base64.
  ///
  /// @throws FormatException if the line has another form
  public static NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(START) || space < START.length()) {
      throw new FormatException("a signature line is an em dash, a key name and base64");
    }
    byte[] bytes = StrictText.base64(line.substring(space + 1));
    if (bytes.length <= Integer.BYTES) {
      throw new FormatException("a signature line holds a key id and a signature");
    }
    return new NoteSignature(
        line.substring(START.length(), space),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
  }

  /// The key's name.
  public String name() {
    return name;
  }

  /// The key's id, as the signature line has it.
  public int keyId() {
    return keyId;
  }

  /// A copy of what follows the key id: a time stamp where the type has one, and the signature.
  public byte[] bytes() {
    return signature.clone();
  }

  /// The signature line without its newline.
  public String line() {
    byte[] bytes =
        ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
    return START + name + " " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && keyId == that.keyId
        && name.equals(that.name)
        && Arrays.equals(signature, that.signature);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + keyId) + Arrays.hashCode(signature);
  }

  /// The signature line.
  @Override
  public String toString() {
    return line();
  }
}
