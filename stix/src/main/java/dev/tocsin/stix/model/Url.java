package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;

/// A URL (STIX 2.1 §6.15).
///
/// @param source the object as it stands in its bundle
public record Url(StixObject source) implements Observable {
  static final String TYPE = "url";
  public static final Property<Url, String> VALUE = Property.text("value");

  /// @throws IllegalArgumentException if the object is of another type
  public Url {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Url> draft(String value) {
    return Draft.observable(TYPE, Url::new).set(VALUE, value);
  }

  public String value() {
    return VALUE.require(this);
  }
}
