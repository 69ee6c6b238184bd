package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;

/// A named lock of an operating system (STIX 2.1 §6.11).
///
/// @param source the object as it stands in its bundle
public record Mutex(StixObject source) implements Observable {
  static final String TYPE = "mutex";
  public static final Property<Mutex, String> NAME = Property.text("name");

  /// @throws IllegalArgumentException if the object is of another type
  public Mutex {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Mutex> draft(String name) {
    return Draft.observable(TYPE, Mutex::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }
}
