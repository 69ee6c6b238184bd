package dev.tocsin.core.release.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks for what a person asks for, under the same foldings as the leak check: in any case, script
/// and usual spelling, with or without brackets around dots, with percent signs read. Immutable,
/// safe for many threads.
///
/// A word is found whole; one of letters alone also where a longer word begins with it. What is
/// written without spaces is found anywhere.
public final class Sought {
  /// From so many letters on a word finds those that begin with it.
  static final int BEGINNING_LETTERS = 4;

  private static final int CONSONANTS = 4;

  private final List<Word> words;

  private Sought(List<Word> words) {
    this.words = words;
  }

  /// The ways in which one word may stand in a folded text.
  ///
  /// @param written with a space before, and one after it unless it may go on
  /// @param unspaced to be looked for as if the text had no spaces
  /// @param heard consonants of a name in Latin letters, for texts without vowels
  /// @param spelled consonants of a name without vowels, for texts in Latin letters
  private record Word(
      List<String> written, List<String> unspaced, List<String> heard, List<String> spelled) {

    /// Whether texts in other scripts may hold it in another spelling.
    boolean latin() {
      return !heard.isEmpty() || written.stream().anyMatch(Sought::isLatin);
    }
  }

  private static boolean isLatin(String folded) {
    return folded.chars().allMatch(unit -> unit < 0x80 && (unit < '0' || unit > '9'));
  }

  /// Looks for these words.
  ///
  /// @param words as typed; those without a letter or digit count for nothing
  public static Sought of(List<String> words) {
    return new Sought(
        words.stream().map(Sought::word).flatMap(Optional::stream).distinct().toList());
  }

  private static Optional<Word> word(String typed) {
    var plain = Disguises.hasPercent(typed) ? Disguises.percentRead(typed) : Folding.fold(typed);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    boolean abjad = typed.codePoints().anyMatch(Spellings::isAbjad);
    Set<String> written = new LinkedHashSet<>();
    Set<String> unspaced = new LinkedHashSet<>();
    Set<String> heard = new LinkedHashSet<>();
    Set<String> spelled = new LinkedHashSet<>();
    put(plain, written, unspaced);
    if (!abjad) {
      consonants(plain, heard);
    }
    for (String latin : Spellings.latin(typed)) {
      Folded spelling = Folding.fold(latin);
      if (!spelling.isEmpty()) {
        put(spelling, written, unspaced);
        consonants(spelling, abjad ? spelled : heard);
      }
    }
    return Optional.of(
        new Word(
            List.copyOf(written), List.copyOf(unspaced), List.copyOf(heard), List.copyOf(spelled)));
  }

  private static void put(Folded folded, Set<String> written, Set<String> unspaced) {
    String letters = folded.letters();
    if (letters.chars().anyMatch(unit -> Unspaced.is((char) unit))) {
      unspaced.add(letters);
    } else if (letters.length() >= BEGINNING_LETTERS
        && letters.codePoints().noneMatch(Character::isDigit)
        && folded.words().indexOf(' ') < 0) {
      written.add(" " + letters);
    } else {
      written.add(folded.text());
    }
  }

  private static void consonants(Folded folded, Set<String> to) {
    String consonants = Spellings.consonants(folded).text();
    if (isLatin(folded.text()) && consonants.replace(" ", "").length() >= CONSONANTS) {
      to.add(consonants);
    }
  }

  /// How many words there are to find.
  public int size() {
    return words.size();
  }

  /// Where a word stands.
  ///
  /// @param word its number
  /// @param start in the text
  /// @param end in the text, exclusive
  public record Find(int word, int start, int end) {}

  /// How words of other scripts are spelled, remembered from text to text, and what that cost. One
  /// thread.
  public static final class Memory {
    /// Finding the spellings of one word costs about as much as looking through so many characters.
    private static final int WORD_COST = 1_000;

