package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Where one version of an object is. The same version can be there several times with several
/// labels: brought by somebody from whom it was hidden, or placed anew for some of its readers.
///
/// The order says what whoever sees several of them is shown: the greatest. A later version stands
/// before an earlier one; of two that bear the same time, the one that was there first; of two that
/// are the same, the one with the later date.
///
/// @param at the version as a time; part of the key
/// @param since when it was first there; part of the key
/// @param label the number of its label in the collection; part of the key
/// @param version as sent
record VersionRow(Instant at, DateAdded since, DateAdded date, int label, String version)
    implements Comparable<VersionRow> {
  private static final Comparator<VersionRow> ORDER =
      Comparator.comparing(VersionRow::at)
          .thenComparing(VersionRow::since, Comparator.reverseOrder())
          .thenComparing(VersionRow::date);

  @Override
  public int compareTo(VersionRow other) {
    return ORDER.compare(this, other);
  }

  /// Those of some versions that bear a time.
  static NavigableSet<VersionRow> bearing(Instant at, NavigableSet<VersionRow> versions) {
    var first = new VersionRow(at, new DateAdded(Long.MAX_VALUE), DateAdded.BEGINNING, 0, "");
    var last = new VersionRow(at, DateAdded.BEGINNING, new DateAdded(Long.MAX_VALUE), 0, "");
    return versions.subSet(first, true, last, true);
  }

  /// Whether both are the same version of the same content.
  boolean isSame(VersionRow other) {
    return at.equals(other.at) && since.equals(other.since);
  }

  ObjectPlace place(int collection) {
    return new ObjectPlace(collection, label, date);
  }

  /// The same version at another place.
  VersionRow placed(int otherLabel, DateAdded otherDate) {
    return new VersionRow(at, since, otherDate, otherLabel, version);
  }

  /// What whoever sees all of these is shown: one for each time.
  static NavigableSet<VersionRow> shown(NavigableSet<VersionRow> seen) {
    var shown = new TreeSet<VersionRow>();
    for (var version : seen) {
      if (!shown.isEmpty() && shown.last().at.equals(version.at)) {
        shown.pollLast();
      }
      shown.add(version);
    }
    return shown;
  }

  /// The row's value.
  Bytes write() {
    byte[] text = version.getBytes(StandardCharsets.UTF_8);
    return Bytes.takenOver(
        ByteBuffer.allocate(Long.BYTES + text.length).putLong(date.micros()).put(text).array());
  }

  static VersionRow read(byte[] key, byte[] value) {
    var date = new DateAdded(ByteBuffer.wrap(value).getLong());
    var text = new String(value, Long.BYTES, value.length - Long.BYTES, StandardCharsets.UTF_8);
    return new VersionRow(
        Keys.versionAtEnd(key), Keys.dateAtEnd(key), date, Keys.labelOfVersion(key), text);
  }
}
