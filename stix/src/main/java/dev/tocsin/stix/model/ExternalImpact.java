package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;

/// What happened outside of the organisation.
public record ExternalImpact(JsonObject json, String pointer) implements View {
  public static final Property<ExternalImpact, String> IMPACT_TYPE = Property.text("impact_type");

  /// Begins one from what it must have.
  public static Draft<ExternalImpact> draft(String impactType) {
    return Draft.part(ExternalImpact::new).set(IMPACT_TYPE, impactType);
  }

  /// A value of external-impact-ov.
  public String impactType() {
    return IMPACT_TYPE.require(this);
  }
}
