package dev.tocsin.stix.spec;

/// What the specification wants of the characters of a string, beyond being one.
public enum TextForm {
  ANY,
  /// A URL as RFC 3986 writes it: a MUST.
  URL,
  /// A URL that the specification asks for without a MUST.
  URL_REFERENCE,
  /// A language code of RFC 5646.
  LANGUAGE,
  /// An IPv4 address or block in CIDR notation.
  IPV4,
  /// An IPv6 address or block in CIDR notation.
  IPV6,
  /// A MAC-48 address: lower case, colons, leading zeros.
  MAC,
  /// A domain name (RFC 1034, RFC 5890).
  DOMAIN_NAME,
  /// An addr-spec of RFC 5322, without a display name.
  EMAIL_ADDRESS,
  /// A Windows registry key whose hive is written out.
  REGISTRY_KEY,
  /// A CPE 2.3 name.
  CPE,
  /// A media type of the IANA registry: a SHOULD.
  MIME_TYPE,
  /// The name of a character set in the IANA registry.
  CHARACTER_SET,
  /// An ISO 3166-1 ALPHA-2 code: a SHOULD.
  COUNTRY,
  /// An ISO 3166-2 code: a SHOULD.
  SUBDIVISION,
  /// Lower case with hyphens: a SHOULD.
  HYPHENATED,
  /// A type of relationship: `a` to `z`, digits and hyphens.
  RELATIONSHIP_TYPE,
  /// Lower case.
  LOWER_CASE,
  /// A string that ends in `_CLASS`: a SHOULD.
  PRIORITY_CLASS,
  /// The name of a property that an extension adds (§7.3.2).
  PROPERTY_NAME,
  /// An ISO 4217 currency code: a SHOULD.
  CURRENCY
}
