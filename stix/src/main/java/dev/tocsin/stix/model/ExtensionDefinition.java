package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// What somebody adds to STIX (STIX 2.1 §7.3). Its creator must be known.
///
/// @param source the object as it stands in its bundle
public record ExtensionDefinition(StixObject source) implements Versioned {
  static final String TYPE = "extension-definition";
  public static final Property<ExtensionDefinition, String> NAME = Property.text("name");
  public static final Property<ExtensionDefinition, String> DESCRIPTION =
      Property.text("description");
  public static final Property<ExtensionDefinition, String> SCHEMA = Property.text("schema");
  public static final Property<ExtensionDefinition, String> VERSION = Property.text("version");
  public static final Property<ExtensionDefinition, List<ExtensionKind>> EXTENSION_TYPES =
      Property.of("extension_types", Shape.list(Shape.word(ExtensionKind.values())));
  public static final Property<ExtensionDefinition, List<String>> EXTENSION_PROPERTIES =
      Property.texts("extension_properties");

  /// @throws IllegalArgumentException if the object is of another type
  public ExtensionDefinition {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins version 1.0.0 of an extension.
  ///
  /// @param schema a URL of the definition, or its text
  public static Draft<ExtensionDefinition> draft(
      Creator creator, String name, String schema, List<ExtensionKind> kinds) {
    return Draft.versioned(TYPE, creator, ExtensionDefinition::new)
        .set(NAME, name)
        .set(SCHEMA, schema)
        .set(VERSION, "1.0.0")
        .set(EXTENSION_TYPES, kinds);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// A URL of the definition, or its text.
  public String schema() {
    return SCHEMA.require(this);
  }

  public String version() {
    return VERSION.require(this);
  }

  public List<ExtensionKind> extensionTypes() {
    return EXTENSION_TYPES.require(this);
  }

  /// The names that it adds to the top level of objects.
  public List<String> extensionProperties() {
    return EXTENSION_PROPERTIES.or(this, List.of());
  }
}
