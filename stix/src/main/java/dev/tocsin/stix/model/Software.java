package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// Software (STIX 2.1 §6.14).
///
/// @param source the object as it stands in its bundle
public record Software(StixObject source) implements Observable {
  static final String TYPE = "software";
  public static final Property<Software, String> NAME = Property.text("name");
  public static final Property<Software, String> CPE = Property.text("cpe");
  public static final Property<Software, String> SWID = Property.text("swid");
  public static final Property<Software, List<String>> LANGUAGES = Property.texts("languages");
  public static final Property<Software, String> VENDOR = Property.text("vendor");
  public static final Property<Software, String> VERSION = Property.text("version");

  /// @throws IllegalArgumentException if the object is of another type
  public Software {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Software> draft(String name) {
    return Draft.observable(TYPE, Software::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  /// In version 2.3 of CPE.
  public Optional<String> cpe() {
    return CPE.find(this);
  }

  public Optional<String> swid() {
    return SWID.find(this);
  }

  /// RFC 5646 language codes.
  public List<String> languages() {
    return LANGUAGES.or(this, List.of());
  }

  public Optional<String> vendor() {
    return VENDOR.find(this);
  }

  public Optional<String> version() {
    return VERSION.find(this);
  }
}
