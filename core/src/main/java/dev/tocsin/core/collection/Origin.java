package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.stix.StixId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The warning of a partner that an object of a collection came with. Whoever passes such an object
/// on owes its sender what they asked of the warning.
///
/// @param partner by name
/// @param statement the warning's id
public record Origin(String partner, String statement) {
  private static final String KIND = "object-origin";

  /// Empty if the object came in another way.
  public static Optional<Origin> of(Rows rows, int collection, StixId id) {
    return new Records(rows)
        .kept(KIND, name(collection, id))
        .map(json -> JournalJson.read(json, Origin.class));
  }

  /// What to write to keep it.
  Entry keep(int collection, StixId id) {
    return new Entry.Kept(KIND, name(collection, id), Optional.of(JournalJson.write(this)));
  }

  /// What to write to forget it.
  static Entry forget(int collection, StixId id) {
    return new Entry.Kept(KIND, name(collection, id), Optional.empty());
  }

  /// What to write to forget those of a collection.
  ///
  /// @param most no more of them
  static List<Entry> forgetSome(Rows rows, int collection, int most) {
    String beginning = beginning(collection);
    int kind = RowKey.kept(KIND, "").size();
    return rows.scan(Table.KEPT, RowKey.kept(KIND, beginning), Bytes.EMPTY, most).stream()
        .map(row -> row.key().utf8().substring(kind))
        .map(name -> (Entry) new Entry.Kept(KIND, name, Optional.empty()))
        .toList();
  }

  private static String beginning(int collection) {
    return String.format(Locale.ROOT, "%010d ", collection);
  }

  private static String name(int collection, StixId id) {
    return beginning(collection) + id;
  }
}
