package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The versions of one object in a bundle (STIX 2.1 §3.6). Adding and asking take constant time,
/// however many there are. For one thread.
final class Versions {
  private final Map<String, JsonObject> byTime = new HashMap<>();
  private final List<JsonObject> first = new ArrayList<>(1);
  private String latest = "";
  private int count;
  private String revoked = "";

  /// Adds an object.
  ///
  /// @return the first object of the same version; empty if this is the first
  Optional<JsonObject> add(JsonObject object) {
    String modified = Walk.text(object, "modified");
    count++;
    if (first.isEmpty()) {
      first.add(object);
    }
    if (StixTimestamp.isTimestamp(modified)) {
      if (latest.isEmpty() || StixTimestamp.compare(latest, modified) < 0) {
        latest = modified;
      }
      boolean isRevoked = new JsonBoolean(true).equals(object.members().get("revoked"));
      if (isRevoked && (revoked.isEmpty() || StixTimestamp.compare(modified, revoked) < 0)) {
        revoked = modified;
      }
    }
    return Optional.ofNullable(byTime.putIfAbsent(key(modified), object));
  }

  /// Whether only one object was added.
  boolean isSingle() {
    return count == 1;
  }

  /// The object that came first in the bundle.
  JsonObject first() {
    return first.getFirst();
  }

  /// The newest version; the first object if no version has a time.
  JsonObject latest() {
    return latest.isEmpty() ? first() : byTime.getOrDefault(key(latest), first());
  }

  /// The version that was modified at that time.
  Optional<JsonObject> at(String modified) {
    return Optional.ofNullable(byTime.get(key(modified)));
  }

  /// Whether a version is later than one that is revoked.
  boolean goOnAfterRevocation() {
    return !revoked.isEmpty() && StixTimestamp.compare(revoked, latest) < 0;
  }

  /// The time without zeros at its end, so that two texts of one moment are one key.
  private static String key(String modified) {
    if (!StixTimestamp.isTimestamp(modified)) {
      return modified;
    }
    int end = modified.length() - 1;
    int dot = modified.indexOf('.');
    while (dot > 0 && end > dot && (modified.charAt(end - 1) == '0' || end == dot + 1)) {
      end--;
    }
    return modified.substring(0, end);
  }
}
