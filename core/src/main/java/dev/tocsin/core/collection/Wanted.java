package dev.tocsin.core.collection;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import java.util.Set;

/// Whether a row is among the versions that a query wants.
///
/// @param labels what the viewer may see; the first and the last version are those among them
/// @param superseded by later versions
/// @param masked by others of the same version
record Wanted(
    Reader reader,
    int collection,
    Query query,
    Set<Integer> labels,
    Superseded superseded,
    Superseded masked) {

  /// @param object no earlier than the one asked about before
  boolean wants(Page.Found object) {
    var versions = query.versions();
    if (versions.last() && !superseded.has(object.date())) {
      return true;
    }
    boolean other =
        versions.all()
            || matchesTime(versions, object.row())
            || (versions.first() && isFirst(object.date(), object.row()));
    return other && !masked.has(object.date());
  }

  private static boolean matchesTime(VersionFilter versions, ObjectRow row) {
    return !versions.at().isEmpty()
        && StixTimestamp.read(row.version())
            .filter(version -> versions.at().contains(version.instant()))
            .isPresent();
  }

  private boolean isFirst(DateAdded date, ObjectRow row) {
    var seen = reader.versions(collection, StixId.parse(row.id()), labels);
    return !seen.isEmpty() && seen.first().date().equals(date);
  }
}
