package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// A text beside other objects (STIX 2.1 §4.13).
///
/// @param source the object as it stands in its bundle
public record Note(StixObject source) implements DomainObject {
  static final String TYPE = "note";
  public static final Property<Note, String> ABSTRACT = Property.text("abstract");
  public static final Property<Note, String> CONTENT = Property.text("content");
  public static final Property<Note, List<String>> AUTHORS = Property.texts("authors");
  public static final Property<Note, List<StixId>> OBJECT_REFS = Property.ids("object_refs");

  /// @throws IllegalArgumentException if the object is of another type
  public Note {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Note> draft(Creator creator, String content, List<StixId> objectRefs) {
    return Draft.versioned(TYPE, creator, Note::new)
        .set(CONTENT, content)
        .set(OBJECT_REFS, objectRefs);
  }

  public Optional<String> abstractText() {
    return ABSTRACT.find(this);
  }

  public String content() {
    return CONTENT.require(this);
  }

  public List<String> authors() {
    return AUTHORS.or(this, List.of());
  }

  public List<StixId> objectRefs() {
    return OBJECT_REFS.require(this);
  }
}
