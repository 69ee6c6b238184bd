package dev.tocsin.stix.json;

import java.util.Iterator;
import java.util.Map;

/// Writes one value as text; for one thread and one use.
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;
  private int depth;

  JsonWriter(boolean indented) {
    this.indented = indented;
  }

  String write(JsonValue value) {
    append(value);
    return out.toString();
  }

  private void append(JsonValue value) {
    switch (value) {
      case JsonObject object -> object(object);
      case JsonArray array -> array(array);
      case JsonString string -> string(string.value());
      case JsonNumber number -> out.append(number.text());
      case JsonBoolean truth -> out.append(truth.value());
      case JsonNull _ -> out.append("null");
    }
  }

  private void object(JsonObject object) {
    open('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      newLine();
      string(member.getKey());
      out.append(indented ? ": " : ":");
      append(member.getValue());
      if (members.hasNext()) {
        out.append(',');
      }
    }
    close('}', object.members().isEmpty());
  }

  private void array(JsonArray array) {
    open('[');
    Iterator<JsonValue> elements = array.elements().iterator();
    while (elements.hasNext()) {
      newLine();
      append(elements.next());
      if (elements.hasNext()) {
        out.append(',');
      }
    }
    close(']', array.elements().isEmpty());
  }

  private void open(char bracket) {
    out.append(bracket);
    depth++;
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(bracket);
  }

  private void newLine() {
    if (indented) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void string(String text) {
    out.append('"');
    int written = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        out.append(text, written, at);
        escape(unit);
        written = at + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private void escape(char unit) {
    switch (unit) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xf));
    }
  }
}
