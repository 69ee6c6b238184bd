package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;

/// One or more IPv6 addresses in CIDR notation (STIX 2.1 §6.9).
///
/// @param source the object as it stands in its bundle
public record Ipv6Address(StixObject source) implements Observable {
  static final String TYPE = "ipv6-addr";
  public static final Property<Ipv6Address, String> VALUE = Property.text("value");
  public static final Property<Ipv6Address, List<StixId>> RESOLVES_TO_REFS =
      Property.ids("resolves_to_refs");
  public static final Property<Ipv6Address, List<StixId>> BELONGS_TO_REFS =
      Property.ids("belongs_to_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Ipv6Address {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Ipv6Address> draft(String value) {
    return Draft.observable(TYPE, Ipv6Address::new).set(VALUE, value);
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
