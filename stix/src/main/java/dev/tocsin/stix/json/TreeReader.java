package dev.tocsin.stix.json;

import dev.tocsin.stix.json.Lexer.Amiss;
import dev.tocsin.stix.json.SplitDocument.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Builds the tree of a value in one pass over its bytes. It takes what [TreeBuilder] takes and
/// gives the same tree; where anything is amiss it only says so. For one thread and one use.
///
/// Half-read objects and lists stand on one stack; each is copied off it when it is whole.
final class TreeReader {
  private static final JsonBoolean TRUE = new JsonBoolean(true);
  private static final JsonBoolean FALSE = new JsonBoolean(false);
  private static final JsonString EMPTY_TEXT = new JsonString("");
  private static final JsonArray EMPTY_LIST = new JsonArray(List.of());
  private static final JsonObject EMPTY_OBJECT = JsonObject.builder().build();
  private static final int FIRST_SIZE = 64;

  private final Lexer lexer;
  private final JsonLimits limits;
  private final String splitList;
  private final List<Span> spans = new ArrayList<>();
  private String[] names = new String[FIRST_SIZE];
  private int[] hashes = new int[FIRST_SIZE];
  private JsonValue[] values = new JsonValue[FIRST_SIZE];
  private int top;
  private int depth;
  private int count;
  private boolean splits;

  /// @param depth of lists and objects around the value
  /// @param splitList the top-level list whose elements get spans; empty for none
  TreeReader(Lexer lexer, JsonLimits limits, int depth, String splitList) {
    this.lexer = lexer;
    this.limits = limits;
    this.depth = depth;
    this.splitList = splitList;
  }

  /// The tree of a whole document; empty if anything is amiss.
  static Optional<SplitDocument> document(byte[] bytes, JsonLimits limits, String splitList) {
    Lexer lexer = new Lexer(bytes, 0, bytes.length, limits);
    TreeReader reader = new TreeReader(lexer, limits, 0, splitList);
    try {
      lexer.peekToken();
      JsonValue value = reader.value();
      return lexer.peekToken() < 0 && lexer.position() == bytes.length
          ? Optional.of(new SplitDocument(value, reader.spans))
          : Optional.empty();
    } catch (Amiss _) {
      return Optional.empty();
    }
  }

  /// Reads the value that starts at the next byte.
  JsonValue value() throws Amiss {
    if (++count > limits.maxValues()) {
      throw new Amiss();
    }
    return switch (lexer.peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        lexer.string();
        yield lexer.tokenFrom() == lexer.tokenTo() ? EMPTY_TEXT : new JsonString(lexer.text());
      }
      case 't' -> {
        lexer.literal("true");
        yield TRUE;
      }
      case 'f' -> {
        lexer.literal("false");
        yield FALSE;
      }
      case 'n' -> {
        lexer.literal("null");
        yield JsonNull.NULL;
      }
      default -> {
        lexer.number();
        yield new JsonNumber(lexer.digitsText());
      }
    };
  }

  private void enter() throws Amiss {
    lexer.skip();
    if (++depth > limits.maxDepth()) {
      throw new Amiss();
    }
  }

  private JsonObject object() throws Amiss {
    enter();
    if (lexer.peekToken() == '}') {
      lexer.skip();
      depth--;
      return EMPTY_OBJECT;
    }
    int base = top;
    while (true) {
      lexer.member();
      int index = push(base);
      splits = depth == 1 && !splitList.isEmpty() && names[index].equals(splitList);
      // Not in one statement: the stack may grow while the value is read.
      JsonValue value = value();
      values[index] = value;
      int next = lexer.peekToken();
      lexer.skip();
      if (next == '}') {
        break;
      } else if (next != ',' || top - base == limits.maxMembers()) {
        throw new Amiss();
      } else if (top - base == Members.MOST) {
        return large(base);
      }
      lexer.peekToken();
    }
    depth--;
    JsonObject object =
        new JsonObject(
            new Members(
                Arrays.copyOfRange(names, base, top),
                Arrays.copyOfRange(hashes, base, top),
                Arrays.copyOfRange(values, base, top)));
    top = base;
    return object;
  }

  /// Puts the name just read on the stack, unless the object has it already.
  private int push(int base) throws Amiss {
    String name = lexer.name();
    int hash = lexer.nameHash();
    for (int index = base; index < top; index++) {
      if (hashes[index] == hash && names[index].equals(name)) {
        throw new Amiss();
      }
    }
    if (top == values.length) {
      grow();
    }
    names[top] = name;
    hashes[top] = hash;
    return top++;
  }

  private void grow() {
    names = Arrays.copyOf(names, 2 * top);
    hashes = Arrays.copyOf(hashes, 2 * top);
    values = Arrays.copyOf(values, 2 * top);
  }

  /// Reads on, after a comma, in an object with too many members for comparing each with each.
  private JsonObject large(int base) throws Amiss {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    for (int index = base; index < top; index++) {
      members.put(names[index], values[index]);
    }
    top = base;
    int next = ',';
    while (next == ',') {
      lexer.peekToken();
      lexer.member();
      String name = lexer.name();
      splits = depth == 1 && name.equals(splitList);
      if (members.size() == limits.maxMembers() || members.put(name, value()) != null) {
        throw new Amiss();
      }
      next = lexer.peekToken();
      lexer.skip();
    }
    if (next != '}') {
      throw new Amiss();
    }
    depth--;
    return new JsonObject(new Members.Large(members));
  }

  private JsonArray array() throws Amiss {
    enter();
    boolean split = splits && depth == 2;
    splits = false;
    if (lexer.peekToken() == ']') {
      lexer.skip();
      depth--;
      return EMPTY_LIST;
    }
    int base = top;
    while (true) {
      if (top - base == limits.maxElements()) {
        throw new Amiss();
      }
      int from = lexer.position();
      JsonValue element = value();
      if (split) {
        spans.add(new Span(from, element instanceof JsonObject ? lexer.position() : from));
      }
      if (top == values.length) {
        grow();
      }
      values[top++] = element;
      int next = lexer.peekToken();
      lexer.skip();
      if (next == ']') {
        break;
      } else if (next != ',') {
        throw new Amiss();
      }
      lexer.peekToken();
    }
    depth--;
    JsonArray array = new JsonArray(List.of(Arrays.copyOfRange(values, base, top)));
    top = base;
    return array;
  }
}
