package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A score that a tool or a person gave an incident.
public record IncidentScore(JsonObject json, String pointer) implements View {
  public static final Property<IncidentScore, String> NAME = Property.text("name");
  public static final Property<IncidentScore, Double> VALUE = Property.number("value");
  public static final Property<IncidentScore, String> DESCRIPTION = Property.text("description");

  /// Begins one from what it must have.
  public static Draft<IncidentScore> draft(String name, double value) {
    return Draft.part(IncidentScore::new).set(NAME, name).set(VALUE, value);
  }

  public String name() {
    return NAME.require(this);
  }

  public double value() {
    return VALUE.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }
}
