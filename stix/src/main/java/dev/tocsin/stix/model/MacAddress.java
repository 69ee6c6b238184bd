package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;

/// A MAC address: lower case, with colons (STIX 2.1 §6.10).
///
/// @param source the object as it stands in its bundle
public record MacAddress(StixObject source) implements Observable {
  static final String TYPE = "mac-addr";
  public static final Property<MacAddress, String> VALUE = Property.text("value");

  /// @throws IllegalArgumentException if the object is of another type
  public MacAddress {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<MacAddress> draft(String value) {
    return Draft.observable(TYPE, MacAddress::new).set(VALUE, value);
  }

  public String value() {
    return VALUE.require(this);
  }
}
