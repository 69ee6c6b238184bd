package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A part of an e-mail (STIX 2.1 §6.6.2).
public record MimePart(JsonObject json, String pointer) implements View {
  public static final Property<MimePart, String> BODY = Property.text("body");
  public static final Property<MimePart, StixId> BODY_RAW_REF = Property.id("body_raw_ref");
  public static final Property<MimePart, String> CONTENT_TYPE = Property.text("content_type");
  public static final Property<MimePart, String> CONTENT_DISPOSITION =
      Property.text("content_disposition");

  /// Begins one.
  public static Draft<MimePart> draft() {
    return Draft.part(MimePart::new);
  }

  public Optional<String> body() {
    return BODY.find(this);
  }

  public Optional<StixId> bodyRawRef() {
    return BODY_RAW_REF.find(this);
  }

  public Optional<String> contentType() {
    return CONTENT_TYPE.find(this);
  }

  public Optional<String> contentDisposition() {
    return CONTENT_DISPOSITION.find(this);
  }
}
