package dev.tocsin.core.release.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
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
    for (int point = 0xa0; point < 0x30000; point++) {
      if (!Character.isDefined(point) || Character.getType(point) == Character.SURROGATE) {
        continue;
      }
      String text = "a" + Character.toString(point) + "b";
      String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
      assertThat(Folding.fold(decomposed).text())
          .as("U+%X", point)
          .isEqualTo(Folding.fold(text).text());
    }
  }

  @Test
  void caseMakesNoDifference() {
    for (int point = 0x21; point < 0x20000; point++) {
      int upper = Character.toUpperCase(point);
      if (upper != point && Character.getType(point) != Character.NON_SPACING_MARK) {
        assertThat(Folding.fold("a" + Character.toString(upper)).text())
            .as("U+%X", point)
            .isEqualTo(Folding.fold("a" + Character.toString(point)).text());
      }
    }
  }

  @Test
  void foldingTwiceIsFoldingOnce() {
    for (int point = 0x21; point < 0x20000; point++) {
      if (Character.getType(point) != Character.SURROGATE) {
        String once = Folding.fold("a" + Character.toString(point)).text();
        assertThat(Folding.fold(once).text()).as("U+%X", point).isEqualTo(once);
      }
    }
  }
}
