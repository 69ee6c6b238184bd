package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;

/// How far it can still be told who did what.
public record TraceabilityImpact(JsonObject json, String pointer) implements View {
  public static final Property<TraceabilityImpact, String> TRACEABILITY_IMPACT =
      Property.text("traceability_impact");

  /// Begins one from what it must have.
  public static Draft<TraceabilityImpact> draft(String traceabilityImpact) {
    return Draft.part(TraceabilityImpact::new).set(TRACEABILITY_IMPACT, traceabilityImpact);
  }

  /// A value of traceability-enum.
  public String traceabilityImpact() {
    return TRACEABILITY_IMPACT.require(this);
  }
}
