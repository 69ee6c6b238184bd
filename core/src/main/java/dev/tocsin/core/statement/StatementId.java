package dev.tocsin.core.statement;

import java.util.UUID;

/// Names one statement, for ever and everywhere; it stays the same across retries and carriers.
///
/// @param value a version 4 UUID
public record StatementId(UUID value) {
  public StatementId {
    if (value.version() != 4) {
      throw new IllegalArgumentException(
          "a statement id needs a version 4 UUID, not version " + value.version());
    }
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not a version 4 UUID in its usual form
  public static StatementId parse(String text) {
    var value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in its usual lower-case form");
    }
    return new StatementId(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
