package dev.tocsin.exchange.descriptor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.core.Bytes;
import java.util.Arrays;
import java.util.List;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class DescriptorFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void whatIsReadWritesBackTheSame(byte[] bytes) {
    try {
      if (!Arrays.equals(DescriptorCodec.write(DescriptorCodec.read(bytes)), bytes)) {
        throw new AssertionError("a descriptor was read that is written otherwise");
      }
    } catch (DescriptorException _) {
      // refused, as it should be
    }
  }

  @FuzzTest(maxDuration = "10s")
  void noForeignBytesMakeAChain(byte[] bytes) {
    try {
      DescriptorChain.verify(List.of(Bytes.of(bytes)));
    } catch (DescriptorException _) {
      return;
    }
    throw new AssertionError("bytes that nobody signed were taken for a chain");
  }
}
