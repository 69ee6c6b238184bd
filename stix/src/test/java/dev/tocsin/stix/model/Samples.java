package dev.tocsin.stix.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/// Invented objects, and a creator whose ids and times are the same in each run.
public final class Samples {
  public static final Instant NOON = Instant.parse("2031-05-01T12:00:00.123456Z");
  public static final StixTimestamp DAWN = new StixTimestamp("2031-05-01T05:30:00.000Z");

  private Samples() {}

  public static Creator creator() {
    Random random = new Random(7);
    return Creator.anonymous(
        () ->
            new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63)),
        InstantSource.fixed(NOON));
  }

  /// Of JSON with single quotes.
  public static JsonObject json(String text) {
    return (JsonObject) Json.parse(text.replace('\'', '"').getBytes(UTF_8), JsonLimits.STIX);
  }

  /// An object of that type with the common properties and these, in JSON with single quotes.
  public static StixObject object(String type, String properties) {
    String more = properties.isEmpty() ? "" : "," + properties;
    String common =
        "{'type':'%s','spec_version':'2.1','id':'%s','created':'%s','modified':'%s'%s}"
            .formatted(type, id(type), DAWN, DAWN, more);
    return StixObject.parse(common.replace('\'', '"').getBytes(UTF_8));
  }

  /// One id for each type.
  public static StixId id(String type) {
    return StixId.parse(type + "--1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
  }
}
