package dev.tocsin.stix.model;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What it cost.
public record MonetaryImpact(JsonObject json, String pointer) implements View {
  public static final Property<MonetaryImpact, String> VARIETY = Property.text("variety");
  public static final Property<MonetaryImpact, Double> CONVERSION_RATE =
      Property.number("conversion_rate");
  public static final Property<MonetaryImpact, StixTimestamp> CONVERSION_TIME =
      Property.time("conversion_time");
  public static final Property<MonetaryImpact, String> CURRENCY = Property.text("currency");
  public static final Property<MonetaryImpact, String> CURRENCY_ACTUAL =
      Property.text("currency_actual");
  public static final Property<MonetaryImpact, Double> MAX_AMOUNT = Property.number("max_amount");
  public static final Property<MonetaryImpact, Double> MIN_AMOUNT = Property.number("min_amount");

  /// Begins one from what it must have.
  public static Draft<MonetaryImpact> draft(String variety) {
    return Draft.part(MonetaryImpact::new).set(VARIETY, variety);
  }

  /// A value of monetary-impact-type-ov.
  public String variety() {
    return VARIETY.require(this);
  }

  /// From [#currencyActual] to [#currency].
  public Optional<Double> conversionRate() {
    return CONVERSION_RATE.find(this);
  }

  public Optional<StixTimestamp> conversionTime() {
    return CONVERSION_TIME.find(this);
  }

  /// ISO 4217, of the amounts.
  public Optional<String> currency() {
    return CURRENCY.find(this);
  }

  /// The currency that was in fact used.
  public Optional<String> currencyActual() {
    return CURRENCY_ACTUAL.find(this);
  }

  public Optional<Double> maxAmount() {
    return MAX_AMOUNT.find(this);
  }

  public Optional<Double> minAmount() {
    return MIN_AMOUNT.find(this);
  }
}
