package dev.tocsin.core.release.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void aFoldedTextStandsBetweenSpaces() {
    assertThat(Folding.fold("").text()).isEqualTo(" ");
    assertThat(Folding.fold(" -- ").text()).isEqualTo(" ");
    assertThat(Folding.fold("A--b, C").text()).isEqualTo(" a b c ");
  }

  @Test
  void eachCharacterKnowsItsOrigin() {
    var folded = Folding.fold("x\u200bﬁ 𝐁");
    assertThat(folded.text()).isEqualTo(" xfi b ");
    assertThat(folded.starts()).containsExactly(0, 0, 2, 2, 3, 4, 6);
    assertThat(folded.ends()).containsExactly(0, 1, 3, 3, 4, 6, 6);
  }

  @Test
  void composedAndDecomposedFormsAreOne() {
    assertThat(
            points()
                .filter(point -> {
                  String text = "a" + Character.toString(point) + "b";
                  return differ(text, Normalizer.normalize(text, Normalizer.Form.NFD));
                }))
        .isEmpty();
  }

  @Test
  void caseMakesNoDifference() {
    assertThat(
            points()
                .filter(point ->
                    differ(
                        "a" + Character.toString(point),
                        "a" + Character.toString(Character.toUpperCase(point)))))
        .isEmpty();
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    assertThat(
            points()
                .filter(point -> {
                  String text = "a" + Character.toString(point);
                  return differ(text, Folding.fold(text).text());
                }))
        .isEmpty();
  }

  private static IntStream points() {
    return IntStream.range(0x21, 0x20000)
        .filter(Character::isDefined)
        .filter(point -> Character.getType(point) != Character.SURROGATE);
  }

  private static boolean differ(String first, String second) {
    return !Folding.fold(first).text().equals(Folding.fold(second).text());
  }
}
