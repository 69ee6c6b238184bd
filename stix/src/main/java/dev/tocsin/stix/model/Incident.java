package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// An incident; what is known of it stands in [IncidentCore] (STIX 2.1 §4.6).
///
/// @param source the object as it stands in its bundle
public record Incident(StixObject source) implements DomainObject {
  static final String TYPE = "incident";
  public static final Property<Incident, String> NAME = Property.text("name");
  public static final Property<Incident, String> DESCRIPTION = Property.text("description");
  public static final Property<Incident, IncidentCore> CORE =
      Property.extension(IncidentCore.KEY, IncidentCore::new);

  /// @throws IllegalArgumentException if the object is of another type
  public Incident {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Incident> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, Incident::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// The Incident Core extension, version 2.
  public Optional<IncidentCore> core() {
    return CORE.find(this);
  }
}
