package dev.tocsin.stix.json;

import dev.tocsin.stix.json.Lexer.Amiss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One element of a list that [JsonListReader] reads: checked, kept as its bytes, and built only
/// when asked for. Immutable.
public final class ListElement {
  private final Place place;
  private final byte[] array;
  private final List<String> names;
  private final int[] spans;
  private final JsonLimits limits;

  /// Takes the arrays over.
  ///
  /// @param spans as [Skimmer#skim] gives them
  ListElement(Place place, byte[] array, List<String> names, int[] spans, JsonLimits limits) {
    this.place = place;
    this.array = array;
    this.names = names;
    this.spans = spans;
    this.limits = limits;
  }

  /// Where an element stands.
  ///
  /// @param offset in the document
  /// @param from offset of its first byte in the array
  /// @param to offset in the array after its last byte
  record Place(int index, long offset, int from, int to) {}

  /// The place in the list, from 0.
  public int index() {
    return place.index();
  }

  /// The place of the first byte in the document.
  public long offset() {
    return place.offset();
  }

  /// How many bytes it has.
  public int length() {
    return place.to() - place.from();
  }

  public boolean isObject() {
    return array[place.from()] == '{';
  }

  /// A copy of the bytes as they stood in the document.
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, place.from(), place.to());
  }

  /// The whole value; built anew in each call.
  public JsonValue value() {
    return value(place.from(), place.to());
  }

  /// A member of an object; built anew in each call.
  ///
  /// @param name one of those that the reader was told to note
  public Optional<JsonValue> member(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("the reader was not told to note " + name);
    }
    int from = spans[2 * at];
    int to = spans[2 * at + 1];
    return from == to ? Optional.empty() : Optional.of(value(from, to));
  }

  private JsonValue value(int from, int to) {
    try {
      Lexer lexer = new Lexer(array, from, to, limits);
      return new TreeReader(lexer, limits, 2, "").value();
    } catch (Amiss e) {
      throw new IllegalStateException("checked bytes cannot be amiss", e);
    }
  }
}
