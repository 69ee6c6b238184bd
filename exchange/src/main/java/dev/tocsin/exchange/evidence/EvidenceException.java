package dev.tocsin.exchange.evidence;

/// An expected refusal of a file that is no evidence bundle.
public final class EvidenceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  public EvidenceException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// A sentence for a person.
  public String reason() {
    return reason;
  }
}
