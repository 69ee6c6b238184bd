package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.stix.StixId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What one commit changes in collections, in the making: reads see what was changed before in the
/// same commit. Lives within one commit; one thread. Pure: the rows below are not changed.
public final class Shelf {
  private static final int ROW_OVERHEAD_BYTES = 32;

  private final Rows rows;
  private final Instant now;
  private final Map<RowName, Row> changed = new LinkedHashMap<>();
  private final Blocks blocks;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Integer, Outline> before = new HashMap<>();
  private final Map<Integer, DateAdded> heads = new HashMap<>();
  private final Map<Integer, Labels> labels = new HashMap<>();
  private final Map<ObjectName, NavigableSet<VersionRow>> versions = new HashMap<>();
  private final Set<ObjectName> present = new HashSet<>();
  private final Map<Marked, Visibility.Labelled> labelled = new HashMap<>();
  private final Set<Integer> relabelled = new HashSet<>();
  private final Map<Integer, Map<Integer, DateAdded>> withdrawn = new HashMap<>();
  private final List<ObjectChange> superseded = new ArrayList<>();
  private final List<Unfinished> unfinished = new ArrayList<>();
  private long bytes;

  public Shelf(Rows rows, Instant now) {
    this.rows = rows;
    this.now = now;
    this.blocks = new Blocks(rows);
  }

  /// Objects of a collection that wait for a definition which is there now, more than one commit
  /// takes.
  public record Unfinished(TaxiiCollection collection, StixId marking) {
    private static final int AT_ONCE = 100;

    /// Some of what earlier commits left to do; a crash can have come between.
    public static List<Unfinished> in(Rows rows) {
      var catalogue = new Catalogue(rows);
      return rows.scan(Table.RELABELLING, Bytes.EMPTY, Bytes.EMPTY, AT_ONCE).stream()
          .map(row -> row.key().toArray())
          .flatMap(key ->
              catalogue
                  .collection(ByteBuffer.wrap(key).getInt())
                  .map(collection -> new Unfinished(collection, Keys.markingAtEnd(key)))
                  .stream())
          .toList();
    }
  }

  private record RowName(Table table, Bytes key) {}

  private record ObjectName(int collection, StixId id) {}

  /// What decides the label of an object, but for the definitions.
  private record Marked(int collection, String type, Visibility.Borne markings) {}

  Instant now() {
    return now;
  }

  /// About how many bytes the commit has so far.
  public long bytes() {
    return bytes;
  }

  /// The commit; empty if nothing changes.
  public Optional<Batch> batch() {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var all = new ArrayList<Row>();
    entries.forEach(entry -> all.addAll(dev.tocsin.core.journal.DerivedRows.of(entry)));
    heads.forEach((collection, date) ->
        all.add(Row.put(Table.COLLECTION_HEAD, Keys.of(collection), RowKey.of(date.micros()))));
    all.addAll(blocks.rows());
    all.addAll(changed.values());
    return Optional.of(new Batch(entries, all, Optional.empty()));
  }

  /// What the commit changes of objects that were there before it.
  public List<ObjectChange> changes() {
    var gone = blocks.removed().stream().map(place -> new ObjectChange(place, place.label()));
    return Stream.concat(gone, superseded.stream())
        .filter(change ->
            change.place().date().compareTo(before(change.place().collection()).upTo()) <= 0)
        .toList();
  }

  private Outline before(int collection) {
    return before.computeIfAbsent(collection, number -> Outline.read(rows, number));
  }

  /// What the next commit must go on with.
  public List<Unfinished> unfinished() {
    return List.copyOf(unfinished);
  }

  /// The numbers of the collections in which it changes anything that readers see.
  Set<Integer> collections() {
    var all = new HashSet<Integer>();
    versions.keySet().forEach(name -> all.add(name.collection()));
    all.addAll(heads.keySet());
    all.addAll(relabelled);
    return all;
  }

  /// Whether labels of a collection come, or all of it goes.
  boolean changesLabels(int collection) {
    return relabelled.contains(collection);
  }

  /// What came last with each label of a collection when it is done.
  ///
  /// @param before the same before it
  Newest newest(int collection, Newest before) {
    return before
        .with(Table.OBJECT, blocks.last(collection))
        .with(Table.WITHDRAWAL, withdrawn.getOrDefault(collection, Map.of()));
  }

  /// Leaves the rest of what waits for a definition to the next commit, and the word of that to
  /// whoever finds it after a crash.
  void goOnWith(TaxiiCollection collection, StixId marking) {
    put(Table.RELABELLING, Keys.marking(collection.number(), marking.uuid()), Bytes.EMPTY);
    unfinished.add(new Unfinished(collection, marking));
  }

