package dev.tocsin.core.collection;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.Optional;
import java.util.Set;

/// Whether a row is among the versions that a query wants.
///
/// @param labels what the viewer may see; the first and the last version are those among them
record Wanted(
    Reader reader, int collection, Query query, Set<Integer> labels, Superseded superseded) {

  /// @param object no earlier than the one asked about before
  boolean wants(Page.Found object) {
    var versions = query.versions();
    if (versions.all() || (versions.last() && !superseded.has(object.date()))) {
      return true;
    }
    return matchesTime(versions, object.row())
        || (versions.first() && isFirst(object.date(), object.row()));
  }

  private static boolean matchesTime(VersionFilter versions, ObjectRow row) {
    return !versions.at().isEmpty()
        && StixTimestamp.read(row.version())
            .filter(version -> versions.at().contains(version.instant()))
            .isPresent();
  }

  private boolean isFirst(DateAdded date, ObjectRow row) {
    var seen = reader.versions(collection, StixId.parse(row.id()), labels);
    return Optional.ofNullable(seen.firstEntry())
        .filter(first -> first.getValue().date().equals(date))
        .isPresent();
  }
}
