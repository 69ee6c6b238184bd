package dev.tocsin.node.taxii;

import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.UUID;

/// Objects of STIX as text.
final class StixTexts {
  static final String EARLY = "2026-01-01T00:00:00.000Z";

  private StixTexts() {}

  static String id(String type, String seed) {
    var name = UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    // A version 4, as STIX wants it of everything that is no observable.
    String text = name.toString();
    return type + "--" + text.substring(0, 14) + "4" + text.substring(15);
  }

  static String identity(String seed, String modified, String name) {
    return identity(seed, modified, name, "");
  }

  static String identity(String seed, String modified, String name, Tlp level) {
    return identity(seed, modified, name, ",\"object_marking_refs\":[\"" + level.marking() + "\"]");
  }

  private static String identity(String seed, String modified, String name, String more) {
    return "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\""
        + id("identity", seed)
        + "\",\"created\":\""
        + EARLY
        + "\",\"modified\":\""
        + modified
        + "\",\"name\":\""
        + name
        + "\",\"identity_class\":\"organization\""
        + more
        + "}";
  }

  static String campaign(String seed, String modified) {
    return "{\"type\":\"campaign\",\"spec_version\":\"2.1\",\"id\":\""
        + id("campaign", seed)
        + "\",\"created\":\""
        + EARLY
        + "\",\"modified\":\""
        + modified
        + "\",\"name\":\"Campaign "
        + seed
        + "\"}";
  }

  static String domain(String value) {
    return "{\"type\":\"domain-name\",\"spec_version\":\"2.1\",\"id\":\""
        + id("domain-name", value)
        + "\",\"value\":\""
        + value
        + "\"}";
  }

  static String envelope(String... objects) {
    return envelope(List.of(objects));
  }

  static String envelope(List<String> objects) {
    return "{\"objects\":[" + String.join(",", objects) + "]}";
  }
}
