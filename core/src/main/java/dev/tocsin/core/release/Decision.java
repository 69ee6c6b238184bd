package dev.tocsin.core.release;

/// Whether something may go to a recipient. There is no third answer.
public sealed interface Decision {

  /// It may go.
  record Permit() implements Decision {}

  /// It stays here.
  ///
  /// @param reason one sentence for our own people; never shown to the recipient
  record Withhold(Rule rule, String reason) implements Decision {}

  default boolean permits() {
    return switch (this) {
      case Permit _ -> true;
      case Withhold _ -> false;
    };
  }
}
