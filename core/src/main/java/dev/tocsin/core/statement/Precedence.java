package dev.tocsin.core.statement;

/// How soon a statement must arrive, most urgent first. A less urgent statement never goes out
/// before a more urgent one to the same partner.
public enum Precedence {
  FLASH(0),
  IMMEDIATE(1),
  PRIORITY(2),
  ROUTINE(3);

  private final int rank;

  Precedence(int rank) {
    this.rank = rank;
  }

  /// The precedence with some rank.
  ///
  /// @throws IllegalArgumentException if none has the rank
  public static Precedence of(int rank) {
    for (var precedence : values()) {
      if (precedence.rank == rank) {
        return precedence;
      }
    }
    throw new IllegalArgumentException("no precedence has the rank " + rank);
  }

  /// Its place in the outbox; smaller goes first. Stands in row keys, so it never changes.
  public int rank() {
    return rank;
  }
}