    private static final int WORDS_MAX = 20_000;

    /// From then on nothing is transliterated any more.
    private static final long COST_MAX = 16 << 20;

    private final Map<String, List<String>> known = new HashMap<>();
    private long cost;

    /// What transliterating cost so far, in characters looked through; it follows from the texts
    /// alone.
    public long cost() {
      return cost;
    }

    private List<Folded> views(String text) {
      if (cost > COST_MAX) {
        return List.of();
      }
      if (known.size() > WORDS_MAX) {
        known.clear();
      }
      int before = known.size();
      var views = Spellings.views(text, known);
      long fresh = (long) known.size() - before;
      cost += fresh * WORD_COST + (long) views.size() * text.length();
      return views;
    }
  }

  /// The first place of each of some words in a text, in no order.
  ///
  /// @param open the numbers of those that are looked for
  public List<Find> in(String text, BitSet open, Memory memory) {
    var run = new Run(text, open, memory);
    run.plain();
    run.others();
    return run.finds;
  }

  /// The search of one text. One thread.
  private final class Run {
    private final String text;
    private final BitSet open;
    private final Memory memory;
    private final Folded plain;
    private final List<Find> finds = new ArrayList<>();

    Run(String text, BitSet open, Memory memory) {
      this.text = text;
      this.memory = memory;
      this.open = (BitSet) open.clone();
      this.plain = Folding.fold(text);
    }

    void plain() {
      written(plain);
      if (open.isEmpty() || plain.isEmpty()) {
        return;
      }
      look(Word::spelled, () -> Spellings.consonants(plain));
      if (Disguises.hasPercent(text)) {
        written(Disguises.percentRead(text));
      }
    }

    /// Transliterating is slow, so only where it can find something.
    void others() {
      if (open.stream().noneMatch(number -> words.get(number).latin())
          || !Spellings.hasOthers(text)) {
        return;
      }
      boolean abjad = text.codePoints().anyMatch(Spellings::isAbjad);
      for (Folded view : memory.views(text)) {
        written(view);
        if (abjad) {
          look(Word::heard, () -> Spellings.consonants(view));
        }
      }
    }

    private void written(Folded view) {
      for (int number = open.nextSetBit(0); number >= 0; number = open.nextSetBit(number + 1)) {
        Word word = words.get(number);
        if (!find(number, word.written(), view) && !word.unspaced().isEmpty()) {
          findUnspaced(number, word.unspaced(), view);
        }
      }
    }

    private void look(Function<Word, List<String>> ways, Supplier<Folded> view) {
      if (open.stream().allMatch(number -> ways.apply(words.get(number)).isEmpty())) {
        return;
      }
      Folded made = view.get();
      open.stream().boxed().toList().forEach(each -> find(each, ways.apply(words.get(each)), made));
    }

    private boolean find(int number, List<String> ways, Folded view) {
      for (String way : ways) {
        int at = view.text().indexOf(way);
        if (at >= 0) {
          int last = at + way.length() - (way.endsWith(" ") ? 2 : 1);
          found(number, view, at + 1, last);
          return true;
        }
      }
      return false;
    }

    private void findUnspaced(int number, List<String> ways, Folded view) {
      String letters = view.letters();
      for (String way : ways) {
        int at = letters.indexOf(way);
        if (at >= 0) {
          found(number, view, placeOf(at, view), placeOf(at + way.length() - 1, view));
          return;
        }
      }
    }

    /// Where the letter of some number stands.
    private static int placeOf(int letter, Folded view) {
      int left = letter;
      int at = 0;
      while (left > 0 || view.text().charAt(at) == ' ') {
        left -= view.text().charAt(at) == ' ' ? 0 : 1;
        at++;
      }
      return at;
    }

    private void found(int number, Folded view, int first, int last) {
      open.clear(number);
      finds.add(new Find(number, view.starts()[first], view.ends()[last]));
    }
  }
}
