package dev.tocsin.stix.json;

import dev.tocsin.stix.json.Lexer.Amiss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes a document in its canonical form (RFC 8785) while reading it. Strings without escapes are
/// copied as they are. The members of an object are written as they come and put in order at its
/// end. Where anything is amiss it only says so. For one thread and one use.
final class Canonicaliser {
  private static final Comparator<Member> BY_NAME = Comparator.comparing(Member::name);

  private final byte[] bytes;
  private final JsonLimits limits;
  private final Lexer lexer;
  private final Utf8Buffer out;
  private OptionalInt tooLarge = OptionalInt.empty();
  private int depth;
  private int count;

  Canonicaliser(byte[] bytes, JsonLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.lexer = new Lexer(bytes, 0, bytes.length, limits);
    this.out = new Utf8Buffer(bytes.length);
  }

  /// One member, and where it stands in the output.
  private record Member(String name, int from, int to) {}

  /// The canonical form; empty if anything is amiss.
  Optional<byte[]> document() {
    try {
      lexer.peekToken();
      value();
      return lexer.peekToken() < 0 && lexer.position() == bytes.length
          ? Optional.of(out.toByteArray())
          : Optional.empty();
    } catch (Amiss _) {
      return Optional.empty();
    }
  }

  /// Where the number stands that is beyond the largest double, if that was amiss.
  OptionalInt tooLarge() {
    return tooLarge;
  }

  private void value() throws Amiss {
    if (++count > limits.maxValues()) {
      throw new Amiss();
    }
    switch (lexer.peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        lexer.string();
        string();
      }
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
  }

  private void literal(String word) throws Amiss {
    lexer.literal(word);
    out.put(word);
  }

  /// Writes the string just read.
  private void string() {
    if (lexer.escaped()) {
      out.quoted(lexer.text());
    } else {
      out.put(bytes, lexer.tokenFrom() - 1, lexer.tokenTo() + 1);
    }
  }

  private void number() throws Amiss {
    lexer.number();
    Optional<String> text = CanonicalJson.number(lexer.digitsText());
    if (text.isEmpty()) {
      tooLarge = OptionalInt.of(lexer.tokenFrom());
      throw new Amiss();
    }
    out.put(text.orElseThrow());
  }

  private void enter() throws Amiss {
    lexer.skip();
    if (++depth > limits.maxDepth()) {
      throw new Amiss();
    }
  }

  private void object() throws Amiss {
    enter();
    out.put('{');
    int start = out.length();
    List<Member> members = new ArrayList<>();
    boolean ordered = true;
    String before = "";
    int next = lexer.peekToken() == '}' ? '}' : ',';
    while (next == ',') {
      if (members.size() == limits.maxMembers()) {
        throw new Amiss();
      }
      if (!members.isEmpty()) {
        out.put(',');
        lexer.skip();
        lexer.peekToken();
      }
      int from = out.length();
      String name = member();
      value();
      ordered &= members.isEmpty() || before.compareTo(name) < 0;
      members.add(new Member(name, from, out.length()));
      before = name;
      next = lexer.peekToken();
    }
    if (next != '}') {
      throw new Amiss();
    }
    lexer.skip();
    depth--;
    if (!ordered) {
      order(members, start);
    }
    out.put('}');
  }

  /// Reads a name and the colon, and writes them.
  private String member() throws Amiss {
    lexer.member();
    string();
    out.put(':');
    return lexer.name();
  }

  /// Puts the members into order, and finds a name that stands twice: its members are neighbours.
  private void order(List<Member> members, int start) throws Amiss {
    members.sort(BY_NAME);
    byte[] written = out.tail(start);
    out.cut(start);
    String before = "";
    for (Member member : members) {
      if (out.length() > start) {
        if (member.name().equals(before)) {
          throw new Amiss();
        }
        out.put(',');
      }
      before = member.name();
      out.put(written, member.from() - start, member.to() - start);
    }
  }

  private void array() throws Amiss {
    enter();
    out.put('[');
    int elements = 0;
    int next = lexer.peekToken() == ']' ? ']' : ',';
    while (next == ',') {
      if (elements == limits.maxElements()) {
        throw new Amiss();
      }
      if (elements++ > 0) {
        out.put(',');
        lexer.skip();
        lexer.peekToken();
      }
      value();
      next = lexer.peekToken();
    }
    if (next != ']') {
      throw new Amiss();
    }
    lexer.skip();
    depth--;
    out.put(']');
  }
}
