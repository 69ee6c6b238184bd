package dev.tocsin.core.release.leak;

/// A text made comparable: folded letters and digits, one space wherever anything else stood
/// between them, one before the first and one after the last. Immutable.
///
/// @param text starts and ends with a space
/// @param starts for each character, where its origin begins in the original
/// @param ends for each character, where its origin ends in the original
@SuppressWarnings("ArrayRecordComponent") // inside this package, never compared, never changed
record Folded(String text, int[] starts, int[] ends) {

  /// The letters and digits alone.
  String letters() {
    return text.replace(" ", "");
  }

  /// The words.
  String words() {
    return text.strip();
  }

  boolean isEmpty() {
    return text.isBlank();
  }
}
