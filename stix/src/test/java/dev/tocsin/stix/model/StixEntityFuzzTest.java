package dev.tocsin.stix.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.graph.Reference;
import dev.tocsin.stix.marking.GranularMarking;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import java.util.Arrays;
import java.util.List;

/// Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class StixEntityFuzzTest {

  @FuzzTest(maxDuration = "6s")
  void aViewOfAnyObjectAnswersOrRefuses(byte[] bytes) {
    StixObject object;
    try {
      object = StixObject.parse(bytes);
    } catch (StixException _) {
      return;
    }
    StixEntity view = StixEntity.of(object);
    Accessors.callAll(view);
    if (!Arrays.equals(view.source().source().toByteArray(), bytes)) {
      throw new AssertionError("other bytes");
    }
    Reference.of(object);
    GranularMarking.check(object);
    try {
      Marked.of(object).effective(Selector.parse("name"));
      Translation.of(
          object,
          view instanceof LanguageContent content ? List.of(content) : List.of(),
          List.of("de", "en"));
      Draft.next(view, Samples.NOON).build();
    } catch (StixException _) {
      // What is wrong with the object is said by the exception.
    }
  }
}
