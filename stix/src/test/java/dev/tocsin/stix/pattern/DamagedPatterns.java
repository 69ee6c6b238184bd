package dev.tocsin.stix.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Makes texts that are almost patterns: tokens and characters of valid ones are dropped, doubled,
/// swapped, replaced and put in.
final class DamagedPatterns {
  private static final String CHARACTERS = "[]()'\\:.,*=!<>+-\"059hbtxOR_ \n\u00a0\u2028\u00e9%";
  private static final List<String> ODD_TOKENS =
      List.of(
          "'x'",
          "''",
          "'a\\'b'",
          "h'0a'",
          "b'YQ=='",
          "t'2030-01-01T00:00:00Z'",
          "5",
          "-5",
          "5.3",
          "05",
          "5.",
          "-",
          "!",
          "name",
          "a-b",
          "ANDx",
          "and",
          "True",
          "h",
          "h'a",
          "'C:\\W'",
          "'open",
          "+5",
          "\"x\"",
          "\u00e9",
          "\ud83d\ude00",
          "99999999999999999999",
          "[*]",
          "[-1]",
          "(a:b = 1)",
          "[a:b = 1]",
          "WITHIN 5 SECONDS",
          "NOT EXISTS a:b",
          "IN (1, 2)");

  private final Random random;
  private final GeneratedPatterns generated;
  private final List<String> tokens = new ArrayList<>(ODD_TOKENS);

  DamagedPatterns(Random random) {
    this.random = random;
    this.generated = new GeneratedPatterns(random);
    tokens.addAll(GrammarParser.words());
  }

  String next() {
    String text = generated.any().toString();
    for (int damage = random.nextInt(3); damage >= 0; damage--) {
      text = random.nextBoolean() ? damagedTokens(text) : damagedCharacters(text);
    }
    return text;
  }

  private String damagedTokens(String text) {
    List<String> parts = new ArrayList<>();
    for (GrammarParser.Piece piece : GrammarParser.pieces(text)) {
      parts.add(text.substring(piece.start(), piece.end()));
    }
    damage(parts, tokens.get(random.nextInt(tokens.size())));
    return String.join(random.nextInt(10) == 0 ? "" : " ", parts);
  }

  private String damagedCharacters(String text) {
    List<String> parts = new ArrayList<>();
    text.codePoints().forEach(character -> parts.add(Character.toString(character)));
    int at = random.nextInt(CHARACTERS.length());
    damage(parts, CHARACTERS.substring(at, at + 1));
    return String.join("", parts);
  }

  private void damage(List<String> parts, String other) {
    if (parts.isEmpty()) {
      parts.add(other);
    }
    int at = random.nextInt(parts.size());
    switch (random.nextInt(5)) {
      case 0 -> parts.remove(at);
      case 1 -> parts.add(at, parts.get(at));
      case 2 -> Collections.swap(parts, at, random.nextInt(parts.size()));
      case 3 -> parts.set(at, other);
      default -> parts.add(at, other);
    }
  }
}
