package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The objects that one commit adds and takes out, in the making: reads see what was changed before
/// in the same commit. One thread.
final class Blocks {
  private final Rows rows;
  private final Map<Run, NavigableMap<DateAdded, ObjectRow>> added = new LinkedHashMap<>();
  private final Map<Bytes, Changed> changed = new LinkedHashMap<>();
  private final Map<Run, ObjectBlock> last = new HashMap<>();
  private final List<ObjectPlace> removed = new ArrayList<>();

  Blocks(Rows rows) {
    this.rows = rows;
  }

  private record Run(int collection, int label) {
    static Run of(ObjectPlace place) {
      return new Run(place.collection(), place.label());
    }
  }

  /// A block as it was and as it will be.
  private record Changed(ObjectBlock before, ObjectBlock after) {}

  /// Adds an object.
  ///
  /// @param place later than everything in its collection
  void add(ObjectPlace place, ObjectRow row) {
    added.computeIfAbsent(Run.of(place), _ -> new TreeMap<>()).put(place.date(), row);
  }

  Optional<ObjectRow> find(ObjectPlace place) {
    return Optional.ofNullable(added.getOrDefault(Run.of(place), NONE).get(place.date()))
        .or(() -> block(place).flatMap(found -> found.after().find(place.date())));
  }

  private static final NavigableMap<DateAdded, ObjectRow> NONE =
      java.util.Collections.emptyNavigableMap();

  private Optional<Changed> block(ObjectPlace place) {
    return stored(place)
        .map(stored -> changed.getOrDefault(stored.key(), new Changed(stored, stored)));
  }

  /// What was added together is mostly asked for together.
  private Optional<ObjectBlock> stored(ObjectPlace place) {
    var run = Run.of(place);
    return Optional.ofNullable(last.get(run))
        .filter(block -> block.find(place.date()).isPresent())
        .or(() -> {
          var found = ObjectBlock.around(rows, place);
          found.ifPresent(block -> last.put(run, block));
          return found;
        });
  }

  /// Takes an object out, if it is there.
  ///
  /// @return about how many bytes more the commit has
  int remove(ObjectPlace place) {
    var mine = added.get(Run.of(place));
    if (mine != null && mine.remove(place.date()) != null) {
      return 0;
    }
    return block(place).map(found -> remove(place, found)).orElse(0);
  }

  private int remove(ObjectPlace place, Changed block) {
    removed.add(place);
    var key = block.before().key();
    boolean first = !changed.containsKey(key);
    changed.put(key, new Changed(block.before(), block.after().without(place.date())));
    return first
        ? block.before().objects().stream().mapToInt(each -> ObjectBlock.sizeOf(each.row())).sum()
        : 0;
  }

  /// Where objects were taken out that had been there before.
  List<ObjectPlace> removed() {
    return List.copyOf(removed);
  }

  /// When the last object with each label of a collection was added.
  Map<Integer, DateAdded> last(int collection) {
    return added.entrySet().stream()
        .filter(each -> each.getKey().collection() == collection && !each.getValue().isEmpty())
        .collect(
            Collectors.toMap(each -> each.getKey().label(), each -> each.getValue().lastKey()));
  }

  /// What to write.
  List<Row> rows() {
    var all = new ArrayList<Row>();
    changed.values().forEach(block -> rewrite(block, all));
    added.forEach((run, objects) -> write(run, objects, all));
    return all;
  }

  private static void rewrite(Changed block, List<Row> all) {
    var after = block.after();
    all.add(
        after.objects().isEmpty()
            ? Row.delete(Table.OBJECT, after.key())
            : Row.put(Table.OBJECT, after.key(), after.write()));
    var types = types(after);
    types(block.before()).stream()
        .filter(type -> !types.contains(type))
        .forEach(type -> all.add(Row.delete(Table.OBJECT_TYPE, typeKey(after.place(), type))));
  }

  private static Set<String> types(ObjectBlock block) {
    return block.objects().stream().map(each -> each.row().type()).collect(Collectors.toSet());
  }

  private static Bytes typeKey(ObjectPlace place, String type) {
    return Keys.type(place.collection(), place.label(), type, place.date());
  }

  private static void write(Run run, NavigableMap<DateAdded, ObjectRow> objects, List<Row> all) {
    var block = new ArrayList<Page.Found>();
    int bytes = 0;
    for (var each : objects.entrySet()) {
      int size = ObjectBlock.sizeOf(each.getValue());
      if (!block.isEmpty() && bytes + size > ObjectBlock.BYTES_MAX) {
        write(run, block, all);
        block.clear();
        bytes = 0;
      }
      block.add(new Page.Found(each.getKey(), each.getValue()));
      bytes += size;
    }
    if (!block.isEmpty()) {
      write(run, block, all);
    }
  }

  private static void write(Run run, List<Page.Found> objects, List<Row> all) {
    var place = new ObjectPlace(run.collection(), run.label(), objects.getLast().date());
    var block = new ObjectBlock(place, objects);
    all.add(Row.put(Table.OBJECT, block.key(), block.write()));
    types(block)
        .forEach(type -> all.add(Row.put(Table.OBJECT_TYPE, typeKey(place, type), Bytes.EMPTY)));
  }
}