  /// Nothing waits for a definition any more, unless this commit left something to the next.
  void finish(TaxiiCollection collection, StixId marking) {
    var key = Keys.marking(collection.number(), marking.uuid());
    boolean left =
        unfinished.stream()
            .anyMatch(each ->
                Keys.marking(each.collection().number(), each.marking().uuid()).equals(key));
    if (!left && get(Table.RELABELLING, key).isPresent()) {
      delete(Table.RELABELLING, key);
    }
  }

  /// The last date that this commit gives in a collection, as everything does that comes into one.
  Optional<DateAdded> head(int collection) {
    return Optional.ofNullable(heads.get(collection));
  }

  void say(Entry entry) {
    entries.add(entry);
  }

  /// An object that is gone came from nowhere.
  void forgetOrigin(int collection, StixId id) {
    if (Origin.of(rows, collection, id).isPresent()) {
      say(Origin.forget(collection, id));
    }
  }

  /// Reads the objects that are there; changes of them are for [#addObject] and [#removeObject].
  Optional<ObjectRow> object(ObjectPlace place) {
    return blocks.find(place);
  }

  void addObject(ObjectPlace place, ObjectRow row) {
    blocks.add(place, row);
    bytes += ObjectBlock.sizeOf(row);
  }

  void removeObject(ObjectPlace place) {
    bytes += blocks.remove(place);
  }

  /// Says whether an object has a later version with some label.
  void supersede(ObjectPlace place, int later, boolean there) {
    var key = Keys.object(place.collection(), later, place.date());
    if (there) {
      put(Table.OBJECT_SUPERSEDED, key, Bytes.EMPTY);
    } else {
      delete(Table.OBJECT_SUPERSEDED, key);
    }
    superseded.add(new ObjectChange(place, later));
  }

  /// Says whether whoever sees some label is shown another object instead of one of the same id and
  /// version.
  void mask(ObjectPlace place, int shown, boolean there) {
    var key = Keys.object(place.collection(), shown, place.date());
    if (there) {
      put(Table.OBJECT_MASKED, key, Bytes.EMPTY);
    } else {
      delete(Table.OBJECT_MASKED, key);
    }
  }

  /// Leaves word that an object was taken out.
  ///
  /// @param place of the word: later than everything in its collection
  void withdraw(ObjectPlace place, Withdrawal withdrawal) {
    var key = Keys.object(place.collection(), place.label(), place.date());
    put(Table.WITHDRAWAL, key, withdrawal.write());
    withdrawn
        .computeIfAbsent(place.collection(), _ -> new HashMap<>())
        .put(place.label(), place.date());
  }

  /// Forgets where objects of a collection came from.
  ///
  /// @param most no more of them; may be negative for none
  /// @return how many
  int forgetOrigins(int collection, int most) {
    if (most <= 0) {
      return 0;
    }
    var all = Origin.forgetSome(rows, collection, most);
    all.forEach(this::say);
    return all.size();
  }

  void put(Table table, Bytes key, Bytes value) {
    if (table == Table.MARKING) {
      labelled.clear();
    }
    note(table, key);
    changed.put(new RowName(table, key), Row.put(table, key, value));
    bytes += ROW_OVERHEAD_BYTES + key.size() + value.size();
  }

  void delete(Table table, Bytes key) {
    note(table, key);
    changed.put(new RowName(table, key), Row.delete(table, key));
    bytes += ROW_OVERHEAD_BYTES + key.size();
  }

  private void note(Table table, Bytes key) {
    if (table == Table.OBJECT_LABEL || table == Table.COLLECTION_HEAD) {
      relabelled.add(ByteBuffer.wrap(key.toArray()).getInt());
    }
  }

  Optional<Bytes> get(Table table, Bytes key) {
    return Optional.ofNullable(changed.get(new RowName(table, key)))
        .map(Row::value)
        .orElseGet(() -> rows.get(table, key));
  }

  /// Rows of a table with a prefix, with those of this commit, in no order.
  List<Row> scan(Table table, Bytes prefix, int limit) {
    var stored =
        rows.scan(table, prefix, Bytes.EMPTY, limit).stream()
            .filter(row -> !changed.containsKey(new RowName(table, row.key())));
    var mine =
        changed.values().stream()
            .filter(row -> row.table() == table && row.value().isPresent())
            .filter(row -> startsWith(row.key(), prefix));
    return Stream.concat(stored, mine).limit(limit).toList();
  }

  private static boolean startsWith(Bytes key, Bytes prefix) {
    return key.size() >= prefix.size()
        && java.util.Arrays.equals(
            key.toArray(), 0, prefix.size(), prefix.toArray(), 0, prefix.size());
  }

