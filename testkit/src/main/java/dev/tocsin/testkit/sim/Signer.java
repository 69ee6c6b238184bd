package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.log.Hash;
import dev.tocsin.log.NoteSignature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// A fast stand-in for signatures: SHA-256 of a secret that only this class looks at, and the
/// bytes. Whoever knows a node's id can check; nobody in a simulation can forge.
///
/// @param secrets by node
record Signer(Map<NodeId, Hash> secrets) {
  private static final int KEY_ID = 7;

  Signer {
    secrets = Map.copyOf(secrets);
  }

  Hash sign(NodeId node, String purpose, byte[] bytes) {
    var secret = secrets.get(node);
    if (secret == null) {
      throw new IllegalArgumentException("no such node in this world: " + node);
    }
    return Hash.of(purpose.getBytes(StandardCharsets.UTF_8), secret.bytes(), bytes);
  }

  boolean signed(NodeId node, String purpose, byte[] bytes, Bytes signature) {
    return secrets.containsKey(node)
        && Bytes.of(sign(node, purpose, bytes).bytes()).equals(signature);
  }

  /// A note's signature line: a time and a signature over time and text.
  NoteSignature noteLine(NodeId node, String name, String text, long time) {
    var signature = sign(node, name, noteBytes(text, time));
    var body =
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES + Hash.SIZE_BYTES)
            .putInt(KEY_ID)
            .putLong(time)
            .put(signature.bytes())
            .array();
    return NoteSignature.parse("— " + name + " " + Base64.getEncoder().encodeToString(body));
  }

  boolean holds(NodeId node, String name, String text, NoteSignature line) {
    var body = ByteBuffer.wrap(line.bytes());
    return line.name().equals(name)
        && body.remaining() == Long.BYTES + Hash.SIZE_BYTES
        && noteLine(node, name, text, body.getLong()).equals(line);
  }

  private static byte[] noteBytes(String text, long time) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + utf8.length).putLong(time).put(utf8).array();
  }
}
