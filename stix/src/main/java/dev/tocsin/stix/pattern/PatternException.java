package dev.tocsin.stix.pattern;

/// An expected refusal of a pattern: it is not the language of STIX 2.1 §9, or breaks a limit. Such
/// a pattern matches nothing (§9.4). The message says what to do, and never quotes the pattern but
/// for its keywords and signs.
public final class PatternException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String sentence;
  private final int offset;
  private final int line;
  private final int column;

  /// A refusal at one place.
  ///
  /// @param sentence what is wrong, and what would be right
  /// @param offset in UTF-16 units from the start of the pattern
  /// @param line from 1
  /// @param column in characters, from 1
  public PatternException(String sentence, int offset, int line, int column) {
    super(sentence + ", at line " + line + ", column " + column);
    this.sentence = sentence;
    this.offset = offset;
    this.line = line;
    this.column = column;
  }

  /// What is wrong, without the place.
  public String sentence() {
    return sentence;
  }

  /// Where, in UTF-16 units from the start of the pattern.
  public int offset() {
    return offset;
  }

  /// Where: the line, from 1.
  public int line() {
    return line;
  }

  /// Where: the character of the line, from 1.
  public int column() {
    return column;
  }
}
