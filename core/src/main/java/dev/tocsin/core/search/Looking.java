package dev.tocsin.core.search;

import dev.tocsin.core.release.leak.Sought;
import dev.tocsin.core.search.Passage.Piece;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Looks for the words of a question in the texts of one thing. Each word counts where it is found
/// first. One thread.
public final class Looking {
  /// So much is shown on either side of a word, in UTF-16 units.
  static final int AROUND = 60;

  private final Sought sought;
  private final Sought.Memory memory;
  private final BitSet open = new BitSet();
  private final List<Passage> passages = new ArrayList<>();

  Looking(Sought sought, Sought.Memory memory) {
    this.sought = sought;
    this.memory = memory;
    open.set(0, sought.size());
  }

  /// Whether every word was found.
  public boolean done() {
    return open.isEmpty();
  }

  /// Where words were found, in the order of the looking: at most one passage for each word.
  public List<Passage> passages() {
    return List.copyOf(passages);
  }

  /// A long text is looked through in pieces of so many units, which bounds the memory that it
  /// takes.
  static final int PIECE = 64 * 1024;

  /// Pieces overlap by so much, more than a question is long, and begin and end between words if
  /// they can.
  static final int OVERLAP = 1_024;

  /// Looks into a text.
  ///
  /// @param where what it is
  public void text(String where, String text) {
    int from = 0;
    while (!done()) {
      int to = from + PIECE >= text.length() ? text.length() : space(text, from + PIECE);
      piece(where, text, from, to);
      if (to == text.length()) {
        return;
      }
      from = space(text, to - OVERLAP);
    }
  }

  /// The last white space before some place, or else the place.
  private static int space(String text, int place) {
    for (int at = place; at > place - OVERLAP / 2; at--) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at;
      }
    }
    return borderBefore(text, place);
  }

  private void piece(String where, String text, int from, int to) {
    var finds =
        new ArrayList<>(
            sought.in(text.substring(from, to), open, memory).stream()
                .map(find -> new Sought.Find(find.word(), from + find.start(), from + find.end()))
                .toList());
    finds.sort(Comparator.comparingInt(Sought.Find::start));
    finds.forEach(find -> open.clear(find.word()));
    int first = 0;
    while (first < finds.size()) {
      int next = first + 1;
      int end = finds.get(first).end();
      while (next < finds.size() && finds.get(next).start() <= end + AROUND) {
        end = Math.max(end, finds.get(next).end());
        next++;
      }
      passages.add(passage(where, text, finds.subList(first, next)));
      first = next;
    }
  }

  private static Passage passage(String where, String text, List<Sought.Find> finds) {
    int from = borderBefore(text, finds.getFirst().start() - AROUND);
    var pieces = new ArrayList<Piece>();
    int at = from;
    for (var find : finds) {
      add(pieces, text, at, find.start(), false);
      add(pieces, text, Math.max(at, find.start()), find.end(), true);
      at = Math.max(at, find.end());
    }
    int to = borderBefore(text, at + AROUND);
    add(pieces, text, at, to, false);
    return new Passage(where, pieces, from > 0, to < text.length());
  }

  private static void add(List<Piece> pieces, String text, int from, int to, boolean sought) {
    if (from < to) {
      pieces.add(new Piece(text.substring(from, to), sought));
    }
  }

  /// The place, or the one before it if a character of two units would be cut there.
  private static int borderBefore(String text, int place) {
    int at = Math.clamp(place, 0, text.length());
    boolean within =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return within ? at - 1 : at;
  }

  /// Looks into the values of an object, and not at the names of its members: those are the
  /// standard's words.
  public void object(JsonObject object) {
    String type =
        object.members().get("type") instanceof JsonString(String text) ? text + ": " : "";
    value(type, "", object);
  }

  private void value(String type, String path, JsonValue value) {
    if (done()) {
      return;
    }
    switch (value) {
      case JsonString(String text) -> text(type + path, text);
      case JsonNumber(String text) -> text(type + path, text);
      case JsonArray(var elements) -> elements.forEach(each -> value(type, path, each));
      case JsonObject(var members) ->
          members.forEach(
              (name, member) -> value(type, path.isEmpty() ? name : path + "." + name, member));
      case JsonBoolean _, JsonNull _ -> {}
    }
  }
}
