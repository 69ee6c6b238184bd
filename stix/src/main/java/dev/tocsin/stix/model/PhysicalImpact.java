package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What was damaged.
public record PhysicalImpact(JsonObject json, String pointer) implements View {
  public static final Property<PhysicalImpact, PhysicalDamage> IMPACT_TYPE =
      Property.of("impact_type", Shape.word(PhysicalDamage.values()));
  public static final Property<PhysicalImpact, String> ASSET_TYPE = Property.text("asset_type");

  /// Begins one from what it must have.
  public static Draft<PhysicalImpact> draft(PhysicalDamage impactType) {
    return Draft.part(PhysicalImpact::new).set(IMPACT_TYPE, impactType);
  }

  public PhysicalDamage impactType() {
    return IMPACT_TYPE.require(this);
  }

  /// A value of asset-type-ov.
  public Optional<String> assetType() {
    return ASSET_TYPE.find(this);
  }
}
