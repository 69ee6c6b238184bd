package dev.tocsin.core.search;

import dev.tocsin.core.release.leak.Sought;
import java.util.regex.Pattern;

/// What somebody asks for: some words, all of which must be found. Immutable, safe for many
/// threads.
public final class Question {
  public static final int CHARACTERS_MIN = 3;
  public static final int CHARACTERS_MAX = 200;
  public static final int WORDS_MAX = 10;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private final Sought sought;

  private Question(Sought sought) {
    this.sought = sought;
  }

  /// Reads what somebody typed: words with spaces between them, or one value.
  ///
  /// @throws IllegalArgumentException with a sentence for whoever asks, if it is too long or too
  ///   short to ask for
  public static Question of(String typed) {
    String text = SPACE.matcher(typed).replaceAll(" ").strip();
    long characters = text.codePoints().count();
    // Two ideographs say as much as a word.
    long ideographs = text.codePoints().filter(Character::isIdeographic).count();
    if (characters + ideographs < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "Ask with "
              + CHARACTERS_MIN
              + " to "
              + CHARACTERS_MAX
              + " characters: a value such as an address, or a few words.");
    }
    var words = SPACE.splitAsStream(text).toList();
    if (words.size() > WORDS_MAX) {
      throw new IllegalArgumentException(
          "Ask with at most " + WORDS_MAX + " words; fewer find more.");
    }
    var sought = Sought.of(words);
    if (sought.size() == 0) {
      throw new IllegalArgumentException("Ask with a letter or a digit at least.");
    }
    return new Question(sought);
  }

  /// Begins to look through one thing, such as a warning with its parts.
  ///
  /// @param memory of one search
  public Looking begin(Sought.Memory memory) {
    return new Looking(sought, memory);
  }

  /// How many words there are.
  public int size() {
    return sought.size();
  }
}
