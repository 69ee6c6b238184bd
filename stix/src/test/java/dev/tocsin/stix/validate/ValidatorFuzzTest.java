package dev.tocsin.stix.validate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.json.JsonLimits;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class ValidatorFuzzTest {
  private static final int LONGEST_SENTENCE = 400;

  private static final Validator STANDARD = Validator.of(small(Options.standard()));
  private static final Validator STRICT =
      Validator.of(
          small(Options.standard().withStrict(true).withCustomAllowed(false))
              .withWarningsAsErrors(true));

  private static Options small(Options options) {
    return options.withJsonLimits(JsonLimits.STIX.withMaxBytes(1 << 20));
  }

  @FuzzTest(maxDuration = "6s")
  void everyDocumentGetsAReport(byte[] document) {
    Report lenient = STANDARD.validate(document);
    Report strict = STRICT.validate(document);
    if (strict.errors() < lenient.errors() + lenient.warnings()) {
      throw new AssertionError("the strict validator found less than the lenient one");
    }
    for (StixFault fault : lenient.faults()) {
      boolean pointer = fault.pointer().isEmpty() || fault.pointer().startsWith("/");
      if (!pointer || fault.section().isBlank() || fault.sentence().length() > LONGEST_SENTENCE) {
        throw new AssertionError("not a fault that helps a reader: " + fault.section());
      }
    }
  }
}
