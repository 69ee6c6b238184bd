package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds our reader against what ANTLR makes of the grammar. Set the system property `tocsin.seed`
/// to run a failed case again.
class PatternGrammarTest {
  private static final int CASES = 2_000;

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final DamagedPatterns damaged = new DamagedPatterns(new Random(seed));

  @Test
  void cutsAnyTextIntoTheTokensOfTheGrammar() {
    for (int round = 0; round < CASES; round++) {
      String text = damaged.next();

      List<GrammarParser.Piece> pieces = new ArrayList<>();
      Lexer lexer = new Lexer(text);
      for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
        pieces.add(new GrammarParser.Piece(token.name(), lexer.start(), lexer.end()));
      }

      assertThat(pieces).as("seed %d: %s", seed, text).isEqualTo(GrammarParser.pieces(text));
    }
  }

  @Test
  void stopsAtTheFirstTokenThatTheGrammarDoesNotTake() {
    int misfits = 0;
    for (int round = 0; round < CASES; round++) {
      String text = damaged.next();
      Optional<GrammarParser.Piece> misfit = GrammarParser.misfit(text);
      misfits += misfit.isPresent() ? 1 : 0;

      Optional<PatternException> refused = refusal(text);

      if (refused.filter(PatternGrammarTest::isOfSyntax).isPresent()) {
        int offset = refused.orElseThrow().offset();
        assertThat(misfit).as("seed %d: %s", seed, text).isPresent();
        // An escape that is none is told where it stands.
        boolean broken = misfit.orElseThrow().kind().equals("BROKEN_TEXT");
        assertThat(offset)
            .as("seed %d: %s", seed, text)
            .isIn(
                misfit.orElseThrow().start(),
                broken ? misfit.orElseThrow().end() : misfit.orElseThrow().start());
      } else if (misfit.isPresent()) {
        assertThat(refused).as("seed %d: %s", seed, text).isPresent();
        assertThat(refused.orElseThrow().offset())
            .as("seed %d: what is not allowed stands before what does not fit: %s", seed, text)
            .isLessThanOrEqualTo(misfit.orElseThrow().start());
      }
    }
    assertThat(misfits).isBetween(CASES / 4, CASES - CASES / 20);
  }

  private static Optional<PatternException> refusal(String text) {
    try {
      Pattern.parse(text);
      return Optional.empty();
    } catch (PatternException refused) {
      return Optional.of(refused);
    }
  }

  private static boolean isOfSyntax(PatternException refused) {
    String sentence = refused.sentence();
    return sentence.startsWith("expected ")
        || sentence.startsWith("after a backslash stands ")
        || sentence.startsWith("the apostrophe that ends ");
  }
}
