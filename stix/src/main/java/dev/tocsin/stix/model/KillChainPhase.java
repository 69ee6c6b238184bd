package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;

/// A phase of a kill chain (STIX 2.1 §2.11).
///
/// @param killChainName in lower case, with hyphens
/// @param phaseName in lower case, with hyphens
public record KillChainPhase(String killChainName, String phaseName) {
  static final Shape<KillChainPhase> SHAPE =
      new Shape<>(KillChainPhase::read, KillChainPhase::json);

  private static KillChainPhase read(JsonValue value, String at) {
    JsonObject phase = Shape.OBJECT.read().apply(value, at);
    return new KillChainPhase(text(phase, at, "kill_chain_name"), text(phase, at, "phase_name"));
  }

  private static String text(JsonObject phase, String at, String name) {
    JsonValue value =
        phase
            .member(name)
            .orElseThrow(
                () -> Shape.fault(at + "/" + name, "2.11", "the required property is missing"));
    return Shape.TEXT.read().apply(value, at + "/" + name);
  }

  private JsonObject json() {
    return JsonObject.builder()
        .put("kill_chain_name", killChainName)
        .put("phase_name", phaseName)
        .build();
  }
}
