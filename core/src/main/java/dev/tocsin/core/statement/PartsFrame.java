package dev.tocsin.core.statement;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The parts of a statement as one run of bytes: for each part, in the order of the statement's
/// commitments, its salt and its content. Names, types and sizes stand in the commitments.
public final class PartsFrame {
  private PartsFrame() {}

  public static Bytes write(List<Part> parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part.salt().bytes());
      out.writeBytes(part.content().toArray());
    }
    return Bytes.of(out.toByteArray());
  }

  /// Cuts the bytes into parts; whether they match their commitments is not checked.
  ///
  /// @throws IllegalArgumentException if the bytes are longer or shorter than the commitments say
  public static List<Part> read(Bytes bytes, List<Part.Commitment> commitments) {
    var buffer = ByteBuffer.wrap(bytes.toArray());
    var parts = new ArrayList<Part>();
    for (var commitment : commitments) {
      if (commitment.size() > buffer.remaining() - Hash.SIZE_BYTES) {
        throw new IllegalArgumentException("the parts are shorter than their commitments say");
      }
      var salt = new byte[Hash.SIZE_BYTES];
      var content = new byte[(int) commitment.size()];
      buffer.get(salt).get(content);
      parts.add(
          new Part(
              commitment.name(), commitment.mediaType(), Hash.fromBytes(salt), Bytes.of(content)));
    }
    if (buffer.hasRemaining()) {
      throw new IllegalArgumentException("the parts are longer than their commitments say");
    }
    return parts;
  }
}
