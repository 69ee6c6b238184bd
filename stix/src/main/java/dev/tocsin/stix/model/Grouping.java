package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// Objects that share a context, without the claim of a finished report (STIX 2.1 §4.4).
///
/// @param source the object as it stands in its bundle
public record Grouping(StixObject source) implements DomainObject {
  static final String TYPE = "grouping";
  public static final Property<Grouping, String> NAME = Property.text("name");
  public static final Property<Grouping, String> DESCRIPTION = Property.text("description");
  public static final Property<Grouping, String> CONTEXT = Property.text("context");
  public static final Property<Grouping, List<StixId>> OBJECT_REFS = Property.ids("object_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Grouping {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Grouping> draft(Creator creator, String context, List<StixId> objectRefs) {
    return Draft.versioned(TYPE, creator, Grouping::new)
        .set(CONTEXT, context)
        .set(OBJECT_REFS, objectRefs);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// A value of grouping-context-ov.
  public String context() {
    return CONTEXT.require(this);
  }

  public List<StixId> objectRefs() {
    return OBJECT_REFS.require(this);
  }
}