  /// The next date of a collection, which is then used up.
  DateAdded nextDate(int collection) {
    var next =
        Optional.ofNullable(heads.get(collection))
            .orElseGet(() -> before(collection).upTo())
            .next(now);
    heads.put(collection, next);
    return next;
  }

  /// The label of an object in a collection, found once for all objects that are marked alike.
  Visibility.Labelled labelled(
      TaxiiCollection collection,
      String type,
      Visibility.Borne markings,
      MarkingDefinitions known) {
    return labelled.computeIfAbsent(
        new Marked(collection.number(), type, markings),
        _ -> Visibility.of(type, markings, known, collection.unmarked()));
  }

  /// The number of a label in a collection; a new one if it has none.
  int number(int collection, Label label) {
    var known = labels.computeIfAbsent(collection, this::labels);
    return known
        .number(label)
        .orElseGet(() -> {
          int next = known.add(label);
          put(Table.OBJECT_LABEL, RowKey.start().add(collection).add(next).end(), label.bytes());
          return next;
        });
  }

  /// The label of a number.
  Label label(int collection, int number) {
    return labels
        .computeIfAbsent(collection, this::labels)
        .label(number)
        .orElseThrow(() -> new IllegalStateException("no label has the number " + number));
  }

  private Labels labels(int collection) {
    return new Labels(before(collection).labels());
  }

  /// The versions of an object, in their order; changes of it are for [#addVersion] and
  /// [#dropVersion].
  NavigableSet<VersionRow> versions(int collection, StixId id) {
    return versions.computeIfAbsent(new ObjectName(collection, id), this::read);
  }

  /// What is known of an id in the rows below before they are asked.
  enum Presence {
    ABSENT,
    PRESENT,
    UNKNOWN
  }

  /// Looks at many objects at once, since most of what is added is new.
  ///
  /// @param known says of an id only what is certain
  void expect(int collection, List<StixId> ids, Function<StixId, Presence> known) {
    var keys = new LinkedHashMap<Bytes, ObjectName>();
    for (var id : ids) {
      var name = new ObjectName(collection, id);
      if (versions.containsKey(name)) {
        continue;
      }
      switch (known.apply(id)) {
        case ABSENT -> versions.put(name, new TreeSet<>());
        case PRESENT -> present.add(name);
        case UNKNOWN -> keys.put(Keys.id(collection, id), name);
      }
    }
    var found = rows.present(Table.OBJECT_VERSION, List.copyOf(keys.keySet()));
    keys.forEach((key, name) -> {
      if (found.contains(key)) {
        present.add(name);
      } else {
        versions.put(name, new TreeSet<>());
      }
    });
  }

  /// The ids that this commit may change, as numbers of [RecentIds#number], sorted.
  long[] touched() {
    return versions.keySet().stream()
        .mapToLong(name -> RecentIds.number(name.collection(), name.id()))
        .sorted()
        .toArray();
  }

  private NavigableSet<VersionRow> read(ObjectName name) {
    var found = new TreeSet<VersionRow>();
    // A look at one key is cheap where there is nothing, a scan is not.
    if (present.contains(name)
        || rows.get(Table.OBJECT_VERSION, Keys.id(name.collection(), name.id())).isPresent()) {
      rows.visit(
          Table.OBJECT_VERSION,
          Keys.versions(name.collection(), name.id()),
          Bytes.EMPTY,
          (key, value) -> found.add(VersionRow.read(key, value)));
    }
    return found;
  }

  /// The versions of an object that a viewer may see, in their order, with those that others mask.
  /// What they may not see costs nothing.
  NavigableSet<VersionRow> versions(int collection, StixId id, Viewer viewer) {
    var visible = visible(collection, viewer);
    var known = versions.get(new ObjectName(collection, id));
    if (known == null) {
      return new Reader(rows).allVersions(collection, id, visible);
    }
    var seen = new TreeSet<>(known);
    seen.removeIf(version -> !visible.contains(version.label()));
    return seen;
  }

  private Set<Integer> visible(int collection, Viewer viewer) {
    return labels.computeIfAbsent(collection, this::labels).seen(viewer);
  }

  void addVersion(int collection, StixId id, VersionRow version) {
    var known = versions(collection, id);
    if (known.isEmpty()) {
      put(Table.OBJECT_VERSION, Keys.id(collection, id), Bytes.EMPTY);
    }
    known.add(version);
    put(Table.OBJECT_VERSION, Keys.version(collection, id, version), version.write());
  }

  void dropVersion(int collection, StixId id, VersionRow version) {
    var known = versions(collection, id);
    known.remove(version);
    delete(Table.OBJECT_VERSION, Keys.version(collection, id, version));
    if (known.isEmpty()) {
      delete(Table.OBJECT_VERSION, Keys.id(collection, id));
    }
  }
}
