package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;

/// Typed access to an object that stays as it is: what no accessor knows is in [#json].
///
/// An accessor of a required property throws a [dev.tocsin.stix.StixException] where the property
/// is absent, and every accessor does where the value is of another type than the specification's.
public interface View {

  /// All members, known and unknown.
  JsonObject json();

  /// Where the object stands in its STIX object, as a JSON Pointer; empty for the STIX object.
  String pointer();
}
