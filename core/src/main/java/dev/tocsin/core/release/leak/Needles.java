package dev.tocsin.core.release.leak;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns withheld parts into needles. What is long enough to tell something is one: whole values,
/// names and identifiers within texts, and each run of [#PHRASE_WORDS] words of prose. For one
/// thread.
final class Needles {
  /// The shortest needle, in letters and digits; an ideograph counts twice.
  static final int SHORTEST = 4;

  /// The shortest word of a longer text, likewise, unless it is an acronym.
  static final int SHORTEST_WORD = 5;

  /// The shortest run of digits within a text, and the shortest number of an object withheld whole.
  static final int SHORTEST_DIGITS = 5;

  static final int PHRASE_WORDS = 4;
  static final int PHRASE_LETTERS = 20;

  /// From here on a needle is found within words and across spaces too.
  static final int LOOSE_LETTERS = 8;

  private static final int LOOSE_LENGTH = 10;
  private static final int LOOSE_CODE = 6;
  private static final int LONGEST_WHOLE = 200;
  private static final int CHUNK = 64;
  private static final int CONSONANTS = 4;
  private static final int NAME_WORDS = 4;

  // Properties of a whole object that say what kind of thing it is, or when it was written down.
  private static final Set<String> FORMAL =
      Set.of(
          "type",
          "spec_version",
          "created",
          "modified",
          "lang",
          "relationship_type",
          "pattern_type",
          "pattern_version",
          "object_marking_refs",
          "granular_markings");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern OUTER = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\p{L}\\p{N}](?:[.@\\\\_]|://|\\[\\.])[\\p{L}\\p{N}]");
  // Words that open English sentences: no list of names.
  private static final Set<String> OPENERS =
      Set.of(
          "about",
          "after",
          "again",
          "along",
          "already",
          "although",
          "among",
          "another",
          "around",
          "because",
          "before",
          "behind",
          "below",
          "between",
          "beyond",
          "could",
          "despite",
          "during",
          "either",
          "every",
          "first",
          "following",
          "further",
          "given",
          "however",
          "instead",
          "later",
          "likewise",
          "might",
          "neither",
          "never",
          "other",
          "others",
          "please",
          "several",
          "shall",
          "should",
          "since",
          "still",
          "their",
          "there",
          "therefore",
          "these",
          "those",
          "though",
          "through",
          "under",
          "unless",
          "until",
          "using",
          "where",
          "whether",
          "which",
          "while",
          "within",
          "without",
          "would");

  /// How a needle relates to the value it comes from.
  enum Kind {
    PLAIN,
    TRANSLITERATED,
    ENCODED
  }

  /// @param part the number of the first withheld part that holds it
  /// @param value what it comes from
  /// @param length of what is looked for, in folded characters
  /// @param reference whether it is the id of another object, which may leave in its own right
  record Needle(
      int part, String value, Kind kind, int length, boolean letters, boolean reference) {}

  private final List<Needle> needles = new ArrayList<>();
  private final List<Integer> lastPart = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();
  private final Automaton written = new Automaton();
  private final Automaton heard = new Automaton();
  private final Automaton spelled = new Automaton();
  private long characters;
  private int part;
  private boolean singledOut;
  private boolean abjad;

  static Needles of(List<Withheld> parts) {
    var made = new Needles();
    for (Withheld each : parts) {
      made.singledOut = each.singledOut();
      if (!made.singledOut) {
        made.identity(each.object());
      }
      made.value(each.value(), !made.singledOut);
      made.part++;
    }
    made.written.link();
    made.heard.link();
    made.spelled.link();
    return made;
  }

  Needle get(int number) {
    return needles.get(number);
  }

  /// How many parts but the first hold it.
  int others(int number) {
    return others.get(number);
  }

  Automaton written() {
    return written;
  }

  /// Consonants of names in Latin letters, to be looked for in scripts without vowels.
  Automaton heard() {
    return heard;
  }

  /// Consonants of names in scripts without vowels, to be looked for in Latin letters.
  Automaton spelled() {
    return spelled;
  }

  private void value(JsonValue value, boolean root) {
    switch (value) {
      case JsonString(String text) -> text(text);
      case JsonNumber(String text) -> number(text);
      case JsonArray(var elements) -> elements.forEach(each -> value(each, false));
      case JsonObject(var members) ->
          members.forEach((name, member) -> {
            if (!PublicWords.has(name)) {
              text(name);
            }
            if (!root || !FORMAL.contains(name)) {
              value(member, false);
            }
          });
      // A yes or no tells nothing without its name.
      case JsonBoolean _, JsonNull _ -> {}
    }
  }

  private void number(String text) {
    String plain = Numbers.plain(text);
    long digits = plain.chars().filter(unit -> unit >= '0' && unit <= '9').count();
    if (digits >= (singledOut ? SHORTEST : SHORTEST_DIGITS)) {
      add(written, Folding.fold(plain).text(), text, Kind.PLAIN, false);
    }
  }

  private void identity(StixId id) {
    add(written, Folding.fold(id.uuid().toString()).letters(), id.toString(), Kind.PLAIN, false);
  }

  private void text(String text) {
    var id = StixId.read(text);
    if (PublicWords.has(text) && (id.isPresent() || !singledOut)) {
      return;
    }
    if (id.isPresent()) {
      String uuid = Folding.fold(id.orElseThrow().uuid().toString()).letters();
      add(written, uuid, text, Kind.PLAIN, true);
      return;
    }
    if (!singledOut && MOMENT.matcher(text).matches()) {
      return;
    }
    abjad = text.codePoints().anyMatch(Spellings::isAbjad);
    spelling(text, text, Kind.PLAIN);
    for (String latin : Spellings.latin(text)) {
      spelling(latin, text, Kind.TRANSLITERATED);
    }
    if (weight(Folding.fold(text).text()) >= SHORTEST) {
      Disguises.of(text).forEach(each -> form(Folding.fold(each), text, Kind.ENCODED));
    }
    int scheme = text.indexOf("://");
    if (scheme > 0) {
      form(Folding.fold(text.substring(scheme)), text, Kind.PLAIN);
    }
  }

  private void spelling(String spelling, String value, Kind kind) {
    Folded folded = Folding.fold(spelling);
    if (weight(folded.text()) < SHORTEST) {
      return;
    }
    if (folded.text().length() <= LONGEST_WHOLE) {
      form(folded, value, kind);
    }
    List<String> words = wordsOf(folded);
    boolean prose = words.size() > NAME_WORDS;
    if (prose) {
      phrases(words, value, kind);
    } else {
      consonants(folded, value);
    }
    names(spelling, prose, value, kind);
  }

  /// Names and identifiers within a text; pieces of a word that is too long to be found whole.
  private void names(String spelling, boolean prose, String value, Kind kind) {
    boolean opens = prose;
    for (String piece : SPACES.splitAsStream(spelling).toList()) {
      String word = OUTER.matcher(piece).replaceAll("");
      Folded folded = Folding.fold(word);
      boolean opener = opens && OPENERS.contains(folded.words());
      if (!opener && isTelling(word, weight(folded.text()))) {
        if (folded.text().length() <= LONGEST_WHOLE) {
          form(folded, value, kind);
          consonants(folded, value);
        }
        chunks(folded.letters(), value, kind);
      }
      opens = prose && (piece.endsWith(".") || piece.endsWith("!") || piece.endsWith("?"));
    }
  }

  private static boolean isTelling(String word, int weight) {
    boolean digit = word.chars().anyMatch(Character::isDigit);
    boolean letter = word.chars().anyMatch(Character::isLetter);
    boolean capital = word.chars().anyMatch(Character::isUpperCase);
    long capitals = word.chars().filter(Character::isUpperCase).count();
    if (digit) {
      return weight >= (letter ? SHORTEST : SHORTEST_DIGITS);
    }
    boolean identifier = IDENTIFIER.matcher(word).find();
    return weight >= (capitals > 1 ? SHORTEST : SHORTEST_WORD) && (capital || identifier);
  }

  private void chunks(String letters, String value, Kind kind) {
    for (int at = 0; at + CHUNK <= letters.length(); at += CHUNK) {
      add(written, letters.substring(at, at + CHUNK), value, kind, false);
    }
  }

  /// From each word on, as many as make a phrase.
  private void phrases(List<String> words, String value, Kind kind) {
    int end = 0;
    int letters = 0;
    for (int start = 0; start < words.size(); start++) {
      while (end < words.size() && (end - start < PHRASE_WORDS || letters < PHRASE_LETTERS)) {
        letters += weight(words.get(end++));
      }
      if (end - start < PHRASE_WORDS || letters < PHRASE_LETTERS) {
        return;
      }
      String phrase = String.join("", words.subList(start, end));
      if (phrase.length() <= LONGEST_WHOLE) {
        add(written, phrase, value, kind, false);
      }
      letters -= weight(words.get(start));
    }
  }

  /// What stands between spaces; where a script writes none, each character.
  private static List<String> wordsOf(Folded folded) {
    List<String> words = new ArrayList<>();
    for (String word : SPACES.splitAsStream(folded.words()).toList()) {
      int from = 0;
      for (int at = 0; at < word.length(); at++) {
        if (Unspaced.is(word.charAt(at))) {
          if (at > from) {
            words.add(word.substring(from, at));
          }
          words.add(word.substring(at, at + 1));
          from = at + 1;
        }
      }
      if (from < word.length()) {
        words.add(word.substring(from));
      }
    }
    return words;
  }

  private void consonants(Folded folded, String value) {
    String consonants = Spellings.consonants(folded).text();
    boolean latin = folded.text().chars().allMatch(unit -> unit < 0x80);
    boolean digits = folded.text().chars().anyMatch(Character::isDigit);
    if (latin && !digits && weight(consonants) >= CONSONANTS) {
      add(abjad ? spelled : heard, consonants, value, Kind.TRANSLITERATED, false);
    }
  }

  private void form(Folded folded, String value, Kind kind) {
    String text = folded.text();
    if (weight(text) < SHORTEST) {
      return;
    }
    String letters = folded.letters();
    long alphabetic = letters.codePoints().filter(Character::isLetter).count();
    boolean oneWord = folded.words().indexOf(' ') < 0;
    boolean loose =
        letters.length() >= LOOSE_LENGTH
            || (kind == Kind.ENCODED && letters.length() >= LOOSE_CODE)
            || alphabetic >= LOOSE_LETTERS
            || (oneWord && letters.length() >= LOOSE_LETTERS)
            || letters.chars().anyMatch(unit -> Unspaced.is((char) unit))
            || (weight(text) > SHORTEST && letters.codePoints().anyMatch(Spellings::isAbjad));
    add(written, loose ? letters : text, value, kind, false);
  }

  private void add(Automaton to, String needle, String value, Kind kind, boolean reference) {
    characters += needle.length();
    if (characters > LeakCheck.MAX_NEEDLE_CHARACTERS) {
      throw new IllegalArgumentException(
          "withheld parts need more than "
              + LeakCheck.MAX_NEEDLE_CHARACTERS
              + " characters of needles");
    }
    int next = needles.size();
    int number = to.add(needle, next);
    if (number == next) {
      boolean letters = needle.charAt(0) != ' ';
      needles.add(new Needle(part, value, kind, needle.length(), letters, reference));
      lastPart.add(part);
      others.add(0);
      return;
    }
    if (needles.get(number).reference() && !reference) {
      // What is withheld itself stays so, whoever refers to it.
      Needle first = needles.get(number);
      needles.set(number, new Needle(part, value, kind, first.length(), first.letters(), false));
    }
    if (lastPart.get(number) != part) {
      lastPart.set(number, part);
      others.set(number, others.get(number) + 1);
    }
  }

  private static int weight(String folded) {
    int weight = 0;
    for (int at = 0; at < folded.length(); at++) {
      char unit = folded.charAt(at);
      weight += unit == ' ' ? 0 : Character.isIdeographic(unit) ? 2 : 1;
    }
    return weight;
  }
}
