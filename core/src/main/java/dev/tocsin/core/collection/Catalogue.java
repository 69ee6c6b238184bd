package dev.tocsin.core.collection;

import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Records;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The API roots and collections of a node. As safe for threads as the rows below.
public final class Catalogue {
  /// A node has no more of each.
  public static final int MAX = 1_000;

  private static final String ROOT = "taxii-root";
  private static final String COLLECTION = "taxii-collection";
  private static final String REMOVED = "taxii-removed";
  private static final String NUMBER = "taxii-number";
  private static final String REVISION = "taxii-revision";
  private static final String LAST = "last";
  private static final int NAME_DIGITS = 10;

  private final Records records;

  public Catalogue(Rows rows) {
    this.records = new Records(rows);
  }

  public List<ApiRoot> roots() {
    return records.kept(ROOT, MAX).stream()
        .map(bytes -> JournalJson.read(bytes, ApiRoot.class))
        .toList();
  }

  public Optional<ApiRoot> root(String name) {
    return records.kept(ROOT, name).map(bytes -> JournalJson.read(bytes, ApiRoot.class));
  }

  /// All collections, in the order of their making.
  public List<TaxiiCollection> collections() {
    return records.kept(COLLECTION, MAX).stream()
        .map(bytes -> JournalJson.read(bytes, TaxiiCollection.class))
        .sorted(Comparator.comparingInt(TaxiiCollection::number))
        .toList();
  }

  public List<TaxiiCollection> collections(String root) {
    return collections().stream().filter(each -> each.root().equals(root)).toList();
  }

  public Optional<TaxiiCollection> collection(UUID id) {
    return collections().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The one collection of an id or alias; empty also if several have that alias.
  public Optional<TaxiiCollection> collection(String called) {
    var found = collections().stream().filter(each -> each.isCalled(called)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  public Optional<TaxiiCollection> collection(int number) {
    return records
        .kept(COLLECTION, name(number))
        .map(bytes -> JournalJson.read(bytes, TaxiiCollection.class));
  }

  /// Whether there is a collection with that number.
  public boolean has(int number) {
    return records.kept(COLLECTION, name(number)).isPresent();
  }

  /// The collection that a step of an address below a root means.
  public Optional<TaxiiCollection> collection(String root, String step) {
    return collections(root).stream().filter(each -> each.isCalled(step)).findFirst();
  }

  /// A number that no collection ever had.
  public int nextNumber() {
    return records.kept(NUMBER, LAST).map(bytes -> JournalJson.read(bytes, Integer.class)).orElse(0)
        + 1;
  }

  /// Which change of roots and collections was the last; 0 before the first. Whoever has them in
  /// memory needs to read them again only when this is another.
  public long revision() {
    return records
        .kept(REVISION, LAST)
        .map(bytes -> JournalJson.read(bytes, Long.class))
        .orElse(0L);
  }

  /// What to write with each change of roots and collections; one at a time.
  public Entry revised() {
    return new Entry.Kept(REVISION, LAST, Optional.of(JournalJson.write(revision() + 1)));
  }

  /// What to write to keep a root.
  public static Entry keep(ApiRoot root) {
    return new Entry.Kept(ROOT, root.name(), Optional.of(JournalJson.write(root)));
  }

  /// What to write to remove a root.
  public static Entry remove(ApiRoot root) {
    return new Entry.Kept(ROOT, root.name(), Optional.empty());
  }

  /// What to write to keep a collection.
  public static List<Entry> keep(TaxiiCollection collection, int lastNumber) {
    return List.of(
        new Entry.Kept(
            COLLECTION, name(collection.number()), Optional.of(JournalJson.write(collection))),
        new Entry.Kept(NUMBER, LAST, Optional.of(JournalJson.write(lastNumber))));
  }

  /// A collection that is gone, of which not every row is.
  ///
  /// @param by who removed it
  public record Removed(int number, String by) {}

  /// What to write to remove a collection. What is in it is removed afterwards, by
  /// [Withdrawing#clear].
  public static List<Entry> remove(TaxiiCollection collection, String by) {
    var removed = new Removed(collection.number(), by);
    return List.of(
        new Entry.Kept(COLLECTION, name(collection.number()), Optional.empty()),
        new Entry.Kept(
            REMOVED, name(collection.number()), Optional.of(JournalJson.write(removed))));
  }

  /// Some of those of which a crash may have left rows.
  public List<Removed> removed() {
    return records.kept(REMOVED, MAX).stream()
        .map(bytes -> JournalJson.read(bytes, Removed.class))
        .toList();
  }

  /// What to write when nothing of a removed collection is left.
  static Entry cleared(int collection) {
    return new Entry.Kept(REMOVED, name(collection), Optional.empty());
  }

  private static String name(int number) {
    var digits = Integer.toString(number);
    return "0".repeat(NAME_DIGITS - digits.length()) + digits;
  }
}
