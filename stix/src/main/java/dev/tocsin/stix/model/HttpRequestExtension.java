package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// An HTTP request (STIX 2.1 §6.12.2).
public record HttpRequestExtension(JsonObject json, String pointer) implements View {
  public static final Property<HttpRequestExtension, String> REQUEST_METHOD =
      Property.text("request_method");
  public static final Property<HttpRequestExtension, String> REQUEST_VALUE =
      Property.text("request_value");
  public static final Property<HttpRequestExtension, String> REQUEST_VERSION =
      Property.text("request_version");
  public static final Property<HttpRequestExtension, JsonObject> REQUEST_HEADER =
      Property.object("request_header");
  public static final Property<HttpRequestExtension, Long> MESSAGE_BODY_LENGTH =
      Property.integer("message_body_length");
  public static final Property<HttpRequestExtension, StixId> MESSAGE_BODY_DATA_REF =
      Property.id("message_body_data_ref");

  /// Begins one from what it must have.
  public static Draft<HttpRequestExtension> draft(String requestMethod, String requestValue) {
    return Draft.part(HttpRequestExtension::new)
        .set(REQUEST_METHOD, requestMethod)
        .set(REQUEST_VALUE, requestValue);
  }

  /// In lower case.
  public String requestMethod() {
    return REQUEST_METHOD.require(this);
  }

  public String requestValue() {
    return REQUEST_VALUE.require(this);
  }

  public Optional<String> requestVersion() {
    return REQUEST_VERSION.find(this);
  }

  /// Lists of strings by field name.
  public Optional<JsonObject> requestHeader() {
    return REQUEST_HEADER.find(this);
  }

  /// In bytes.
  public Optional<Long> messageBodyLength() {
    return MESSAGE_BODY_LENGTH.find(this);
  }

  public Optional<StixId> messageBodyDataRef() {
    return MESSAGE_BODY_DATA_REF.find(this);
  }
}
