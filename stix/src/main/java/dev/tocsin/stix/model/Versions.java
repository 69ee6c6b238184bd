package dev.tocsin.stix.model;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// New versions of objects, and which of several counts (STIX 2.1 §3.6). Only an object's creator
/// may make them; whether the caller is the creator is for the caller to know.
public final class Versions {
  private static final List<String> FIXED =
      List.of("type", "spec_version", "id", "created_by_ref", "created");

  private Versions() {}

  /// The next version: other properties, and `modified` of that time.
  ///
  /// @param changed all properties of the new version; its `modified` does not matter
  /// @param at cut off to milliseconds
  /// @throws StixException with all faults: what must not change has changed, the time is not
  ///   later, or the object is revoked or has no versions
  public static StixObject next(StixObject before, JsonObject changed, Instant at)
      throws StixException {
    StixTimestamp modified = Creator.timestamp(at);
    JsonObject json = JsonEdit.put(changed, List.of("modified"), new JsonString(modified.text()));
    StixObject next = StixObject.of(json);
    check(before, next);
    return next;
  }

  /// The last version, which says that the object is no longer valid. No other can follow.
  ///
  /// @param at cut off to milliseconds
  /// @throws StixException if the time is not later, or the object is revoked or has no versions
  public static StixObject revoke(StixObject before, Instant at) throws StixException {
    JsonObject revoked = JsonEdit.put(before.json(), List.of("revoked"), new JsonBoolean(true));
    return next(before, revoked, at);
  }

  /// Refuses what is not a later version of the first object.
  ///
  /// @throws StixException with all faults
  public static void check(StixObject before, StixObject next) throws StixException {
    List<StixFault> faults = new ArrayList<>();
    Optional<StixTimestamp> from = before.modified();
    if (from.isEmpty()) {
      faults.add(fault("/modified", "an object of type " + before.type() + " has no versions"));
    }
    if (isRevoked(before)) {
      faults.add(fault("/revoked", "a revoked object gets no other version"));
    }
    for (String name : FIXED) {
      if (!before.json().member(name).equals(next.json().member(name))) {
        faults.add(fault("/" + name, "the property is the same in each version of an object"));
      }
    }
    boolean later =
        from.stream().allMatch(time -> next.modified().stream().anyMatch(to -> isLater(time, to)));
    if (!later) {
      faults.add(fault("/modified", "a new version is later than the one before"));
    }
    if (!faults.isEmpty()) {
      throw new StixException(faults);
    }
  }

  public static boolean isRevoked(StixObject object) {
    return object.json().member("revoked").equals(Optional.of(new JsonBoolean(true)));
  }

  /// Whether both are the same version of one object, whatever they hold.
  public static boolean areSame(StixObject first, StixObject second) {
    return Version.of(first).equals(Version.of(second));
  }

  /// Whether both claim to be the same version of one object and yet differ, which no honest
  /// creator lets happen.
  public static boolean conflict(StixObject first, StixObject second) {
    return areSame(first, second) && !first.json().equals(second.json());
  }

  /// The newest of several versions, the first of equally new ones; empty for none.
  public static Optional<StixObject> newest(Collection<StixObject> versions) {
    return versions.stream()
        .reduce((first, second) -> order().compare(second, first) > 0 ? second : first);
  }

  /// From the oldest version to the newest; what has no time comes first.
  public static Comparator<StixObject> order() {
    return Comparator.comparing(
        object -> object.modified().map(StixTimestamp::instant).orElse(Instant.MIN));
  }

  private static boolean isLater(StixTimestamp from, StixTimestamp to) {
    return to.compareTo(from) > 0;
  }

  private static StixFault fault(String pointer, String sentence) {
    return new StixFault(pointer, "3.6", sentence);
  }
}
