package dev.tocsin.core.release.marking;

/// An extension of marking definitions that is understood.
public enum KnownExtension {
  HANDLING(Handling.EXTENSION),
  IEP(IepPolicy.EXTENSION),
  ACS(AcsMarking.EXTENSION);

  private final String id;

  KnownExtension(String id) {
    this.id = id;
  }

  /// The id of its extension definition.
  public String id() {
    return id;
  }
}
