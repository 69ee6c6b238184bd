package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.grammar.PatternGrammarLexer;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// What ANTLR makes of the grammar beside the tests.
final class GrammarParser {
  private GrammarParser() {}

  /// A token.
  ///
  /// @param kind as the grammar calls it
  /// @param start in UTF-16 units
  /// @param end after its last unit
  record Piece(String kind, int start, int end) {}

  /// The tokens of any text, without the end.
  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    for (var token : lexer(text).getAllTokens()) {
      pieces.add(piece(text, token));
    }
    return pieces;
  }

  /// The first token that does not fit; empty if the text is of the language.
  static Optional<Piece> misfit(String text) {
    PatternGrammarParser parser = new PatternGrammarParser(new CommonTokenStream(lexer(text)));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      parser.pattern();
      return Optional.empty();
    } catch (ParseCancellationException refused) {
      if (refused.getCause() instanceof RecognitionException fault) {
        return Optional.of(piece(text, fault.getOffendingToken()));
      }
      throw refused;
    }
  }

  /// Each word and sign of the language.
  static List<String> words() {
    return IntStream.rangeClosed(0, PatternGrammarLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(PatternGrammarLexer.VOCABULARY::getLiteralName)
        .flatMap(Stream::ofNullable)
        .map(quoted -> quoted.substring(1, quoted.length() - 1))
        .toList();
  }

  private static PatternGrammarLexer lexer(String text) {
    PatternGrammarLexer lexer = new PatternGrammarLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  private static Piece piece(String text, org.antlr.v4.runtime.Token token) {
    return new Piece(
        PatternGrammarLexer.VOCABULARY.getSymbolicName(token.getType()),
        text.offsetByCodePoints(0, token.getStartIndex()),
        text.offsetByCodePoints(0, token.getStopIndex() + 1));
  }
}
