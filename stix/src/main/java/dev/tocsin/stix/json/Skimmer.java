package dev.tocsin.stix.json;

import dev.tocsin.stix.json.Lexer.Amiss;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks a value without building anything, as strictly as [TreeReader], and notes where the
/// wanted members of an object stand. For one thread and one value.
final class Skimmer {
  private static final int FIRST_SIZE = 128;

  private final JsonLimits limits;
  private final int outerDepth;
  private final byte[][] wanted;
  private final int[] wantedHashes;
  private int[] hashes = new int[FIRST_SIZE];
  private int[] froms = new int[FIRST_SIZE];
  private int[] tos = new int[FIRST_SIZE];
  private Lexer lexer;
  private byte[] bytes;
  private int[] found = {};
  private int top;
  private int depth;
  private int count;

  /// @param depth of lists and objects around the values
  /// @param wanted names of members
  Skimmer(JsonLimits limits, int depth, List<String> wanted) {
    this.limits = limits;
    this.outerDepth = depth;
    this.wanted = new byte[wanted.size()][];
    this.wantedHashes = new int[wanted.size()];
    for (int index = 0; index < wanted.size(); index++) {
      byte[] utf8 = wanted.get(index).getBytes(StandardCharsets.UTF_8);
      this.wanted[index] = utf8;
      this.wantedHashes[index] = Lexer.hash(utf8, 0, utf8.length);
    }
    this.bytes = new byte[0];
    this.lexer = new Lexer(bytes, 0, 0, limits);
  }

  /// Reads the value that starts at the next byte of the lexer.
  ///
  /// @return the first and the last offset of the value of each wanted member, in the order of the
  ///   names; both 0 where there is none
  int[] skim(Lexer reader, byte[] source) throws Amiss {
    lexer = reader;
    bytes = source;
    top = 0;
    depth = outerDepth;
    count = 0;
    found = new int[2 * wanted.length];
    value();
    return found;
  }

  private void value() throws Amiss {
    if (++count > limits.maxValues()) {
      throw new Amiss();
    }
    switch (lexer.peek()) {
      case '"' -> lexer.string();
      case '{' -> object();
      case '[' -> array();
      case 't' -> lexer.literal("true");
      case 'f' -> lexer.literal("false");
      case 'n' -> lexer.literal("null");
      default -> lexer.number();
    }
  }

  private void enter() throws Amiss {
    lexer.skip();
    if (++depth > limits.maxDepth()) {
      throw new Amiss();
    }
  }

  private void object() throws Amiss {
    enter();
    if (lexer.peekToken() == '}') {
      lexer.skip();
      depth--;
      return;
    }
    int base = top;
    while (true) {
      lexer.bareMember();
      push(base);
      member();
      int next = lexer.peekToken();
      lexer.skip();
      if (next == '}') {
        break;
      } else if (next != ',' || top - base == limits.maxMembers()) {
        throw new Amiss();
      } else if (top - base == Members.MOST) {
        large(base);
        break;
      }
      lexer.peekToken();
    }
    top = base;
    depth--;
  }

  private void push(int base) throws Amiss {
    int hash = lexer.nameHash();
    int from = lexer.tokenFrom();
    int to = lexer.tokenTo();
    for (int index = base; index < top; index++) {
      if (hashes[index] == hash && lexer.sameName(froms[index], tos[index], from, to)) {
        throw new Amiss();
      }
    }
    if (top == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * top);
      froms = Arrays.copyOf(froms, 2 * top);
      tos = Arrays.copyOf(tos, 2 * top);
    }
    hashes[top] = hash;
    froms[top] = from;
    tos[top] = to;
    top++;
  }

  /// Reads the value of the member whose name was just read.
  private void member() throws Amiss {
    int index = depth == outerDepth + 1 ? indexOfWanted() : -1;
    int from = lexer.position();
    value();
    if (index >= 0) {
      found[2 * index] = from;
      found[2 * index + 1] = lexer.position();
    }
  }

  private int indexOfWanted() {
    int hash = lexer.nameHash();
    for (int index = 0; index < wantedHashes.length; index++) {
      if (wantedHashes[index] == hash && isWanted(wanted[index])) {
        return index;
      }
    }
    return -1;
  }

  private boolean isWanted(byte[] name) {
    return lexer.escaped()
        ? Arrays.equals(name, lexer.text().getBytes(StandardCharsets.UTF_8))
        : Arrays.equals(name, 0, name.length, bytes, lexer.tokenFrom(), lexer.tokenTo());
  }

  /// Reads on, after a comma, in an object with too many members for comparing each with each.
  private void large(int base) throws Amiss {
    Set<String> names = new HashSet<>();
    for (int index = base; index < top; index++) {
      names.add(lexer.unescaped(froms[index], tos[index]));
    }
    int next = ',';
    while (next == ',') {
      lexer.peekToken();
      lexer.bareMember();
      if (names.size() == limits.maxMembers() || !names.add(lexer.text())) {
        throw new Amiss();
      }
      member();
      next = lexer.peekToken();
      lexer.skip();
    }
    if (next != '}') {
      throw new Amiss();
    }
  }

  private void array() throws Amiss {
    enter();
    if (lexer.peekToken() == ']') {
      lexer.skip();
      depth--;
      return;
    }
    int elements = 0;
    while (true) {
      if (elements++ == limits.maxElements()) {
        throw new Amiss();
      }
      value();
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
  }
}
