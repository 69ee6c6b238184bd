package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// An e-mail address without the name shown (STIX 2.1 §6.5).
///
/// @param source the object as it stands in its bundle
public record EmailAddress(StixObject source) implements Observable {
  static final String TYPE = "email-addr";
  public static final Property<EmailAddress, String> VALUE = Property.text("value");
  public static final Property<EmailAddress, String> DISPLAY_NAME = Property.text("display_name");
  public static final Property<EmailAddress, StixId> BELONGS_TO_REF = Property.id("belongs_to_ref");

  /// @throws IllegalArgumentException if the object is of another type
  public EmailAddress {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<EmailAddress> draft(String value) {
    return Draft.observable(TYPE, EmailAddress::new).set(VALUE, value);
  }

  public String value() {
    return VALUE.require(this);
  }

  public Optional<String> displayName() {
    return DISPLAY_NAME.find(this);
  }

  public Optional<StixId> belongsToRef() {
    return BELONGS_TO_REF.find(this);
  }
}
