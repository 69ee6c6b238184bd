package dev.tocsin.exchange.keys;

/// An expected refusal of a key file. The message says what happened, where, and what to do.
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  public KeyFileException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public KeyFileException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /// What is wrong.
  public enum Fault {
    MISSING,
    ALREADY_THERE,
    /// Others than its owner may read or write it.
    TOO_OPEN,
    /// It is no key file, or one of another version, or asks for more than the limits allow.
    MALFORMED,
    /// The passphrase or key is another one, or the file was changed; the two cannot be told apart.
    NOT_UNLOCKED
  }
}
