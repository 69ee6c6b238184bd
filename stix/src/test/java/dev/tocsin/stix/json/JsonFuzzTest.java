package dev.tocsin.stix.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class JsonFuzzTest {

  @FuzzTest(maxDuration = "6s")
  void whatIsReadWritesBackAndReadsTheSame(byte[] bytes) {
    JsonValue value;
    try {
      value = Json.parse(bytes, JsonLimits.STATEMENT);
    } catch (JsonException refused) {
      if (refused.offset() < 0 || refused.offset() > bytes.length) {
        throw new AssertionError("a refusal outside the document: " + refused.offset());
      }
      return;
    }
    byte[] written = Json.write(value);
    JsonLimits roomy = JsonLimits.STATEMENT.withMaxBytes(8 << 20).withMaxStringBytes(8 << 20);
    JsonValue again = Json.parse(written, roomy);
    if (!again.equals(value) || !Arrays.equals(Json.write(again), written)) {
      throw new AssertionError("not the same after writing and reading");
    }
  }
}
