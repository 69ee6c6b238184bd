package dev.tocsin.core.statement;

import java.util.List;

/// What a named human answers: to a warning one of the first three, to a request yes or no.
public enum Decision {
  WILL_ACT("will-act", "will act"),
  NEED_MORE("need-more", "needs more"),
  CANNOT_ACT("cannot-act", "cannot act"),
  YES("yes", "says yes"),
  NO("no", "says no");

  /// The answers to a warning.
  public static final List<Decision> OF_WARNINGS = List.of(WILL_ACT, NEED_MORE, CANNOT_ACT);

  /// The answers to a request.
  public static final List<Decision> OF_REQUESTS = List.of(YES, NO);

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
