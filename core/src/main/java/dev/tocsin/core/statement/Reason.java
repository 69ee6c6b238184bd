package dev.tocsin.core.statement;

/// Why a statement was not simply accepted. The list is closed: no free text crosses from a
/// refusal.
public enum Reason {
  SIGNATURE("sig", "a required signature is missing or wrong"),
  KEY_REVOKED("key-revoked", "it is signed by a key that its owner has revoked"),
  NOT_ADDRESSED("not-addressed", "it is not addressed to this node"),
  EPOCH_CLOSED("epoch-closed", "its link epoch is closed or unknown"),
  EQUIVOCATION("equivocation", "another statement already has its place in the sequence"),
  GAP("gap", "statements before it are still missing"),
  EXPIRED("expired", "it arrived after its expiry"),
  TOO_LARGE("too-large", "it is larger than this node accepts"),
  MALFORMED("malformed", "it is not well-formed"),
  POLICY("policy", "this node's policy or the agreement does not allow it"),
  CLOCK("clock", "its sender's clock is more than a day ahead"),
  CONDITIONS("conditions-not-acceptable", "its handling conditions are not acceptable");

  private final String wire;
  private final String words;

  Reason(String wire, String words) {
    this.wire = wire;
    this.words = words;
  }

  public String wire() {
    return wire;
  }

  /// A clause for people, after "because".
  public String words() {
    return words;
  }
}
