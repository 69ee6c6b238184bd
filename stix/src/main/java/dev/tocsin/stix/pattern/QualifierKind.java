package dev.tocsin.stix.pattern;

/// The kinds of qualifiers: an expression has each once at most (STIX 2.1 §9.5.1).
enum QualifierKind {
  REPEATS,
  WITHIN,
  START_STOP;

  static QualifierKind of(Qualifier qualifier) {
    return switch (qualifier) {
      case Qualifier.Repeats _ -> REPEATS;
      case Qualifier.Within _ -> WITHIN;
      case Qualifier.StartStop _ -> START_STOP;
    };
  }
}
