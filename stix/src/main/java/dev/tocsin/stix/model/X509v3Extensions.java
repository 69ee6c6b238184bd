package dev.tocsin.stix.model;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// The extensions of X.509 version 3, as text (STIX 2.1 §6.18.2).
public record X509v3Extensions(JsonObject json, String pointer) implements View {
  public static final Property<X509v3Extensions, String> BASIC_CONSTRAINTS =
      Property.text("basic_constraints");
  public static final Property<X509v3Extensions, String> NAME_CONSTRAINTS =
      Property.text("name_constraints");
  public static final Property<X509v3Extensions, String> POLICY_CONSTRAINTS =
      Property.text("policy_constraints");
  public static final Property<X509v3Extensions, String> KEY_USAGE = Property.text("key_usage");
  public static final Property<X509v3Extensions, String> EXTENDED_KEY_USAGE =
      Property.text("extended_key_usage");
  public static final Property<X509v3Extensions, String> SUBJECT_KEY_IDENTIFIER =
      Property.text("subject_key_identifier");
  public static final Property<X509v3Extensions, String> AUTHORITY_KEY_IDENTIFIER =
      Property.text("authority_key_identifier");
  public static final Property<X509v3Extensions, String> SUBJECT_ALTERNATIVE_NAME =
      Property.text("subject_alternative_name");
  public static final Property<X509v3Extensions, String> ISSUER_ALTERNATIVE_NAME =
      Property.text("issuer_alternative_name");
  public static final Property<X509v3Extensions, String> SUBJECT_DIRECTORY_ATTRIBUTES =
      Property.text("subject_directory_attributes");
  public static final Property<X509v3Extensions, String> CRL_DISTRIBUTION_POINTS =
      Property.text("crl_distribution_points");
  public static final Property<X509v3Extensions, String> INHIBIT_ANY_POLICY =
      Property.text("inhibit_any_policy");
  public static final Property<X509v3Extensions, StixTimestamp>
      PRIVATE_KEY_USAGE_PERIOD_NOT_BEFORE = Property.time("private_key_usage_period_not_before");
  public static final Property<X509v3Extensions, StixTimestamp> PRIVATE_KEY_USAGE_PERIOD_NOT_AFTER =
      Property.time("private_key_usage_period_not_after");
  public static final Property<X509v3Extensions, String> CERTIFICATE_POLICIES =
      Property.text("certificate_policies");
  public static final Property<X509v3Extensions, String> POLICY_MAPPINGS =
      Property.text("policy_mappings");

  /// Begins one.
  public static Draft<X509v3Extensions> draft() {
    return Draft.part(X509v3Extensions::new);
  }

  public Optional<String> basicConstraints() {
    return BASIC_CONSTRAINTS.find(this);
  }

  public Optional<String> nameConstraints() {
    return NAME_CONSTRAINTS.find(this);
  }

  public Optional<String> policyConstraints() {
    return POLICY_CONSTRAINTS.find(this);
  }

  public Optional<String> keyUsage() {
    return KEY_USAGE.find(this);
  }

  public Optional<String> extendedKeyUsage() {
    return EXTENDED_KEY_USAGE.find(this);
  }

  public Optional<String> subjectKeyIdentifier() {
    return SUBJECT_KEY_IDENTIFIER.find(this);
  }

  public Optional<String> authorityKeyIdentifier() {
    return AUTHORITY_KEY_IDENTIFIER.find(this);
  }

  public Optional<String> subjectAlternativeName() {
    return SUBJECT_ALTERNATIVE_NAME.find(this);
  }

  public Optional<String> issuerAlternativeName() {
    return ISSUER_ALTERNATIVE_NAME.find(this);
  }

  public Optional<String> subjectDirectoryAttributes() {
    return SUBJECT_DIRECTORY_ATTRIBUTES.find(this);
  }

  public Optional<String> crlDistributionPoints() {
    return CRL_DISTRIBUTION_POINTS.find(this);
  }

  public Optional<String> inhibitAnyPolicy() {
    return INHIBIT_ANY_POLICY.find(this);
  }

  public Optional<StixTimestamp> privateKeyUsagePeriodNotBefore() {
    return PRIVATE_KEY_USAGE_PERIOD_NOT_BEFORE.find(this);
  }

  public Optional<StixTimestamp> privateKeyUsagePeriodNotAfter() {
    return PRIVATE_KEY_USAGE_PERIOD_NOT_AFTER.find(this);
  }

  public Optional<String> certificatePolicies() {
    return CERTIFICATE_POLICIES.find(this);
  }

  public Optional<String> policyMappings() {
    return POLICY_MAPPINGS.find(this);
  }
}
