package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;

/// What is in collections, for one viewer at a time. Objects stand by label and then by date, so
/// that a reader never comes across what it may not see: neither answers nor their cost tell of it.
/// As safe for threads as the rows below.
public final class Reader {
  private static final int QUARANTINE_MAX = 1_000;

  private final Rows rows;
  private final IntFunction<Outline> outlines;

  public Reader(Rows rows) {
    this.rows = rows;
    this.outlines = collection -> Outline.read(rows, collection);
  }

  /// The same with what is known of collections already.
  ///
  /// @param outlines told of each commit
  public Reader(Rows rows, Outlines outlines) {
    this.rows = rows;
    this.outlines = outlines::of;
  }

  /// The next objects that were added after some date.
  public Page<Page.Found> page(
      int collection, Query query, Viewer viewer, DateAdded after, Page.Bounds bounds) {
    return page(collection, query, view(collection, viewer), after, bounds);
  }

  /// The same for whoever sees so much of the collection.
  ///
  /// @param view as [#view] gave it
  public Page<Page.Found> page(
      int collection, Query query, View view, DateAdded after, Page.Bounds bounds) {
    return query.ids().isEmpty()
        ? walk(collection, query, view, after, bounds.items()).next(bounds)
        : byIds(collection, query, view.labels(), new Span(after, view.upTo(), bounds));
  }

  /// The pages of everything that somebody sees after some date.
  ///
  /// @param view as [#view] gave it
  /// @param objects how many will be asked for, as far as that is known
  public Walk walk(int collection, View view, DateAdded after, long objects) {
    return walk(collection, Query.EVERYTHING, view, after, objects);
  }

  private Walk walk(int collection, Query query, View view, DateAdded after, long objects) {
    var labels = view.labels();
    var superseded = Superseded.byLater(rows, collection, labels);
    var masked = Superseded.byTwins(rows, collection, labels);
    var wanted = new Wanted(this, collection, query, labels, superseded, masked);
    return new Walk(rows, wanted, view, after, objects);
  }

  /// What somebody may see of a collection at some moment. What is committed later is for the next
  /// page: else an object of one label could be passed by a later one of another.
  ///
  /// @param labels their numbers
  /// @param newest what came last with each of them
  public record View(Set<Integer> labels, DateAdded upTo, Newest newest) {
    public View {
      labels = Set.copyOf(labels);
    }
  }

  /// What a viewer may see now.
  public View view(int collection, Viewer viewer) {
    var outline = outlines.apply(collection);
    return new View(outline.labels(viewer), outline.upTo(), outline.newest());
  }

  /// From where, up to where, and how much.
  private record Span(DateAdded after, DateAdded upTo, Page.Bounds bounds) {
    boolean covers(DateAdded date) {
      return date.compareTo(after) > 0 && date.compareTo(upTo) <= 0;
    }
  }

  /// The numbers of the labels in a collection that the viewer may see.
  private Set<Integer> labels(int collection, Viewer viewer) {
    return outlines.apply(collection).labels(viewer);
  }

  private Page<Page.Found> byIds(int collection, Query query, Set<Integer> labels, Span span) {
    var dates = new TreeMap<DateAdded, VersionRow>();
    for (var id : query.ids()) {
      if (query.wants(id.type())) {
        var seen = versions(collection, id, labels);
        for (var version : seen) {
          boolean wanted =
              query.versions().all()
                  || (query.versions().first() && version.equals(seen.first()))
                  || (query.versions().last() && version.equals(seen.last()))
                  || query.versions().at().contains(version.at());
          if (wanted && span.covers(version.date())) {
            dates.put(version.date(), version);
          }
        }
      }
    }
    var found = new ArrayList<Page.Found>();
    long bytes = 0;
    var position = span.after();
    for (var version : dates.values()) {
      if (Walk.full(found.size(), bytes, span.bounds())) {
        return new Page<>(found, true, position);
      }
      var row = object(collection, version);
      if (row.isPresent()) {
        found.add(new Page.Found(version.date(), row.get()));
        bytes += row.get().length();
      }
      position = version.date();
    }
    return new Page<>(found, false, position);
  }

  private Optional<ObjectRow> object(int collection, VersionRow version) {
    var place = new ObjectPlace(collection, version.label(), version.date());
    return ObjectBlock.around(rows, place).flatMap(block -> block.find(place.date()));
  }

  /// The versions of an object that whoever sees these labels is shown, earliest first. Those with
  /// other labels are not come across.
  NavigableSet<VersionRow> versions(int collection, StixId id, Set<Integer> labels) {
    return VersionRow.shown(allVersions(collection, id, labels));
  }

  /// The same with those that others mask.
  NavigableSet<VersionRow> allVersions(int collection, StixId id, Set<Integer> labels) {
    var seen = new TreeSet<VersionRow>();
    for (int label : labels) {
      rows.visit(
          Table.OBJECT_VERSION,
          Keys.versions(collection, id, label),
          Bytes.EMPTY,
          (key, value) -> seen.add(VersionRow.read(key, value)));
    }
    return seen;
  }

  /// Whether the viewer may see any version of an object.
  public boolean has(int collection, StixId id, Viewer viewer) {
    return !versions(collection, id, labels(collection, viewer)).isEmpty();
  }

  /// A version of an object as `versions` lists it.
  public record Version(DateAdded date, String text) {}

  /// The versions of an object that were added after some date, in the order of addition.
  public Page<Version> versions(
      int collection, StixId id, Viewer viewer, DateAdded after, int limit) {
    var seen =
        versions(collection, id, labels(collection, viewer)).stream()
            .filter(version -> version.date().compareTo(after) > 0)
            .sorted(Comparator.comparing(VersionRow::date))
            .map(version -> new Version(version.date(), version.version()))
            .toList();
    var items = seen.subList(0, Math.min(limit, seen.size()));
    return new Page<>(items, seen.size() > limit, items.isEmpty() ? after : items.getLast().date());
  }

  /// What was taken out after some date.
  public Page<Withdrawal> withdrawals(int collection, Viewer viewer, DateAdded after, int limit) {
    var view = view(collection, viewer);
    var found = new ArrayList<Withdrawal>();
    for (int label : view.labels()) {
      if (!view.newest().mayFollow(Table.WITHDRAWAL, label, after)) {
        continue;
      }
      int before = found.size();
      rows.visit(
          Table.WITHDRAWAL,
          Keys.log(collection, label),
          Keys.object(collection, label, new DateAdded(after.micros() + 1)),
          (_, value) -> {
            var withdrawal = Withdrawal.read(value);
            if (withdrawal.date() <= view.upTo().micros()) {
              found.add(withdrawal);
            }
            return found.size() - before <= limit;
          });
    }
    found.sort(Comparator.comparingLong(Withdrawal::date));
    boolean more = found.size() > limit;
    var items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more, items.isEmpty() ? after : new DateAdded(items.getLast().date()));
  }

  /// What became of a request; empty if there is no record of it, or not any more.
  public Optional<AdditionStatus> status(UUID id) {
    return rows.get(Table.ADDITION_STATUS, RowKey.of(id)).map(AdditionStatus::read);
  }

  /// The objects of a collection that wait for a person, oldest first.
  public List<Quarantined> quarantined(int collection, int limit) {
    return rows
        .scan(
            Table.QUARANTINE,
            Keys.of(collection),
            Bytes.EMPTY,
            Math.clamp(limit, 1, QUARANTINE_MAX))
        .stream()
        .map(row -> Quarantined.read(row.value().orElseThrow()))
        .toList();
  }
}
