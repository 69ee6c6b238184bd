package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;

/// An X.509 certificate (STIX 2.1 §6.18).
///
/// @param source the object as it stands in its bundle
public record X509Certificate(StixObject source) implements Observable {
  static final String TYPE = "x509-certificate";
  public static final Property<X509Certificate, Boolean> IS_SELF_SIGNED =
      Property.truth("is_self_signed");
  public static final Property<X509Certificate, Hashes> HASHES =
      Property.of("hashes", Hashes.SHAPE);
  public static final Property<X509Certificate, String> VERSION = Property.text("version");
  public static final Property<X509Certificate, String> SERIAL_NUMBER =
      Property.text("serial_number");
  public static final Property<X509Certificate, String> SIGNATURE_ALGORITHM =
      Property.text("signature_algorithm");
  public static final Property<X509Certificate, String> ISSUER = Property.text("issuer");
  public static final Property<X509Certificate, StixTimestamp> VALIDITY_NOT_BEFORE =
      Property.time("validity_not_before");
  public static final Property<X509Certificate, StixTimestamp> VALIDITY_NOT_AFTER =
      Property.time("validity_not_after");
  public static final Property<X509Certificate, String> SUBJECT = Property.text("subject");
  public static final Property<X509Certificate, String> SUBJECT_PUBLIC_KEY_ALGORITHM =
      Property.text("subject_public_key_algorithm");
  public static final Property<X509Certificate, String> SUBJECT_PUBLIC_KEY_MODULUS =
      Property.text("subject_public_key_modulus");
  public static final Property<X509Certificate, Long> SUBJECT_PUBLIC_KEY_EXPONENT =
      Property.integer("subject_public_key_exponent");
  public static final Property<X509Certificate, X509v3Extensions> X509_V3_EXTENSIONS =
      Property.part("x509_v3_extensions", X509v3Extensions::new);

  /// @throws IllegalArgumentException if the object is of another type
  public X509Certificate {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one.
  public static Draft<X509Certificate> draft() {
    return Draft.observable(TYPE, X509Certificate::new);
  }

  /// False if absent.
  public boolean isSelfSigned() {
    return IS_SELF_SIGNED.or(this, false);
  }

  public Optional<Hashes> hashes() {
    return HASHES.find(this);
  }

  public Optional<String> version() {
    return VERSION.find(this);
  }

  public Optional<String> serialNumber() {
    return SERIAL_NUMBER.find(this);
  }

  public Optional<String> signatureAlgorithm() {
    return SIGNATURE_ALGORITHM.find(this);
  }

  public Optional<String> issuer() {
    return ISSUER.find(this);
  }

  public Optional<StixTimestamp> validityNotBefore() {
    return VALIDITY_NOT_BEFORE.find(this);
  }

  public Optional<StixTimestamp> validityNotAfter() {
    return VALIDITY_NOT_AFTER.find(this);
  }

  public Optional<String> subject() {
    return SUBJECT.find(this);
  }

  public Optional<String> subjectPublicKeyAlgorithm() {
    return SUBJECT_PUBLIC_KEY_ALGORITHM.find(this);
  }

  public Optional<String> subjectPublicKeyModulus() {
    return SUBJECT_PUBLIC_KEY_MODULUS.find(this);
  }

  public Optional<Long> subjectPublicKeyExponent() {
    return SUBJECT_PUBLIC_KEY_EXPONENT.find(this);
  }

  public Optional<X509v3Extensions> x509V3Extensions() {
    return X509_V3_EXTENSIONS.find(this);
  }
}
