package dev.tocsin.stix.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.tocsin.stix.json.JsonException.Fault;
import dev.tocsin.stix.json.LexicalScan.Breach;
import dev.tocsin.stix.json.SplitDocument.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Builds the tree of one document from Jackson's tokens; for one thread and one use.
///
/// Where the lexical scan found a breach, only the bytes before it are parsed: that finds any fault
/// that comes earlier, and the JSON Pointer of the breach.
final class TreeBuilder {
  /// Jackson's own limits are off, since the lexical scan has passed; pools hold no thread-locals,
  /// which virtual threads would multiply.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final String TRAILING = "something follows the end of the value";

  private final byte[] bytes;
  private final JsonLimits limits;
  private final String splitList;
  private final int depth;
  private final List<Span> spans = new ArrayList<>();
  private final Place place;
  private int values;
  private boolean finished;

  /// @param splitList the top-level list whose elements get spans; empty for none
  TreeBuilder(byte[] bytes, JsonLimits limits, String splitList) {
    this(bytes, limits, 0, splitList);
  }

  /// @param depth of lists and objects around the bytes, which count for the limit
  TreeBuilder(byte[] bytes, JsonLimits limits, int depth, String splitList) {
    this.bytes = bytes;
    this.depth = depth;
    this.limits = limits;
    this.splitList = splitList;
    this.place = new Place(limits.maxDepth());
  }

  SplitDocument build() {
    if (bytes.length > limits.maxBytes()) {
      String sentence = "the document is larger than " + limits.maxBytes() + " bytes";
      throw new JsonException(Fault.TOO_LARGE, "", limits.maxBytes(), sentence);
    }
    if (bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
      throw new JsonException(Fault.SYNTAX, "", 0, "the document starts with no JSON value");
    }
    Optional<Breach> breach = new LexicalScan(bytes, limits, depth).firstBreach();
    int end = breach.map(Breach::offset).orElse(bytes.length);
    try (JsonParser parser = FACTORY.createParser(bytes, 0, end)) {
      SplitDocument document = read(parser, breach, end);
      breach.ifPresent(this::refuse);
      return document;
    } catch (IOException e) {
      throw new IllegalStateException("reading an array in memory cannot fail", e);
    }
  }

  private SplitDocument read(JsonParser parser, Optional<Breach> breach, int end)
      throws IOException {
    try {
      return new SplitDocument(document(parser), spans);
    } catch (JacksonException e) {
      place.started(parser.currentName());
      boolean early = e instanceof JsonEOFException;
      long offset = early ? end : Math.min(end, e.getLocation().getByteOffset());
      if (offset == end) {
        breach.ifPresent(this::refuse);
      }
      if (finished) {
        throw new JsonException(Fault.TRAILING, "", offset, TRAILING);
      }
      String sentence = early ? "the text ends early" : "the text is not JSON";
      throw new JsonException(Fault.SYNTAX, place.pointer(), offset, sentence);
    }
  }

  private void refuse(Breach breach) {
    throw new JsonException(breach.fault(), place.pointer(), breach.offset(), breach.sentence());
  }

  private JsonValue document(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "empty");
    }
    JsonValue value = value(parser, first);
    finished = true;
    if (parser.nextToken() != null) {
      throw fault(parser, Fault.TRAILING, TRAILING);
    }
    return value;
  }

  private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
    if (++values > limits.maxValues()) {
      String sentence = "the document has more than " + limits.maxValues() + " values";
      throw fault(parser, Fault.TOO_MANY, sentence);
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw fault(parser, Fault.SYNTAX, "the text is not JSON");
    };
  }

  private JsonObject object(JsonParser parser) throws IOException {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    place.enter();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      place.at(name);
      if (members.containsKey(name)) {
        throw fault(parser, Fault.DUPLICATE_MEMBER, "one object has a member twice");
      }
      if (members.size() == limits.maxMembers()) {
        String sentence = "an object has more than " + limits.maxMembers() + " members";
        throw fault(parser, Fault.TOO_MANY, sentence);
      }
      members.put(name, value(parser, parser.nextToken()));
      place.between();
    }
    place.leave();
    return new JsonObject(members);
  }

  private JsonArray array(JsonParser parser) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    boolean split = place.isMember(splitList);
    place.enter();
    place.at(0);
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (elements.size() == limits.maxElements()) {
        String sentence = "a list has more than " + limits.maxElements() + " elements";
        throw fault(parser, Fault.TOO_MANY, sentence);
      }
      int from = split ? (int) parser.currentTokenLocation().getByteOffset() : 0;
      JsonValue element = value(parser, token);
      if (split) {
        boolean exact = element instanceof JsonObject;
        spans.add(new Span(from, exact ? (int) parser.currentLocation().getByteOffset() : from));
      }
      elements.add(element);
      place.at(elements.size());
      token = parser.nextToken();
    }
    place.leave();
    return new JsonArray(elements);
  }

  private JsonNumber number(JsonParser parser) throws IOException {
    String text = parser.getText();
    int at = text.startsWith("-") ? 1 : 0;
    int integer = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at - integer > limits.maxIntegerDigits()) {
      String sentence = "a number has more than " + limits.maxIntegerDigits() + " integer digits";
      throw fault(parser, Fault.NUMBER_TOO_LARGE, sentence);
    }
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (mark > 0 && exponent(text.substring(mark + 1)) > limits.maxExponent()) {
      String sentence = "a number has an exponent beyond " + limits.maxExponent();
      throw fault(parser, Fault.NUMBER_TOO_LARGE, sentence);
    }
    return new JsonNumber(text);
  }

  /// The exponent without its sign; the largest int if it does not fit.
  private static int exponent(String text) {
    try {
      return Math.abs(Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return Integer.MAX_VALUE;
    }
  }

  private JsonException fault(JsonParser parser, Fault fault, String sentence) {
    long offset = parser.currentTokenLocation().getByteOffset();
    return new JsonException(fault, place.pointer(), offset, sentence);
  }
}
