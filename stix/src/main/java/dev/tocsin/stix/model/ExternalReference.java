package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A pointer to something outside of STIX (STIX 2.1 §2.5).
public record ExternalReference(JsonObject json, String pointer) implements View {
  public static final Property<ExternalReference, String> SOURCE_NAME =
      Property.text("source_name");
  public static final Property<ExternalReference, String> DESCRIPTION =
      Property.text("description");
  public static final Property<ExternalReference, String> URL = Property.text("url");
  public static final Property<ExternalReference, Hashes> HASHES =
      Property.of("hashes", Hashes.SHAPE);
  public static final Property<ExternalReference, String> EXTERNAL_ID =
      Property.text("external_id");

  /// Begins one from what it must have.
  public static Draft<ExternalReference> draft(String sourceName) {
    return Draft.part(ExternalReference::new).set(SOURCE_NAME, sourceName);
  }

  public String sourceName() {
    return SOURCE_NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// There should be [#hashes] then.
  public Optional<String> url() {
    return URL.find(this);
  }

  public Optional<Hashes> hashes() {
    return HASHES.find(this);
  }

  public Optional<String> externalId() {
    return EXTERNAL_ID.find(this);
  }
}
