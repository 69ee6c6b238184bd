package dev.tocsin.stix.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The few members of one object in their order, in two arrays: small to hold, quick to make. A
/// look-up compares hashes one after the other, which at this size beats a table. Immutable.
final class Members extends AbstractMap<String, JsonValue>
    implements SequencedMap<String, JsonValue> {
  /// Objects with more members belong into a hash table, so that a look-up stays cheap.
  static final int MOST = 64;

  private final String[] names;
  private final int[] hashes;
  private final JsonValue[] values;

  /// Takes the arrays over; the names differ from each other.
  ///
  /// @param hashes those of the names
  Members(String[] names, int[] hashes, JsonValue[] values) {
    this.names = names;
    this.hashes = hashes;
    this.values = values;
  }

  /// A map that nobody else can change; made of the map itself where it is one already.
  static SequencedMap<String, JsonValue> copyOf(SequencedMap<String, JsonValue> map) {
    if (map instanceof Members || map instanceof Large) {
      return map;
    }
    map.keySet().forEach(JsonString::requirePaired);
    if (map.size() > MOST) {
      return new Large(new LinkedHashMap<>(map));
    }
    int size = map.size();
    String[] names = map.keySet().toArray(new String[size]);
    int[] hashes = new int[size];
    for (int index = 0; index < size; index++) {
      hashes[index] = names[index].hashCode();
    }
    return new Members(names, hashes, map.values().toArray(new JsonValue[size]));
  }

  private int indexOf(@Nullable Object name) {
    if (!(name instanceof String text)) {
      return -1;
    }
    int hash = text.hashCode();
    for (int index = 0; index < hashes.length; index++) {
      if (hashes[index] == hash && names[index].equals(text)) {
        return index;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable JsonValue get(@Nullable Object name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(name) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
    for (int index = 0; index < names.length; index++) {
      action.accept(names[index], values[index]);
    }
  }

  @Override
  public SequencedMap<String, JsonValue> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  @Override
  public Set<Map.Entry<String, JsonValue>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, JsonValue>> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Map.Entry<String, JsonValue>> iterator() {
      return new EntryIterator();
    }
  }

  private final class EntryIterator implements Iterator<Map.Entry<String, JsonValue>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, JsonValue> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, JsonValue> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }

  /// Many members in a hash table.
  static final class Large extends AbstractMap<String, JsonValue>
      implements SequencedMap<String, JsonValue> {
    private final SequencedMap<String, JsonValue> table;

    /// Takes the table over.
    Large(SequencedMap<String, JsonValue> table) {
      this.table = Collections.unmodifiableSequencedMap(table);
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
      return table.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return table.containsKey(name);
    }

    @Override
    public SequencedMap<String, JsonValue> reversed() {
      return table.reversed();
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
      return table.entrySet();
    }
  }
}
