package dev.tocsin.core.collection;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;
import java.util.Set;

/// Whether a row is among the versions that a query wants.
///
/// @param labels what the viewer may see; the first and the last version are those among them
record Wanted(Reader reader, int collection, Query query, Set<Integer> labels) {

  /// Whether it matters that an object has a later version.
  boolean asksForLast() {
    return query.versions().last() && !query.versions().all();
  }

  /// @param superseded whether it has a later version, for whoever may see that one
  boolean wants(Page.Found object, boolean superseded) {
    var versions = query.versions();
    if (versions.all() || (versions.last() && !superseded)) {
      return true;
    }
    return matchesTime(versions, object.row()) || isEdge(versions, object.date(), object.row());
  }

  private static boolean matchesTime(VersionFilter versions, ObjectRow row) {
    return !versions.at().isEmpty()
        && StixTimestamp.read(row.version())
            .filter(version -> versions.at().contains(version.instant()))
            .isPresent();
  }

  private boolean isEdge(VersionFilter versions, DateAdded date, ObjectRow row) {
    if (!versions.first() && !versions.last()) {
      return false;
    }
    var seen = reader.versions(collection, StixId.parse(row.id()), labels);
    boolean last = versions.last() && is(Optional.ofNullable(seen.lastEntry()), date);
    return last || (versions.first() && is(Optional.ofNullable(seen.firstEntry()), date));
  }

  private static boolean is(
      Optional<java.util.Map.Entry<java.time.Instant, VersionRow>> entry, DateAdded date) {
    return entry.map(found -> found.getValue().date().equals(date)).orElse(false);
  }
}
