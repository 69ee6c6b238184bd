package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Hashes of one thing by algorithm (STIX 2.1 §2.7).
///
/// @param values the hash as text by the name of hash-algorithm-ov, in order; unmodifiable
public record Hashes(SequencedMap<String, String> values) {
  static final Shape<Hashes> SHAPE = new Shape<>(Hashes::read, Hashes::json);

  public Hashes {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /// One hash with SHA-256, in lower-case hexadecimal digits.
  public static Hashes sha256(String hash) {
    return of("SHA-256", hash);
  }

  /// One hash.
  ///
  /// @param algorithm its name in hash-algorithm-ov (STIX 2.1 §10.7)
  public static Hashes of(String algorithm, String hash) {
    return new Hashes(new LinkedHashMap<>()).and(algorithm, hash);
  }

  /// These and one more, which replaces one of the same algorithm.
  public Hashes and(String algorithm, String hash) {
    SequencedMap<String, String> more = new LinkedHashMap<>(values);
    more.put(algorithm, hash);
    return new Hashes(more);
  }

  public Optional<String> sha256() {
    return find("SHA-256");
  }

  public Optional<String> find(String algorithm) {
    return Optional.ofNullable(values.get(algorithm));
  }

  private static Hashes read(JsonValue value, String at) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    Shape.OBJECT
        .read()
        .apply(value, at)
        .members()
        .forEach((name, hash) -> values.put(name, Shape.TEXT.read().apply(hash, at + "/" + name)));
    return new Hashes(values);
  }

  private JsonObject json() {
    JsonObject.Builder json = JsonObject.builder();
    values.forEach(json::put);
    return json.build();
  }
}
