package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// A person, an organisation, a system or a group of them (STIX 2.1 §4.5).
///
/// @param source the object as it stands in its bundle
public record Identity(StixObject source) implements DomainObject {
  static final String TYPE = "identity";
  public static final Property<Identity, String> NAME = Property.text("name");
  public static final Property<Identity, String> DESCRIPTION = Property.text("description");
  public static final Property<Identity, List<String>> ROLES = Property.texts("roles");
  public static final Property<Identity, String> IDENTITY_CLASS = Property.text("identity_class");
  public static final Property<Identity, List<String>> SECTORS = Property.texts("sectors");
  public static final Property<Identity, String> CONTACT_INFORMATION =
      Property.text("contact_information");

  /// @throws IllegalArgumentException if the object is of another type
  public Identity {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Identity> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, Identity::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  public List<String> roles() {
    return ROLES.or(this, List.of());
  }

  /// A value of identity-class-ov.
  public Optional<String> identityClass() {
    return IDENTITY_CLASS.find(this);
  }

  /// Values of industry-sector-ov.
  public List<String> sectors() {
    return SECTORS.or(this, List.of());
  }

  public Optional<String> contactInformation() {
    return CONTACT_INFORMATION.find(this);
  }
}
