package dev.tocsin.stix;

import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The ids that observables should have, so that whoever sees the same thing names it the same
/// (STIX 2.1 §2.9): a version 5 UUID of the contributing properties in canonical JSON.
public final class DeterministicId {
  /// The namespace of observables' ids (STIX 2.1 §2.9).
  public static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private static final List<String> HASHES_IN_ORDER = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

  private DeterministicId() {}

  /// The UUID of an observable's id. Of `hashes` only one counts: the first of MD5, SHA-1, SHA-256,
  /// SHA-512, else the first by name.
  ///
  /// @param contributing the contributing properties of the observable's type (STIX 2.1 §6)
  /// @return empty if it has none of them: then its id holds a random UUID
  /// @throws JsonException if a contributing number is beyond the largest double
  public static Optional<UUID> of(JsonObject observable, List<String> contributing) {
    var properties = JsonObject.builder();
    boolean any = false;
    for (String name : contributing) {
      Optional<JsonValue> value = observable.member(name);
      if (value.isPresent()) {
        JsonValue whole = value.orElseThrow();
        properties.put(name, name.equals("hashes") ? oneHash(whole) : whole);
        any = true;
      }
    }
    return any
        ? Optional.of(version5(OBSERVABLES, CanonicalJson.of(properties.build())))
        : Optional.empty();
  }

  private static JsonValue oneHash(JsonValue value) {
    if (!(value instanceof JsonObject hashes) || hashes.members().isEmpty()) {
      return value;
    }
    String chosen =
        HASHES_IN_ORDER.stream()
            .filter(hashes.members()::containsKey)
            .findFirst()
            .orElseGet(() -> Collections.min(hashes.members().keySet()));
    return JsonObject.builder().put(chosen, hashes.member(chosen).orElseThrow()).build();
  }

  /// The name-based UUID with SHA-1 (RFC 9562 §5.5).
  public static UUID version5(UUID namespace, byte[] name) {
    byte[] prefix =
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array();
    MessageDigest sha1 = sha1();
    sha1.update(prefix);
    ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name));
    long high = (digest.getLong() & ~0xf000L) | 0x5000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// SHA-1 names things here and protects nothing.
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-1", e);
    }
  }
}
