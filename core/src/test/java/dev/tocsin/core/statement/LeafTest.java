package dev.tocsin.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class LeafTest {
  @Test
  void isAVersionByteAndTheHashOfTagBlindDirectionDigestEpochAndSeq() throws Exception {
    var some = new Generated(1);
    var blind = some.hash();
    var digest = some.hash();
    var sha = MessageDigest.getInstance("SHA-256");
    sha.update("tocsin/leaf/v1\n".getBytes(StandardCharsets.UTF_8));
    sha.update(blind.bytes());
    sha.update(digest.bytes());
    sha.update(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0});
    var expected = ByteBuffer.allocate(33).put((byte) 1).put(sha.digest()).array();

    var entry = Leaf.entry(blind, Leaf.Direction.RECEIVED, digest, 2, 256);

    assertThat(entry).isEqualTo(Bytes.of(expected));
    assertThat(entry.size()).isEqualTo(Leaf.SIZE_BYTES);
  }

  @Test
  void commitsToEachOfItsInputs() {
    var some = new Generated(2);
    var blind = some.hash();
    var digest = some.hash();
    var entries = new HashSet<Bytes>();

    entries.add(Leaf.entry(blind, Leaf.Direction.SENT, digest, 1, 1));
    entries.add(Leaf.entry(some.hash(), Leaf.Direction.SENT, digest, 1, 1));
    entries.add(Leaf.entry(blind, Leaf.Direction.RECEIVED, digest, 1, 1));
    entries.add(Leaf.entry(blind, Leaf.Direction.SENT, some.hash(), 1, 1));
    entries.add(Leaf.entry(blind, Leaf.Direction.SENT, digest, 2, 1));
    entries.add(Leaf.entry(blind, Leaf.Direction.SENT, digest, 1, 2));

    assertThat(entries).hasSize(6);
  }

  @Test
  void directionsKeepTheirCodes() {
    assertThat(Leaf.Direction.of((byte) 0)).isEqualTo(Leaf.Direction.SENT);
    assertThat(Leaf.Direction.of((byte) 1)).isEqualTo(Leaf.Direction.RECEIVED);
    assertThatThrownBy(() -> Leaf.Direction.of((byte) 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
