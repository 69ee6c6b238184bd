package dev.tocsin.stix.model;

import java.util.Locale;

/// How right one holds something (STIX 2.1 §10.16).
public enum OpinionValue implements Word {
  /// It is surely wrong.
  STRONGLY_DISAGREE,
  /// It is rather wrong.
  DISAGREE,
  /// Neither is known.
  NEUTRAL,
  /// It is rather right.
  AGREE,
  /// It is surely right.
  STRONGLY_AGREE;

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
