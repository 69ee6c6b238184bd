package dev.tocsin.stix.json;

import dev.tocsin.stix.json.JsonException.Fault;
import dev.tocsin.stix.json.Lexer.Amiss;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads one list of a top-level object element by element, and takes and refuses what [Json] does.
/// Memory is bounded by the largest element, whatever the document's size. For one thread.
public final class JsonListReader {
  private static final String NOT_JSON = "the text is not JSON";

  /// A failure this near to the last byte at hand may be but a lack of bytes.
  private static final int LONGEST_PART = 16;

  private final ByteWindow window;
  private final String list;
  private final List<String> wanted;
  private final JsonStreamLimits limits;
  private final JsonLimits each;
  private final Skimmer skimmer;
  private final SequencedMap<String, JsonValue> rest = new LinkedHashMap<>();
  private State state = State.BEFORE;
  private Optional<JsonException> refused = Optional.empty();
  private boolean listSeen;
  private long restBytes;
  private int elements;

  /// The next byte, in the window's array.
  private int at;

  private enum State {
    BEFORE,
    FIRST_MEMBER,
    AFTER_MEMBER,
    FIRST_ELEMENT,
    AFTER_ELEMENT,
    AFTER
  }

  private JsonListReader(
      ByteWindow window, String list, List<String> wanted, JsonStreamLimits limits) {
    this.window = window;
    this.list = list;
    this.wanted = List.copyOf(wanted);
    this.limits = limits;
    // The window bounds an element's bytes, so that this limit is told in its own words.
    this.each = limits.each().withMaxBytes(Integer.MAX_VALUE);
    this.skimmer = new Skimmer(each, 2, wanted);
  }

  /// A reader of a stream, which stays the caller's to close. It reads ahead.
  ///
  /// @param list the name of the list
  /// @param wanted names of the members of each element that [ListElement#member] shall give
  public static JsonListReader of(
      InputStream in, String list, List<String> wanted, JsonStreamLimits limits) {
    return new JsonListReader(new ByteWindow(in), list, wanted, limits);
  }

  /// A reader of bytes that nobody changes any more; its elements share them.
  public static JsonListReader of(
      byte[] bytes, String list, List<String> wanted, JsonStreamLimits limits) {
    return new JsonListReader(new ByteWindow(bytes), list, wanted, limits);
  }

  /// The next element; empty once the whole document has been read and found to be right.
  ///
  /// @throws JsonException if the bytes are refused; every later call is then refused too
  public Optional<ListElement> next() throws IOException {
    try {
      refused.ifPresent(before -> {
        throw before;
      });
      return read();
    } catch (JsonException e) {
      refused = Optional.of(e);
      throw e;
    }
  }

  private Optional<ListElement> read() throws IOException {
    while (state != State.AFTER) {
      switch (state) {
        case BEFORE -> start();
        case FIRST_MEMBER, AFTER_MEMBER -> member();
        case FIRST_ELEMENT, AFTER_ELEMENT -> {
          if (isElementNext()) {
            return Optional.of(element());
          }
        }
        case AFTER -> throw new IllegalStateException();
      }
    }
    return Optional.empty();
  }

  /// The members of the document read so far, but for the list.
  public JsonObject rest() {
    return new JsonObject(rest);
  }

  /// Whether the list has begun.
  public boolean listSeen() {
    return listSeen;
  }

  /// How many bytes of the document have been read.
  public long offset() {
    return window.before() + at;
  }

  private void start() throws IOException {
    int token = token();
    if (token == '{') {
      at++;
      state = State.FIRST_MEMBER;
    } else if (token >= 0 && "[\"-0123456789tfn".indexOf(token) >= 0) {
      throw refusal(Fault.SHAPE, "", "expected an object");
    } else {
      throw notJson("");
    }
  }

  private void member() throws IOException {
    int token = token();
    if (token == '}') {
      at++;
      end();
      return;
    }
    if (state == State.AFTER_MEMBER) {
      if (token != ',') {
        throw notJson("");
      }
      at++;
      token = token();
    }
    if (token != '"') {
      throw notJson("");
    }
    long nameAt = offset();
    String name = name();
    String pointer = "/" + Place.escape(name);
    if (rest.containsKey(name) || (listSeen && name.equals(list))) {
      throw new JsonException(
          Fault.DUPLICATE_MEMBER, pointer, nameAt, "one object has a member twice");
    }
    if (name.equals(list) && token() == '[') {
      at++;
      listSeen = true;
      state = State.FIRST_ELEMENT;
      return;
    }
    if (rest.size() == each.maxMembers()) {
      String sentence = "an object has more than " + each.maxMembers() + " members";
      throw new JsonException(Fault.TOO_MANY, pointer, nameAt, sentence);
    }
    rest.put(name, property(pointer));
    state = State.AFTER_MEMBER;
  }

  private void end() throws IOException {
    if (token() != -1) {
      throw refusal(Fault.TRAILING, "", "something follows the end of the value");
    }
    state = State.AFTER;
  }

