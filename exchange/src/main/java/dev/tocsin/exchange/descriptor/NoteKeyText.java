package dev.tocsin.exchange.descriptor;

import dev.tocsin.exchange.descriptor.NodeDescriptor.NoteKeys;
import dev.tocsin.log.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Verifier keys of C2SP signed notes in text form: `<name>+<key id>+<base64 of type and key>`.
public final class NoteKeyText {
  public static final byte LOG_ED25519 = 1;
  public static final byte WITNESS_ED25519 = 4;
  public static final byte ML_DSA_44 = 6;

  private static final int ED25519_BYTES = 32;
  private static final int ML_DSA_44_BYTES = 1312;
  private static final int ID_BYTES = 4;

  private NoteKeyText() {}

  public static String write(String name, byte type, byte[] key) {
    byte[] typed = new byte[key.length + 1];
    typed[0] = type;
    System.arraycopy(key, 0, typed, 1, key.length);
    byte[] digest = Hash.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed).bytes();
    String id = HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /// Refuses texts that are not the one form of a key of the expected kind under its name.
  ///
  /// @param ed25519 the type of the Ed25519 key
  static void require(NoteKeys keys, byte ed25519) {
    require(keys.name(), keys.ed25519(), ed25519, ED25519_BYTES);
    require(keys.name(), keys.mlDsa44(), ML_DSA_44, ML_DSA_44_BYTES);
  }

  private static void require(String name, String text, byte type, int size) {
    try {
      byte[] typed = Base64.getDecoder().decode(text.substring(name.length() + ID_BYTES * 2 + 2));
      byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
      if (key.length == size && write(name, type, key).equals(text)) {
        return;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      // refused below
    }
    throw new DescriptorException("It has a note verifier key that is malformed.");
  }
}
