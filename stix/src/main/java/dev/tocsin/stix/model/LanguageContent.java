package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// The texts of another object in other languages (STIX 2.1 §7.1); [Translation] applies them.
///
/// @param source the object as it stands in its bundle
public record LanguageContent(StixObject source) implements Versioned {
  static final String TYPE = "language-content";
  public static final Property<LanguageContent, StixId> OBJECT_REF = Property.id("object_ref");
  public static final Property<LanguageContent, StixTimestamp> OBJECT_MODIFIED =
      Property.time("object_modified");
  public static final Property<LanguageContent, JsonObject> CONTENTS = Property.object("contents");

  /// @throws IllegalArgumentException if the object is of another type
  public LanguageContent {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins translations of this version of an object.
  ///
  /// @param contents for each RFC 5646 language code an object that mirrors the translated one
  public static Draft<LanguageContent> draft(
      Creator creator, StixObject object, JsonObject contents) {
    Draft<LanguageContent> draft =
        Draft.versioned(TYPE, creator, LanguageContent::new)
            .set(OBJECT_REF, object.id())
            .set(CONTENTS, contents);
    object.modified().ifPresent(modified -> draft.set(OBJECT_MODIFIED, modified));
    return draft;
  }

  public StixId objectRef() {
    return OBJECT_REF.require(this);
  }

  /// The version that is translated; empty for any version.
  public Optional<StixTimestamp> objectModified() {
    return OBJECT_MODIFIED.find(this);
  }

  /// For each language code an object that mirrors the translated one.
  public JsonObject contents() {
    return CONTENTS.require(this);
  }
}