  /// Reads a name and the colon after it.
  private String name() throws IOException {
    while (true) {
      Lexer lexer = lexer();
      try {
        lexer.member();
        at = lexer.position();
        return lexer.name();
      } catch (Amiss _) {
        readOnOrRefuse(lexer, "", 1);
      }
    }
  }

  private JsonValue property(String pointer) throws IOException {
    token();
    while (true) {
      Lexer lexer = lexer();
      try {
        JsonValue value = new TreeReader(lexer, each, 1, "").value();
        if (isWhole(lexer)) {
          restBytes += lexer.position() - at;
          if (restBytes > limits.each().maxBytes()) {
            throw tooLarge(pointer);
          }
          at = lexer.position();
          return value;
        }
        readOn(pointer);
      } catch (Amiss _) {
        readOnOrRefuse(lexer, pointer, 1);
      }
    }
  }

  private boolean isElementNext() throws IOException {
    int token = token();
    if (token == ']') {
      at++;
      state = State.AFTER_MEMBER;
      return false;
    }
    if (state == State.AFTER_ELEMENT) {
      if (token != ',') {
        throw notJson(pointer());
      }
      at++;
      token();
    }
    if (elements == limits.maxElements()) {
      String sentence = "a list has more than " + limits.maxElements() + " elements";
      throw refusal(Fault.TOO_MANY, pointer(), sentence);
    }
    return true;
  }

  private ListElement element() throws IOException {
    while (true) {
      Lexer lexer = lexer();
      try {
        int[] spans = skimmer.skim(lexer, window.bytes());
        if (isWhole(lexer)) {
          return element(lexer.position(), spans);
        }
        readOn(pointer());
      } catch (Amiss _) {
        readOnOrRefuse(lexer, pointer(), 2);
      }
    }
  }

  private ListElement element(int to, int[] spans) {
    if (to - at > limits.each().maxBytes()) {
      throw tooLarge(pointer());
    }
    byte[] array = window.bytes();
    int from = at;
    if (!window.shared()) {
      array = Arrays.copyOfRange(array, at, to);
      from = 0;
      for (int index = 0; index < spans.length; index++) {
        spans[index] = Math.max(0, spans[index] - at);
      }
    }
    var place = new ListElement.Place(elements++, offset(), from, from + to - at);
    at = to;
    state = State.AFTER_ELEMENT;
    return new ListElement(place, array, wanted, spans, each);
  }

  private String pointer() {
    return "/" + Place.escape(list) + "/" + elements;
  }

  private Lexer lexer() {
    return new Lexer(window.bytes(), at, window.end(), each);
  }

  /// Whether the value just read cannot go on: a number may, after the last byte at hand.
  private boolean isWhole(Lexer lexer) {
    return lexer.position() < window.end() || window.ended();
  }

  /// The next byte that is not white space; -1 at the end of the stream.
  private int token() throws IOException {
    while (true) {
      byte[] bytes = window.bytes();
      while (at < window.end() && Lexer.isBlank(bytes[at])) {
        at++;
      }
      if (offset() > limits.maxBytes()) {
        String sentence = "the document is larger than " + limits.maxBytes() + " bytes";
        throw new JsonException(Fault.TOO_LARGE, "", limits.maxBytes(), sentence);
      }
      if (at < window.end()) {
        return bytes[at] & 0xff;
      } else if (window.ended()) {
        return -1;
      }
      more();
    }
  }

  private void more() throws IOException {
    window.more(at);
    at = 0;
  }

  private void readOn(String pointer) throws IOException {
    if (window.end() - at > limits.each().maxBytes()) {
      throw tooLarge(pointer);
    }
    more();
  }

  /// Reads on if the lexer may have failed for lack of bytes; else finds out what is wrong.
  ///
  /// @param depth of lists and objects around the value
  private void readOnOrRefuse(Lexer lexer, String pointer, int depth) throws IOException {
    if (!window.ended() && window.end() - lexer.position() < LONGEST_PART) {
      readOn(pointer);
      return;
    }
    byte[] left = Arrays.copyOfRange(window.bytes(), at, window.end());
    try {
      new TreeBuilder(left, each, depth, "").build();
    } catch (JsonException refused) {
      // What follows the value is no fault of it: then a name lacks its colon.
      if (refused.fault() != Fault.TRAILING) {
        throw refused.within(pointer, offset());
      }
    }
    at = lexer.position();
    throw notJson(pointer);
  }

  private JsonException tooLarge(String pointer) {
    String sentence = "a part is larger than " + limits.each().maxBytes() + " bytes";
    return refusal(Fault.TOO_LARGE, pointer, sentence);
  }

  private JsonException notJson(String pointer) {
    boolean early = window.ended() && at == window.end();
    return refusal(Fault.SYNTAX, pointer, early ? "the text ends early" : NOT_JSON);
  }

  private JsonException refusal(Fault fault, String pointer, String sentence) {
    return new JsonException(fault, pointer, offset(), sentence);
  }
}
