package dev.tocsin.log;

/// Text or bytes from outside that do not have the form they must have. The message says what is
/// wrong and, for texts of several lines, on which line.
public final class FormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  FormatException(String message) {
    super(message);
  }

  FormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
