package dev.tocsin.exchange;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys.Arrival;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class CapsuleFuzzTest {
  private static final Keyring CANAL = canal();

  @FuzzTest(maxDuration = "10s")
  void foreignBytesAreNeverOpenedAndNeverThrow(byte[] bytes) {
    if (CANAL.open(Bytes.of(bytes)) instanceof Arrival.Opened) {
      throw new AssertionError("bytes that no partner sealed were opened");
    }
  }

  private static Keyring canal() {
    var canal = TestNodes.keyring("canal");
    TestNodes.befriend(canal, TestNodes.keyring("harbour"));
    return canal;
  }
}
