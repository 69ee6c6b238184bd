package dev.tocsin.stix.pattern;

import java.util.List;

/// A pattern that was read and is valid (STIX 2.1 §9). Immutable; two are equal if their syntax
/// trees are, whatever their layout.
///
/// ```
/// Pattern pattern = Pattern.parse("[file:name = 'foo.dll'] REPEATS 3 TIMES WITHIN 60 SECONDS");
/// ```
public final class Pattern {
  private final ObservationExpression expression;
  private final String source;
  private final Positions positions;
  private final List<PatternWarning> warnings;

  private Pattern(
      ObservationExpression expression,
      String source,
      Positions positions,
      List<PatternWarning> warnings) {
    this.expression = expression;
    this.source = source;
    this.positions = positions;
    this.warnings = List.copyOf(warnings);
  }

  /// Reads a pattern within [PatternLimits], in time linear in its length.
  ///
  /// @throws PatternException at the first fault
  public static Pattern parse(String text) throws PatternException {
    PatternReader reader = new PatternReader(new PatternText(text));
    ObservationExpression expression = reader.read();
    Positions positions = reader.positions();
    return new Pattern(expression, text, positions, new WarningFinder(positions).find(expression));
  }

  /// A pattern made of parts; its source is the text that they are written as.
  static Pattern of(ObservationExpression expression) {
    PatternWriter writer = new PatternWriter().observation(expression);
    Positions positions = writer.positions();
    return new Pattern(
        expression, writer.text(), positions, new WarningFinder(positions).find(expression));
  }

  /// The syntax tree.
  public ObservationExpression expression() {
    return expression;
  }

  /// The text as it was read.
  public String source() {
    return source;
  }

  /// What its author hardly meant, in document order.
  public List<PatternWarning> warnings() {
    return warnings;
  }

  /// A refusal at one of the comparisons, for those who work with the pattern later.
  ///
  /// @param comparison the number of the comparison in document order, from 0
  public PatternException refusal(int comparison, String sentence) {
    return new PatternText(source).refusal(positions.tests().get(comparison), sentence);
  }

  /// A pattern that matches the same observations, written in one of few ways. Costs some
  /// milliseconds, and for patterns near the limits some hundred.
  ///
  /// Within brackets: NOT is folded into the signs of order and equality; `IN` becomes
  /// alternatives; numbers, octets and moments get one notation; then disjunctive form without what
  /// others imply and without conjunctions of different object types, sorted. If that had more than
  /// 64 conjunctions of several comparisons, operators are only flattened and their operands sorted
  /// and made unique.
  ///
  /// Between brackets: operators are flattened; operands of AND and OR sorted; up to 64
  /// alternatives are compared, and those that ask for more than another are left out; brackets
  /// joined by OR become one; the same operand of AND several times becomes REPEATS; START and STOP
  /// move inwards; WITHIN moves into alternatives; `REPEATS 1 TIMES` and a window around one
  /// observation vanish.
  ///
  /// The text can be longer than [PatternLimits] allow to read back.
  public Pattern normalise() {
    return of(new Normaliser().normalise(expression));
  }

  /// Whether both are known to match the same observations: their normal forms are equal.
  ///
  /// `true` is certain. `false` means that it is not known: not decided are what values imply of
  /// each other (`> 5` and `> 4`, `LIKE` and `MATCHES`), alternatives distributed over AND,
  /// FOLLOWEDBY or REPEATS between brackets, and brackets that are too large for disjunctive form.
  public static boolean equivalent(Pattern one, Pattern other) {
    return one.equals(other) || one.normalise().equals(other.normalise());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pattern pattern && pattern.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /// The text in canonical layout: one space between words, parentheses around each operand that is
  /// itself joined by an operator.
  @Override
  public String toString() {
    return new PatternWriter().observation(expression).text();
  }
}
