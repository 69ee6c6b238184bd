package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// An e-mail (STIX 2.1 §6.6).
///
/// @param source the object as it stands in its bundle
public record EmailMessage(StixObject source) implements Observable {
  static final String TYPE = "email-message";
  public static final Property<EmailMessage, Boolean> IS_MULTIPART = Property.truth("is_multipart");
  public static final Property<EmailMessage, StixTimestamp> DATE = Property.time("date");
  public static final Property<EmailMessage, String> CONTENT_TYPE = Property.text("content_type");
  public static final Property<EmailMessage, StixId> FROM_REF = Property.id("from_ref");
  public static final Property<EmailMessage, StixId> SENDER_REF = Property.id("sender_ref");
  public static final Property<EmailMessage, List<StixId>> TO_REFS = Property.ids("to_refs");
  public static final Property<EmailMessage, List<StixId>> CC_REFS = Property.ids("cc_refs");
  public static final Property<EmailMessage, List<StixId>> BCC_REFS = Property.ids("bcc_refs");
  public static final Property<EmailMessage, String> MESSAGE_ID = Property.text("message_id");
  public static final Property<EmailMessage, String> SUBJECT = Property.text("subject");
  public static final Property<EmailMessage, List<String>> RECEIVED_LINES =
      Property.texts("received_lines");
  public static final Property<EmailMessage, JsonObject> ADDITIONAL_HEADER_FIELDS =
      Property.object("additional_header_fields");
  public static final Property<EmailMessage, String> BODY = Property.text("body");
  public static final Property<EmailMessage, List<MimePart>> BODY_MULTIPART =
      Property.parts("body_multipart", MimePart::new);
  public static final Property<EmailMessage, StixId> RAW_EMAIL_REF = Property.id("raw_email_ref");

  /// @throws IllegalArgumentException if the object is of another type
  public EmailMessage {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<EmailMessage> draft(boolean isMultipart) {
    return Draft.observable(TYPE, EmailMessage::new).set(IS_MULTIPART, isMultipart);
  }

  public boolean isMultipart() {
    return IS_MULTIPART.require(this);
  }

  public Optional<StixTimestamp> date() {
    return DATE.find(this);
  }

  public Optional<String> contentType() {
    return CONTENT_TYPE.find(this);
  }

  public Optional<StixId> fromRef() {
    return FROM_REF.find(this);
  }

  public Optional<StixId> senderRef() {
    return SENDER_REF.find(this);
  }

  public List<StixId> toRefs() {
    return TO_REFS.or(this, List.of());
  }

  public List<StixId> ccRefs() {
    return CC_REFS.or(this, List.of());
  }

  public List<StixId> bccRefs() {
    return BCC_REFS.or(this, List.of());
  }

  public Optional<String> messageId() {
    return MESSAGE_ID.find(this);
  }

  public Optional<String> subject() {
    return SUBJECT.find(this);
  }

  /// Newest first.
  public List<String> receivedLines() {
    return RECEIVED_LINES.or(this, List.of());
  }

  /// Lists of strings by field name.
  public Optional<JsonObject> additionalHeaderFields() {
    return ADDITIONAL_HEADER_FIELDS.find(this);
  }

  /// Only if [#isMultipart] is false.
  public Optional<String> body() {
    return BODY.find(this);
  }

  /// Only if [#isMultipart] is true.
  public List<MimePart> bodyMultipart() {
    return BODY_MULTIPART.or(this, List.of());
  }

  public Optional<StixId> rawEmailRef() {
    return RAW_EMAIL_REF.find(this);
  }
}
