package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Conflict;
import dev.tocsin.core.release.Decision;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.function.Function;

/// What was decided for a release and why, for this side's own records.
final class ExplanationRecord {
  private ExplanationRecord() {}

  static Bytes of(Judging judging) {
    var rendering = judging.rendering();
    return Bytes.of(
        Json.write(
            JsonObject.builder()
                .put("policy", judging.policy().policy().version().hex())
                .put("recipient", rendering.recipient())
                .put("level", rendering.level().label())
                .put("portions", array(rendering.explanations(), ExplanationRecord::portion))
                .put("gaps", array(rendering.gaps(), ExplanationRecord::gap))
                .put(
                    "cleared",
                    JsonArray.ofStrings(judging.cleared().stream().map(Hit::key).toList()))
                .put("conflict", judging.conflict().map(Conflict::sentence).orElse(""))
                .build()));
  }

  private static JsonValue portion(Explanation explanation) {
    var json =
        JsonObject.builder()
            .put("portion", explanation.portion().toString())
            .put(
                "steps",
                JsonArray.ofStrings(
                    explanation.steps().stream().map(Explanation.Step::sentence).toList()));
    return switch (explanation.decision()) {
      case Decision.Permit _ -> json.put("decision", "permit").build();
      case Decision.Withhold(var rule, String reason) ->
          json.put("decision", "withhold").put("rule", rule.word()).put("reason", reason).build();
    };
  }

  private static JsonValue gap(Gap gap) {
    return JsonObject.builder()
        .put("object", gap.object().toString())
        .put("selector", gap.selector())
        .put("cause", gap.cause().word())
        .put("rule", gap.rule().word())
        .put("reason", gap.reason())
        .build();
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonValue> each) {
    return new JsonArray(all.stream().map(each).toList());
  }
}
