package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;

/// How much less available something is.
public record AvailabilityImpact(JsonObject json, String pointer) implements View {
  public static final Property<AvailabilityImpact, Long> AVAILABILITY_IMPACT =
      Property.integer("availability_impact");

  /// Begins one from what it must have.
  public static Draft<AvailabilityImpact> draft(long availabilityImpact) {
    return Draft.part(AvailabilityImpact::new).set(AVAILABILITY_IMPACT, availabilityImpact);
  }

  /// 0 to 100.
  public long availabilityImpact() {
    return AVAILABILITY_IMPACT.require(this);
  }
}
