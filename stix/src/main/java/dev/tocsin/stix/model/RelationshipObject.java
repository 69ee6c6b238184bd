package dev.tocsin.stix.model;

/// A link between other objects (STIX 2.1 §5).
public sealed interface RelationshipObject extends Versioned permits Relationship, Sighting {}
