package dev.tocsin.stix.pattern;

/// Cuts a pattern into tokens, the longest that stands at each place, and passes over the spaces
/// between them. Takes any text: what belongs to no token is [Token#UNKNOWN] or
/// [Token#BROKEN_TEXT]. For one thread.
final class Lexer {
  private final String text;

  /// Of the token at hand: its first UTF-16 unit, and the first after it.
  private int start;

  private int end;

  Lexer(String text) {
    this.text = text;
  }

  /// Goes on to the next token; after the last one it is always [Token#END].
  Token next() {
    start = end;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    end = start;
    return start < text.length() ? token(text.charAt(start)) : Token.END;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// The token as it stands in the text.
  String word() {
    return text.substring(start, end);
  }

  /// What stands between the apostrophes of a token, as it is.
  String quoted() {
    return text.substring(text.indexOf('\'', start) + 1, end - 1);
  }

  private Token token(char first) {
    return switch (first) {
      case '=' -> sign(Token.EQUAL);
      case '!' -> isNext('=') ? twoSigns(Token.UNEQUAL) : sign(Token.UNKNOWN);
      case '<' -> isNext('=') ? twoSigns(Token.LESS_EQUAL) : sign(Token.LESS);
      case '>' -> isNext('=') ? twoSigns(Token.GREATER_EQUAL) : sign(Token.GREATER);
      case '[' -> sign(Token.OPEN_BRACKET);
      case ']' -> sign(Token.CLOSE_BRACKET);
      case '(' -> sign(Token.OPEN);
      case ')' -> sign(Token.CLOSE);
      case ':' -> sign(Token.COLON);
      case '.' -> sign(Token.DOT);
      case ',' -> sign(Token.COMMA);
      case '*' -> sign(Token.STAR);
      case '\'' -> constant(Token.TEXT, start + 1);
      case 'h' -> isNext('\'') ? constant(Token.HEX, start + 2) : word(first);
      case 'b' -> isNext('\'') ? constant(Token.BINARY, start + 2) : word(first);
      case 't' -> isNext('\'') ? constant(Token.TIMESTAMP, start + 2) : word(first);
      case '-' -> isDigit(start + 1) ? number(start + 1) : sign(Token.UNKNOWN);
      default -> isDigit(start) ? number(start) : word(first);
    };
  }

  private boolean isNext(char sign) {
    return start + 1 < text.length() && text.charAt(start + 1) == sign;
  }

  private Token sign(Token token) {
    end = start + 1;
    return token;
  }

  private Token twoSigns(Token token) {
    end = start + 2;
    return token;
  }

  private Token word(char first) {
    if (!isLetter(first)) {
      end = text.offsetByCodePoints(start, 1);
      return Token.UNKNOWN;
    }
    end = start + 1;
    while (end < text.length() && isInName(text.charAt(end))) {
      end++;
    }
    // Most names are lower-case, and most keywords are not.
    boolean canBeKeyword = first <= 'Z' || first == 't' || first == 'f';
    return canBeKeyword ? Token.ofWord(word()) : Token.NAME;
  }

  private Token number(int digits) {
    end = afterDigits(digits);
    if (end < text.length() && text.charAt(end) == '.' && isDigit(end + 1)) {
      end = afterDigits(end + 1);
      return Token.DECIMAL;
    }
    return Token.INTEGER;
  }

  private int afterDigits(int from) {
    int at = from;
    while (isDigit(at)) {
      at++;
    }
    return at;
  }

  /// To the apostrophe that ends it. A backslash stands before a backslash or an apostrophe only.
  private Token constant(Token token, int from) {
    end = from;
    while (end < text.length()) {
      char unit = text.charAt(end);
      if (unit == '\'') {
        end++;
        return token;
      }
      if (unit == '\\' && !isEscaped(end + 1)) {
        return Token.BROKEN_TEXT;
      }
      end += unit == '\\' ? 2 : 1;
    }
    return Token.BROKEN_TEXT;
  }

  private boolean isEscaped(int at) {
    return at < text.length() && (text.charAt(at) == '\\' || text.charAt(at) == '\'');
  }

  private boolean isDigit(int at) {
    return at < text.length() && isDigit(text.charAt(at));
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  private static boolean isLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit == '_';
  }

  private static boolean isInName(char unit) {
    return isLetter(unit) || isDigit(unit) || unit == '-';
  }

  private static boolean isSpace(char unit) {
    return switch (unit) {
      case ' ', '\t', '\n', 0xb, '\f', '\r', 0x85, 0xa0 -> true;
      case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> unit >= 0x2000 && unit <= 0x200a;
    };
  }
}
