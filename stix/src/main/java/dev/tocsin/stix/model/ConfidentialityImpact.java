package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// Which information was no longer confidential.
public record ConfidentialityImpact(JsonObject json, String pointer) implements View {
  public static final Property<ConfidentialityImpact, ConfidentialityLoss> LOSS_TYPE =
      Property.of("loss_type", Shape.word(ConfidentialityLoss.values()));
  public static final Property<ConfidentialityImpact, String> INFORMATION_TYPE =
      Property.text("information_type");
  public static final Property<ConfidentialityImpact, Long> RECORD_COUNT =
      Property.integer("record_count");
  public static final Property<ConfidentialityImpact, Long> RECORD_SIZE =
      Property.integer("record_size");

  /// Begins one from what it must have.
  public static Draft<ConfidentialityImpact> draft(ConfidentialityLoss lossType) {
    return Draft.part(ConfidentialityImpact::new).set(LOSS_TYPE, lossType);
  }

  public ConfidentialityLoss lossType() {
    return LOSS_TYPE.require(this);
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
