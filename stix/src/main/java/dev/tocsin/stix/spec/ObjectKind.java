package dev.tocsin.stix.spec;

/// What sort of thing a type of object is (STIX 2.1 §1.2).
public enum ObjectKind {
  /// A STIX Domain Object (§4).
  DOMAIN_OBJECT("a domain object"),
  /// A STIX Cyber-observable Object (§6).
  OBSERVABLE("an observable"),
  /// A STIX Relationship Object (§5).
  RELATIONSHIP_OBJECT("a relationship object"),
  /// Language content, a marking definition or an extension definition (§7).
  META_OBJECT("a meta object"),
  /// The bundle (§8), which is no STIX object.
  BUNDLE("a bundle");

  private final String phrase;

  ObjectKind(String phrase) {
    this.phrase = phrase;
  }

  /// What the kind is called in messages: `a domain object`.
  public String phrase() {
    return phrase;
  }
}
