package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;

/// One or more IPv4 addresses in CIDR notation (STIX 2.1 §6.8).
///
/// @param source the object as it stands in its bundle
public record Ipv4Address(StixObject source) implements Observable {
  static final String TYPE = "ipv4-addr";
  public static final Property<Ipv4Address, String> VALUE = Property.text("value");
  public static final Property<Ipv4Address, List<StixId>> RESOLVES_TO_REFS =
      Property.ids("resolves_to_refs");
  public static final Property<Ipv4Address, List<StixId>> BELONGS_TO_REFS =
      Property.ids("belongs_to_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Ipv4Address {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Ipv4Address> draft(String value) {
    return Draft.observable(TYPE, Ipv4Address::new).set(VALUE, value);
  }

  public String value() {
    return VALUE.require(this);
  }

  public List<StixId> resolvesToRefs() {
    return RESOLVES_TO_REFS.or(this, List.of());
  }

  public List<StixId> belongsToRefs() {
    return BELONGS_TO_REFS.or(this, List.of());
  }
}
