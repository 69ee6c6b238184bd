package dev.tocsin.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The bytes that each type of signature is made over.
final class SignedMessage {
  private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  private SignedMessage() {}

  /// What a key signs.
  ///
  /// @param seconds the time stamp; without meaning for a type that has none
  /// @throws FormatException if the type signs checkpoints only and the text is none
  static byte[] of(SignatureType type, String cosigner, long seconds, String text) {
    return switch (type) {
      case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
      case ED25519_COSIGNATURE ->
          ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
      case ML_DSA_44_COSIGNATURE -> cosignedMessage(cosigner, seconds, Checkpoint.parse(text));
    };
  }

  /// The structure `cosigned_message` of tlog-cosignature, for a whole tree: it starts at leaf 0.
  private static byte[] cosignedMessage(String cosigner, long seconds, Checkpoint checkpoint) {
    var message = new ByteArrayOutputStream();
    message.writeBytes(SUBTREE_LABEL);
    writeShort(message, cosigner);
    message.writeBytes(number(seconds));
    writeShort(message, checkpoint.origin());
    message.writeBytes(number(0));
    message.writeBytes(number(checkpoint.size()));
    message.writeBytes(checkpoint.root().bytes());
    return message.toByteArray();
  }

  private static void writeShort(ByteArrayOutputStream message, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > 255) {
      throw new FormatException("a name in a cosigned message has 1 to 255 bytes");
    }
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
