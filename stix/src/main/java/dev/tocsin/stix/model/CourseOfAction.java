package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// What to do against an attack (STIX 2.1 §4.3).
///
/// @param source the object as it stands in its bundle
public record CourseOfAction(StixObject source) implements DomainObject {
  static final String TYPE = "course-of-action";
  public static final Property<CourseOfAction, String> NAME = Property.text("name");
  public static final Property<CourseOfAction, String> DESCRIPTION = Property.text("description");

  /// @throws IllegalArgumentException if the object is of another type
  public CourseOfAction {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<CourseOfAction> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, CourseOfAction::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }
}
