package dev.tocsin.stix.json;

import dev.tocsin.stix.json.JsonException.Fault;
import java.util.Optional;

/// One pass over the bytes that builds nothing: UTF-8, depth, lengths of strings and numbers, and
/// halves of surrogate pairs. It knows no grammar; where the bytes leave the grammar, the parser
/// that runs on the part before the breach says so first.
///
/// For one thread and one use. No allocation.
final class LexicalScan {
  private final byte[] bytes;
  private final JsonLimits limits;
  private int depth;

  /// @param depth of lists and objects around the bytes
  LexicalScan(byte[] bytes, JsonLimits limits, int depth) {
    this.bytes = bytes;
    this.limits = limits;
    this.depth = depth;
  }

  /// A broken rule.
  ///
  /// @param offset of the byte that breaks it or starts the token that does
  record Breach(Fault fault, int offset, String sentence) {}

  Optional<Breach> firstBreach() {
    try {
      scan();
      return Optional.empty();
    } catch (BreachFound found) {
      return Optional.of(found.breach);
    }
  }

  private void scan() throws BreachFound {
    int at = 0;
    while (at < bytes.length) {
      int unit = bytes[at] & 0xff;
      if (unit == '"') {
        at = string(at);
        continue;
      } else if (unit == '[' || unit == '{') {
        depth++;
        if (depth > limits.maxDepth()) {
          throw new BreachFound(
              Fault.TOO_DEEP, at, "lists and objects are nested deeper than " + limits.maxDepth());
        }
      } else if (unit == ']' || unit == '}') {
        depth--;
      } else if (isNumber(unit)) {
        at = number(at);
        continue;
      } else if (unit >= 0x80) {
        at = wide(at);
        continue;
      } else if (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') {
        throw new BreachFound(Fault.SYNTAX, at, "a control character stands between values");
      }
      at++;
    }
  }

  /// Reads from the opening quote to after the closing one.
  private int string(int quote) throws BreachFound {
    int at = quote + 1;
    while (at < bytes.length) {
      int unit = bytes[at] & 0xff;
      int length = at - quote - (unit == '"' ? 1 : 0);
      if (length > limits.maxStringBytes()) {
        String sentence = "a string is longer than " + limits.maxStringBytes() + " bytes";
        throw new BreachFound(Fault.STRING_TOO_LONG, quote, sentence);
      }
      if (unit == '"') {
        return at + 1;
      }
      if (unit == '\\') {
        at = escape(at);
      } else if (unit >= 0x80) {
        at = wide(at);
      } else {
        refuseIf(unit < 0x20, Fault.SYNTAX, at, "a control character stands bare in a string");
        at++;
      }
    }
    return at;
  }

  private int escape(int at) throws BreachFound {
    int unit = escapedUnit(at);
    if (unit < 0 || !Character.isSurrogate((char) unit)) {
      return at + 2;
    }
    int next = escapedUnit(at + 6);
    boolean paired =
        Character.isHighSurrogate((char) unit)
            && next >= 0
            && Character.isLowSurrogate((char) next);
    refuseIf(!paired, Fault.LONE_SURROGATE, at, "an escape gives half a surrogate pair");
    return at + 12;
  }

  /// The UTF-16 unit of a Unicode escape; -1 if there is no whole one.
  private int escapedUnit(int at) {
    if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int digit = at + 2; digit < at + 6; digit++) {
      int value = bytes[digit] < 0 ? -1 : Character.digit(bytes[digit], 16);
      if (value < 0) {
        return -1;
      }
      unit = unit << 4 | value;
    }
    return unit;
  }

  private int number(int start) throws BreachFound {
    int at = start;
    while (at < bytes.length && isNumber(bytes[at] & 0xff)) {
      at++;
      if (at - start > limits.maxNumberLength()) {
        String sentence = "a number is longer than " + limits.maxNumberLength() + " characters";
        throw new BreachFound(Fault.NUMBER_TOO_LARGE, start, sentence);
      }
    }
    return at;
  }

  private static boolean isNumber(int unit) {
    return switch (unit) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '+', '.', 'e', 'E' -> true;
      default -> false;
    };
  }

  /// Reads one character of two to four bytes.
  private int wide(int at) throws BreachFound {
    int length = Utf8.length(bytes, at, bytes.length);
    refuseIf(length == 0, Fault.INVALID_UTF8, at, "the bytes are not UTF-8");
    return at + length;
  }

  private static void refuseIf(boolean broken, Fault fault, int offset, String sentence)
      throws BreachFound {
    if (broken) {
      throw new BreachFound(fault, offset, sentence);
    }
  }

  /// Leaves the scan from any depth of calls.
  private static final class BreachFound extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Breach breach;

    BreachFound(Fault fault, int offset, String sentence) {
      super(sentence, null, false, false);
      this.breach = new Breach(fault, offset, sentence);
    }
  }
}
