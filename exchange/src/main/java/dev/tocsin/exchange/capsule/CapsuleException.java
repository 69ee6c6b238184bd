package dev.tocsin.exchange.capsule;

/// An expected refusal of a capsule. The message is a clause for this node's operator and never
/// quotes foreign text.
public final class CapsuleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final String detail;

  public CapsuleException(Fault fault, String message) {
    super(message);
    this.fault = fault;
    this.detail = message;
  }

  public Fault fault() {
    return fault;
  }

  /// The message.
  public String detail() {
    return detail;
  }

  /// Why a capsule is refused.
  public enum Fault {
    TOO_LARGE,
    MALFORMED,
    /// It was not sealed to this node, or was changed on its way; the two cannot be told apart.
    NOT_OPENED
  }
}
