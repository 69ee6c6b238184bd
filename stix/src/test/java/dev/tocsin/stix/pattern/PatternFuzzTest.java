package dev.tocsin.stix.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class PatternFuzzTest {

  @FuzzTest(maxDuration = "6s")
  void whatIsReadWritesBackAndReadsTheSame(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    Pattern pattern;
    try {
      pattern = Pattern.parse(text);
    } catch (PatternException refused) {
      if (refused.offset() < 0 || refused.offset() > text.length()) {
        throw new AssertionError("a refusal outside the pattern: " + refused.offset());
      }
      return;
    }
    if (text.length() < PatternLimits.MAX_LENGTH / 4) {
      String written = pattern.toString();
      if (!Pattern.parse(written).equals(pattern)) {
        throw new AssertionError("not the same after writing and reading");
      }
    }
    Pattern normal = pattern.normalise();
    if (!normal.normalise().equals(normal)) {
      throw new AssertionError("the normal form has another normal form");
    }
  }
}
