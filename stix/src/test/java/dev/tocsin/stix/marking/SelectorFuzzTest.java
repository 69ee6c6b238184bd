package dev.tocsin.stix.marking;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.nio.charset.StandardCharsets;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class SelectorFuzzTest {

  @FuzzTest(maxDuration = "6s")
  void aSelectorHasOneTextAndResolvesOrDoesNot(FuzzedDataProvider data) {
    String text = data.consumeString(200);
    Selector selector;
    try {
      selector = Selector.parse(text);
    } catch (StixException _) {
      return;
    }
    if (!selector.toString().equals(text) || !Selector.parse(text).equals(selector)) {
      throw new AssertionError("another text: " + selector);
    }
    try {
      JsonValue value =
          Json.parse(
              data.consumeRemainingAsString().getBytes(StandardCharsets.UTF_8),
              JsonLimits.STATEMENT);
      if (value instanceof JsonObject object) {
        selector.resolve(object);
      }
    } catch (JsonException _) {
      // Not JSON, so there is nothing to resolve.
    }
  }
}
