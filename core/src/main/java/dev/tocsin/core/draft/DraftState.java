package dev.tocsin.core.draft;

import java.util.Locale;

/// Whether something can still be done with a draft.
public enum DraftState {
  /// It can be changed, approved and released.
  OPEN,
  /// Something of it left: it cannot be changed any more, and the other recipients can still get
  /// theirs.
  RELEASED,
  /// Its people gave it up.
  WITHDRAWN;

  /// The word for people.
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
