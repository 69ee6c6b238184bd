package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.grammar.PatternGrammarLexer;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// Reads one pattern: limits, tokens, limits again, grammar, tree. For one thread.
final class PatternReader {
  private final PatternText text;
  private final TreeMaker maker;

  PatternReader(PatternText text) {
    this.text = text;
    this.maker = new TreeMaker(text);
  }

  ObservationExpression read() throws PatternException {
    text.check();
    PatternGrammarLexer lexer = new PatternGrammarLexer(CharStreams.fromString(text.text()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkCounts(tokens);
    PatternGrammarParser parser = new PatternGrammarParser(tokens);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return maker.make(parse(parser));
  }

  /// Knowing at each step what could stand there takes half of the time, and only a pattern with a
  /// fault needs it.
  private PatternGrammarParser.PatternContext parse(PatternGrammarParser parser) {
    try {
      parser.setErrorHandler(new BailErrorStrategy());
      return parser.pattern();
    } catch (ParseCancellationException _) {
      parser.reset();
      parser.setErrorHandler(new FirstFault(text));
      return parser.pattern();
    }
  }

  /// Where the parts stand, once [#read] has returned.
  Positions positions() {
    return maker.positions();
  }

  /// Bounds the recursion and the tree before either is begun.
  private void checkCounts(CommonTokenStream tokens) {
    int depth = 0;
    int comparisons = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case PatternGrammarLexer.OPEN -> depth++;
        case PatternGrammarLexer.CLOSE -> depth--;
        case PatternGrammarLexer.COLON -> comparisons++;
        default -> {}
      }
      if (depth > PatternLimits.MAX_DEPTH) {
        throw refusal(
            token,
            "parentheses stand in each other more than " + PatternLimits.MAX_DEPTH + " deep");
      }
      if (comparisons > PatternLimits.MAX_COMPARISONS) {
        throw refusal(
            token, "the pattern has more than " + PatternLimits.MAX_COMPARISONS + " comparisons");
      }
    }
  }

  private PatternException refusal(Token token, String sentence) {
    return text.refusal(text.offsetOfCharacter(token.getStartIndex()), sentence);
  }
}
