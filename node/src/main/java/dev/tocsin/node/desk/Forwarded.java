package dev.tocsin.node.desk;

import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.statement.StatementId;
import java.util.List;

/// What became of passing a warning on.
public sealed interface Forwarded {

  /// It is a draft now, which is approved and released as any other.
  record Drafted(DraftId draft) implements Forwarded {}

  /// Its originator is asked.
  ///
  /// @param reasons why, one sentence each
  record Asked(StatementId request, List<String> reasons) implements Forwarded {
    public Asked {
      reasons = List.copyOf(reasons);
    }
  }
}
