package dev.tocsin.log;

/// Text or bytes from outside that do not have the form they must have. The message says what is
/// wrong and, for texts of several lines, on which line.
public final class FormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  FormatException(String reason) {
    super(reason);
    this.reason = reason;
  }

  FormatException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /// What is wrong, in one sentence; unlike other exceptions' messages it is always there.
  @Override
  public String getMessage() {
    return reason;
  }
}
