package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// Which information was changed or destroyed.
public record IntegrityImpact(JsonObject json, String pointer) implements View {
  public static final Property<IntegrityImpact, IntegrityAlteration> ALTERATION =
      Property.of("alteration", Shape.word(IntegrityAlteration.values()));
  public static final Property<IntegrityImpact, String> INFORMATION_TYPE =
      Property.text("information_type");
  public static final Property<IntegrityImpact, Long> RECORD_COUNT =
      Property.integer("record_count");
  public static final Property<IntegrityImpact, Long> RECORD_SIZE = Property.integer("record_size");

  /// Begins one from what it must have.
  public static Draft<IntegrityImpact> draft(IntegrityAlteration alteration) {
    return Draft.part(IntegrityImpact::new).set(ALTERATION, alteration);
  }

  public IntegrityAlteration alteration() {
    return ALTERATION.require(this);
  }

  /// A value of information-type-ov.
  public Optional<String> informationType() {
    return INFORMATION_TYPE.find(this);
  }

  public Optional<Long> recordCount() {
    return RECORD_COUNT.find(this);
  }

  /// In bytes.
  public Optional<Long> recordSize() {
    return RECORD_SIZE.find(this);
  }
}
