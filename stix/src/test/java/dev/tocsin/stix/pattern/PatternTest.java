package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTest {

  @Test
  void readsEachExampleOfTheSpecificationAndWritesItBackTheSame() {
    List<List<String>> rows = Table.read(PatternTest.class, "specification-examples.txt").rows();

    assertThat(rows).hasSizeGreaterThan(45);
    for (List<String> row : rows) {
      Pattern pattern = Pattern.parse(row.getFirst());
      assertThat(Pattern.parse(pattern.toString())).as(row.getFirst()).isEqualTo(pattern);
      assertThat(pattern.source()).isEqualTo(row.getFirst());
    }
  }

  @Test
  void refusesWithThePlaceAndASentence() {
    for (List<String> row : Table.read(PatternTest.class, "refused.txt").rows()) {
      String text = row.get(3);

      PatternException refused =
          catchThrowableOfType(PatternException.class, () -> Pattern.parse(text));

      assertThat(refused).as(text).isNotNull();
      assertThat(refused.sentence()).as(text).contains(row.get(2));
      assertThat(refused.offset()).as(text).isEqualTo(Integer.parseInt(row.get(0)));
      assertThat(refused.line() + ":" + refused.column()).as(text).isEqualTo(row.get(1));
    }
  }

  @Test
  void refusesWhatComesFirstInTheText() {
    assertRefused("[a:b = 05 AND]", "needless zero");
    assertRefused("[a:b = 5 AND] WITHIN 0 SECONDS", "not ']'");
    assertRefused("[a:b == 5] AND " + "(".repeat(65), "equality is one equals sign");
  }

  @Test
  void warnsOfWhatAnAuthorHardlyMeant() {
    for (List<String> row : Table.read(PatternTest.class, "warned.txt").rows()) {
      List<PatternWarning> warnings = Pattern.parse(row.get(3)).warnings();

      assertThat(warnings).as(row.get(3)).hasSize(1);
      assertThat(warnings.getFirst().offset())
          .as(row.get(3))
          .isEqualTo(Integer.parseInt(row.get(0)));
      assertThat(warnings.getFirst().section()).as(row.get(3)).isEqualTo(row.get(1));
      assertThat(warnings.getFirst().sentence()).as(row.get(3)).contains(row.get(2));
    }
  }

  @Test
  void hasNothingToSayAboutAnOrdinaryPattern() {
    assertThat(Pattern.parse("[file:name = 'a' AND file:size > 3] REPEATS 2 TIMES").warnings())
        .isEmpty();
  }

  @Test
  void knowsWhichPatternsMatchAlike() {
    for (List<String> row : Table.read(PatternTest.class, "equivalent.txt").rows()) {
      Pattern one = Pattern.parse(row.get(1));
      Pattern other = Pattern.parse(row.get(2));
      boolean alike = row.getFirst().equals("=");

      assertThat(Pattern.equivalent(one, other)).as(row.toString()).isEqualTo(alike);
      assertThat(Pattern.equivalent(other, one)).as(row.toString()).isEqualTo(alike);
    }
  }

  @Test
  void bindsAndTighterThanOrAndOrTighterThanFollowedBy() {
    Pattern pattern =
        Pattern.parse("[a:a=1] FOLLOWEDBY [a:b=1] OR [a:c=1] AND [a:d=1] REPEATS 2 TIMES");

    assertThat(pattern)
        .hasToString(
            "[a:a = 1] FOLLOWEDBY ([a:b = 1] OR ([a:c = 1] AND [a:d = 1] REPEATS 2 TIMES))");
  }

  @Test
  void appliesQualifiersFromLeftToRight() {
    Pattern pattern = Pattern.parse("[a:b = 1] REPEATS 5 TIMES WITHIN 1.5 SECONDS");

    assertThat(pattern.expression())
        .isInstanceOfSatisfying(
            ObservationExpression.Qualified.class,
            outer -> {
              assertThat(outer.qualifier()).isEqualTo(new Qualifier.Within(new BigDecimal("1.5")));
              assertThat(outer.expression())
                  .isInstanceOfSatisfying(
                      ObservationExpression.Qualified.class,
                      inner -> assertThat(inner.qualifier()).isEqualTo(new Qualifier.Repeats(5)));
            });
  }

  @Test
  void readsTheEscapesOfStringsAndNames() {
    Pattern pattern = Pattern.parse("[a:b.'it\\'s' = 'C:\\\\x\\'']");

    assertThat(pattern.expression())
        .isEqualTo(
            new ObservationExpression.One(
                new Comparison.Relation(
                    new ObjectPath(
                        "a",
                        List.of(new ObjectPath.Property("b"), new ObjectPath.Property("it's"))),
                    false,
                    Comparison.Operator.EQUAL,
                    new Constant.Text("C:\\x'"))));
    assertThat(Pattern.parse(pattern.toString())).isEqualTo(pattern);
  }

  @Test
  void takesKeywordsAsNamesAfterAPointAndQuotesThemWhenWriting() {
    assertThat(Pattern.parse("[a:START.AND[*].true = true]"))
        .hasToString("[a:'START'.'AND'[*].'true' = true]");
  }

  @Test
  void takesEachUnicodeSpaceBetweenWords() {
    String spaces = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000";

    assertThat(Pattern.parse(spaces + "[a:b" + spaces + "=" + spaces + "1]" + spaces))
        .isEqualTo(Pattern.parse("[a:b=1]"));
  }

  @Test
  void ignoresLineFeedsInBase64() {
    assertThat(Pattern.parse("[a:b_bin = b'YW\r\nI=']")).hasToString("[a:b_bin = b'YWI=']");
  }

  @Test
  void countsOffsetsInUtf16UnitsAndColumnsInCharacters() {
    PatternException refused =
        catchThrowableOfType(
            PatternException.class, () -> Pattern.parse("[a:b = '\ud83d\ude00\ud83d\ude00' x]"));

    assertThat(refused.offset()).isEqualTo(14);
    assertThat(refused.column()).isEqualTo(13);
  }

  @Test
  void refusesHalfASurrogatePair() {
    PatternException refused =
        catchThrowableOfType(PatternException.class, () -> Pattern.parse("[a:b = '\ud83d']"));

    assertThat(refused.offset()).isEqualTo(8);
  }

  @Test
  void refusesWhatIsTooLongTooDeepOrTooMuch() {
    assertRefused("[a:b = '" + "x".repeat(PatternLimits.MAX_LENGTH) + "']", "UTF-16 units");
    assertRefused("(".repeat(30_000) + "[a:b=1]" + ")".repeat(30_000), "deep");
    assertRefused("[" + "(".repeat(30_000) + "a:b=1" + ")".repeat(30_000) + "]", "deep");
    assertRefused("[" + "a:b=1 OR ".repeat(2_000) + "a:b=1]", "comparisons");
    assertRefused("[a:b IN (" + "1,".repeat(PatternLimits.MAX_SET) + "1)]", "at most 5000");
    assertRefused("[a:b" + ".b".repeat(ObjectPath.MAX_STEPS) + " = 1]", "at most 32 steps");
    assertRefused("[a:b" + "[*]".repeat(5) + " = 1]", "at most 4 [*]");
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    int depth = PatternLimits.MAX_DEPTH;
    String[] within = {
      "(".repeat(depth) + "[a:b=1]" + ")".repeat(depth),
      "[" + "(".repeat(depth) + "a:b=1" + ")".repeat(depth) + "]",
      "[" + "a:b=1 OR ".repeat(PatternLimits.MAX_COMPARISONS - 1) + "a:b=1]",
      "[a:b=1]" + " AND [a:b=1]".repeat(PatternLimits.MAX_COMPARISONS - 1),
      "[a:b IN (" + "1,".repeat(PatternLimits.MAX_SET - 1) + "1)]",
    };

    for (String text : within) {
      Pattern pattern = Pattern.parse(text);
      assertThat(Pattern.parse(pattern.toString())).isEqualTo(pattern);
      assertThat(pattern.normalise().normalise()).isEqualTo(pattern.normalise());
    }
  }

  @Test
  void givesUpDisjunctiveFormWhenItWouldBeTooLarge() {
    StringBuilder text = new StringBuilder("[");
    for (int factor = 0; factor < 20; factor++) {
      text.append(factor == 0 ? "" : " AND ");
      text.append("(a:b" + factor + " = 2 OR a:b" + factor + " = 1)");
    }
    Pattern pattern = Pattern.parse(text.append("]").toString());

    assertThat(pattern.normalise().expression())
        .isInstanceOfSatisfying(
            ObservationExpression.One.class,
            one -> assertThat(one.comparison()).isInstanceOf(Comparison.All.class));
    assertThat(pattern.normalise().normalise()).isEqualTo(pattern.normalise());
  }

  private static void assertRefused(String text, String sentence) {
    PatternException refused =
        catchThrowableOfType(PatternException.class, () -> Pattern.parse(text));
    assertThat(refused.sentence()).contains(sentence);
  }
}
