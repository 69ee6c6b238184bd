package dev.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeadTest {
  @Test
  void readsBackAsItWasWritten() {
    var some = new Generated(1);
    for (int i = 0; i < 500; i++) {
      var head = new Head(some.number(), some.number(), some.hash());

      assertThat(Head.decode(head.encode())).isEqualTo(head);
    }
  }

  @Test
  void anyOtherLengthIsRefused() {
    byte[] row = new Head(1, 2, new Generated(2).hash()).encode().toArray();
    for (int length = 0; length <= 2 * row.length; length++) {
      if (length != row.length) {
        var other = Bytes.of(Arrays.copyOf(row, length));
        assertThatThrownBy(() -> Head.decode(other)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
