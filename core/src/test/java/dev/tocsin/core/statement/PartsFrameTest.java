package dev.tocsin.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import dev.tocsin.log.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsFrameTest {
  private static List<Part> parts(long seed) {
    var some = new Generated(seed);
    var parts = new ArrayList<Part>();
    for (int i = some.below(5); i >= 0; i--) {
      parts.add(some.part(i));
    }
    return parts;
  }

  private static List<Part.Commitment> commitments(List<Part> parts) {
    return parts.stream().map(Part::commitment).toList();
  }

  @Test
  void partsComeOutAsTheyWentIn() {
    for (long seed = 1; seed <= 200; seed++) {
      var parts = parts(seed);

      var frame = PartsFrame.write(parts);

      assertThat(PartsFrame.read(frame, commitments(parts))).isEqualTo(parts);
    }
  }

  @Test
  void aFrameThatIsLongerOrShorterThanItsCommitmentsIsRefused() {
    for (long seed = 1; seed <= 50; seed++) {
      var commitments = commitments(parts(seed));
      byte[] frame = PartsFrame.write(parts(seed)).toArray();
      for (int length = 0; length <= frame.length + 40; length++) {
        if (length != frame.length) {
          var other = Bytes.of(Arrays.copyOf(frame, length));
          assertThatThrownBy(() -> PartsFrame.read(other, commitments))
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  @Test
  void aCommitmentThatClaimsMoreThanThereIsAllocatesNothing() {
    var huge = new Part.Commitment("x", "text/plain", Long.MAX_VALUE, new Generated(1).hash());

    assertThatThrownBy(() -> PartsFrame.read(Bytes.of(new byte[Hash.SIZE_BYTES]), List.of(huge)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyChangedByteBreaksACommitment() {
    var parts = parts(7);
    byte[] frame = PartsFrame.write(parts).toArray();
    for (int i = 0; i < frame.length; i++) {
      byte[] changed = frame.clone();
      changed[i] ^= 1;
      var read = PartsFrame.read(Bytes.of(changed), commitments(parts));

      assertThat(commitments(read)).isNotEqualTo(commitments(parts));
    }
  }
}
