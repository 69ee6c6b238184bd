package dev.tocsin.node.desk;

import dev.tocsin.core.statement.StatementId;
import java.util.List;
import java.util.Optional;

/// Whether a received warning may be passed on to a partner.
///
/// @param partner who is to get it, by name
/// @param reasons why its originator must be asked, or why it may not go at all
/// @param grant the request to which its originator said yes, if it did
public record ForwardView(
    String partner, Verdict verdict, List<String> reasons, Optional<StatementId> grant) {
  public ForwardView {
    reasons = List.copyOf(reasons);
  }

  /// What comes of it.
  public enum Verdict {
    /// It becomes a draft.
    PERMITTED,
    /// Its originator is asked.
    ASK,
    /// Nothing.
    REFUSED
  }
}
