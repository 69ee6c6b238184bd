package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// Bytes, in it or at a URL (STIX 2.1 §6.1).
///
/// @param source the object as it stands in its bundle
public record Artifact(StixObject source) implements Observable {
  static final String TYPE = "artifact";
  public static final Property<Artifact, String> MIME_TYPE = Property.text("mime_type");
  public static final Property<Artifact, String> PAYLOAD_BIN = Property.text("payload_bin");
  public static final Property<Artifact, String> URL = Property.text("url");
  public static final Property<Artifact, Hashes> HASHES = Property.of("hashes", Hashes.SHAPE);
  public static final Property<Artifact, String> ENCRYPTION_ALGORITHM =
      Property.text("encryption_algorithm");
  public static final Property<Artifact, String> DECRYPTION_KEY = Property.text("decryption_key");

  /// @throws IllegalArgumentException if the object is of another type
  public Artifact {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one.
  public static Draft<Artifact> draft() {
    return Draft.observable(TYPE, Artifact::new);
  }

  public Optional<String> mimeType() {
    return MIME_TYPE.find(this);
  }

  /// In base64; there is no [#url] then.
  public Optional<String> payloadBin() {
    return PAYLOAD_BIN.find(this);
  }

  /// There are [#hashes] then.
  public Optional<String> url() {
    return URL.find(this);
  }

  public Optional<Hashes> hashes() {
    return HASHES.find(this);
  }

  /// A value of encryption-algorithm-enum.
  public Optional<String> encryptionAlgorithm() {
    return ENCRYPTION_ALGORITHM.find(this);
  }

  public Optional<String> decryptionKey() {
    return DECRYPTION_KEY.find(this);
  }
}
