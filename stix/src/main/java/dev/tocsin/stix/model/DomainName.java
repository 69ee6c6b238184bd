package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;

/// A domain name (STIX 2.1 §6.4).
///
/// @param source the object as it stands in its bundle
public record DomainName(StixObject source) implements Observable {
  static final String TYPE = "domain-name";
  public static final Property<DomainName, String> VALUE = Property.text("value");
  public static final Property<DomainName, List<StixId>> RESOLVES_TO_REFS =
      Property.ids("resolves_to_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public DomainName {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<DomainName> draft(String value) {
    return Draft.observable(TYPE, DomainName::new).set(VALUE, value);
  }

  public String value() {
    return VALUE.require(this);
  }

  public List<StixId> resolvesToRefs() {
    return RESOLVES_TO_REFS.or(this, List.of());
  }
}
