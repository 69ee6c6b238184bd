package dev.tocsin.core.collection;

import java.util.Optional;
import java.util.regex.Pattern;

/// An API root (TAXII 2.1 §4.2).
///
/// @param name its step in addresses
public record ApiRoot(String name, String title, Optional<String> description) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /// No title is longer.
  public static final int TITLE_MAX = 200;

  /// No description is longer.
  public static final int DESCRIPTION_MAX = 2_000;

  public ApiRoot {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "An API root's name begins with a letter and has at most 40 lower-case letters, digits"
              + " and dashes.");
    }
    requireTexts(title, description);
  }

  static void requireTexts(String title, Optional<String> description) {
    if (title.isBlank() || title.length() > TITLE_MAX) {
      throw new IllegalArgumentException("A title has 1 to " + TITLE_MAX + " characters.");
    }
    if (description.filter(text -> text.length() > DESCRIPTION_MAX).isPresent()) {
      throw new IllegalArgumentException(
          "A description has at most " + DESCRIPTION_MAX + " characters.");
    }
  }
}
