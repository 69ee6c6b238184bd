package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import java.util.List;
import java.util.Optional;

/// An object that somebody stands behind, unlike an observable (STIX 2.1 §3.2).
public sealed interface Authored extends StixEntity permits Versioned, MarkingDefinition, Custom {
  Property<Authored, StixId> CREATED_BY_REF = Property.id("created_by_ref");
  Property<Authored, Boolean> REVOKED = Property.truth("revoked");
  Property<Authored, List<String>> LABELS = Property.texts("labels");
  Property<Authored, Long> CONFIDENCE = Property.integer("confidence");
  Property<Authored, String> LANG = Property.text("lang");
  Property<Authored, List<ExternalReference>> EXTERNAL_REFERENCES =
      Property.parts("external_references", ExternalReference::new);

  /// The identity that made the object; empty for an anonymous creator.
  default Optional<StixId> createdByRef() {
    return CREATED_BY_REF.find(this);
  }

  /// Whether its creator no longer holds it for valid.
  default boolean revoked() {
    return REVOKED.or(this, false);
  }

  default List<String> labels() {
    return LABELS.or(this, List.of());
  }

  /// How sure the creator is, 0 to 100 (STIX 2.1 appendix A).
  default Optional<Long> confidence() {
    return CONFIDENCE.find(this);
  }

  /// The language of its texts, an RFC 5646 code.
  default Optional<String> lang() {
    return LANG.find(this);
  }

  default List<ExternalReference> externalReferences() {
    return EXTERNAL_REFERENCES.or(this, List.of());
  }
}
