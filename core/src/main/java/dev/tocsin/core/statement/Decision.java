package dev.tocsin.core.statement;

/// What a named human answers to a warning.
public enum Decision {
  WILL_ACT("will-act", "will act"),
  NEED_MORE("need-more", "needs more"),
  CANNOT_ACT("cannot-act", "cannot act");

  private final String wire;
  private final String words;

  Decision(String wire, String words) {
    this.wire = wire;
    this.words = words;
  }

  /// The form on the wire and on the command line.
  public String wire() {
    return wire;
  }

  /// The form for people, after a name.
  public String words() {
    return words;
  }
}
