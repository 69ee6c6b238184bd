package dev.tocsin.core.statement;

/// What became of a statement at its receiver.
public enum Result {
  ACCEPTED("accepted"),
  QUARANTINED("quarantined"),
  REFUSED("refused");

  private final String wire;

  Result(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
