package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A marking that objects and their parts can bear (STIX 2.1 §7.2.1). It has no versions.
///
/// @param source the object as it stands in its bundle
public record MarkingDefinition(StixObject source) implements Authored {
  static final String TYPE = "marking-definition";
  public static final Property<MarkingDefinition, String> NAME = Property.text("name");
  public static final Property<MarkingDefinition, String> DEFINITION_TYPE =
      Property.text("definition_type");
  public static final Property<MarkingDefinition, JsonObject> DEFINITION =
      Property.object("definition");
  public static final Property<MarkingDefinition, String> STATEMENT =
      Property.<MarkingDefinition>text("statement").in("definition");
  private static final Property<MarkingDefinition, StixTimestamp> CREATED =
      Property.time("created");

  /// @throws IllegalArgumentException if the object is of another type
  public MarkingDefinition {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins a statement, such as terms of use (STIX 2.1 §7.2.1.3).
  public static Draft<MarkingDefinition> statement(Creator creator, String statement) {
    return Draft.unversioned(TYPE, creator, MarkingDefinition::new)
        .set(DEFINITION_TYPE, "statement")
        .set(STATEMENT, statement);
  }

  /// Begins a marking that an extension defines.
  ///
  /// @param extension the id of the extension definition
  /// @param properties what it says; `extension_type` is put in
  public static Draft<MarkingDefinition> extended(
      Creator creator, String extension, JsonObject properties) {
    return Draft.unversioned(TYPE, creator, MarkingDefinition::new)
        .set(Property.<MarkingDefinition>object(extension).in("extensions"), properties)
        .set(Extension.KIND.in("extensions", extension), ExtensionKind.PROPERTY_EXTENSION);
  }

  public StixTimestamp created() {
    return CREATED.require(this);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  /// `statement` or `tlp`; empty where an extension says what it is.
  public Optional<String> definitionType() {
    return DEFINITION_TYPE.find(this);
  }

  public Optional<JsonObject> definition() {
    return DEFINITION.find(this);
  }

  /// The text of a statement; empty for other markings.
  public Optional<String> statement() {
    return definitionType().filter("statement"::equals).flatMap(_ -> STATEMENT.find(this));
  }

  /// The level of a TLP marking; empty for other markings. The id decides, not what it says.
  public Optional<Tlp> tlp() {
    return Tlp.fromMarking(id());
  }
}
