package dev.tocsin.stix.model;

import dev.tocsin.stix.StixTimestamp;

/// An object that its creator can change by a new version (STIX 2.1 §3.6; [Draft#next]).
public sealed interface Versioned extends Authored
    permits DomainObject, RelationshipObject, LanguageContent, ExtensionDefinition {
  Property<Versioned, StixTimestamp> CREATED = Property.time("created");
  Property<Versioned, StixTimestamp> MODIFIED = Property.time("modified");

  /// When the first version was made.
  default StixTimestamp created() {
    return CREATED.require(this);
  }

  /// When this version was made.
  default StixTimestamp modified() {
    return MODIFIED.require(this);
  }
}
