package dev.tocsin.node.api;

import dev.tocsin.core.release.policy.PolicyFile;
import dev.tocsin.exchange.capsule.Capsule;

/// What a request may bring.
enum Takes {
  NOTHING("", 0),
  JSON("application/json", 1024 * 1024),
  STIX("application/stix+json", Capsule.BYTES_MAX),
  /// RFC 9512.
  YAML("application/yaml", PolicyFile.BYTES_MAX),
  CAPSULE(Capsule.MEDIA_TYPE, Capsule.BYTES_MAX);

  private final String mediaType;
  private final int bytesMax;

  Takes(String mediaType, int bytesMax) {
    this.mediaType = mediaType;
    this.bytesMax = bytesMax;
  }

  /// Without parameters; blank for nothing.
  String mediaType() {
    return mediaType;
  }

  int bytesMax() {
    return bytesMax;
  }
}
