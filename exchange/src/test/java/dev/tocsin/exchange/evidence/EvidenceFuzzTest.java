package dev.tocsin.exchange.evidence;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.core.Bytes;
import java.util.Set;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class EvidenceFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void foreignBytesProveNothing(byte[] zip) {
    if (EvidenceVerifier.verify(Bytes.of(zip), Set.of()) instanceof Verdict.Proven) {
      throw new AssertionError("bytes that no node signed were taken for evidence");
    }
  }
}
