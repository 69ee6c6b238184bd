package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// How right one holds what others say in their objects (STIX 2.1 §4.15).
///
/// @param source the object as it stands in its bundle
public record Opinion(StixObject source) implements DomainObject {
  static final String TYPE = "opinion";
  public static final Property<Opinion, String> EXPLANATION = Property.text("explanation");
  public static final Property<Opinion, List<String>> AUTHORS = Property.texts("authors");
  public static final Property<Opinion, OpinionValue> OPINION =
      Property.of("opinion", Shape.word(OpinionValue.values()));
  public static final Property<Opinion, List<StixId>> OBJECT_REFS = Property.ids("object_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Opinion {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Opinion> draft(
      Creator creator, OpinionValue opinion, List<StixId> objectRefs) {
    return Draft.versioned(TYPE, creator, Opinion::new)
        .set(OPINION, opinion)
        .set(OBJECT_REFS, objectRefs);
  }

  public Optional<String> explanation() {
    return EXPLANATION.find(this);
  }

  public List<String> authors() {
    return AUTHORS.or(this, List.of());
  }

  public OpinionValue opinion() {
    return OPINION.require(this);
  }

  public List<StixId> objectRefs() {
    return OBJECT_REFS.require(this);
  }
}
