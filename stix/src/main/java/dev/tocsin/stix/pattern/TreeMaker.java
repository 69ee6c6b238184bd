package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.Comparison.Operator;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.AllOfContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.AlternativesContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.AnyOfContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.BracketUnitContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.ConjunctionContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.ContainmentContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.EqualityContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.ExistsTestContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.GroupTestContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.GroupUnitContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.LikenessContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.MembershipContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.OrderContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.PathContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.PatternContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.PropertyContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.QualifiedContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.QualifierContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.RelationContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.RelationTestContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.RepeatsContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.SequenceContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.StartStopContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.StepContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.TestContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.UnitContext;
import dev.tocsin.stix.pattern.grammar.PatternGrammarParser.WithinContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Makes our tree of the parser's, and judges what the grammar leaves open. For one thread.
final class TreeMaker {
  private final PatternText text;
  private final ConstantReader constants;
  private final List<Integer> tests = new ArrayList<>();
  private final List<Integer> qualifiers = new ArrayList<>();

  TreeMaker(PatternText text) {
    this.text = text;
    this.constants = new ConstantReader(text);
  }

  ObservationExpression make(PatternContext pattern) {
    return sequence(pattern.sequence());
  }

  Positions positions() {
    return new Positions(tests, qualifiers);
  }

  private ObservationExpression sequence(SequenceContext context) {
    return joined(context.alternatives(), this::alternatives, ObservationExpression.Sequence::new);
  }

  private ObservationExpression alternatives(AlternativesContext context) {
    return joined(context.conjunction(), this::conjunction, ObservationExpression.Any::new);
  }

  private ObservationExpression conjunction(ConjunctionContext context) {
    return joined(context.qualified(), this::qualified, ObservationExpression.All::new);
  }

  private ObservationExpression qualified(QualifiedContext context) {
    ObservationExpression expression = unit(context.unit());
    Set<QualifierKind> seen = EnumSet.noneOf(QualifierKind.class);
    for (QualifierContext next : context.qualifier()) {
      qualifiers.add(offset(next));
      Qualifier qualifier = qualifier(next);
      if (!seen.add(QualifierKind.of(qualifier))) {
        throw refusal(next.getStart(), "an expression has only one qualifier of a kind");
      }
      expression = new ObservationExpression.Qualified(expression, qualifier);
    }
    return expression;
  }

  private ObservationExpression unit(UnitContext context) {
    return switch (context) {
      case BracketUnitContext bracket -> new ObservationExpression.One(anyOf(bracket.anyOf()));
      case GroupUnitContext group -> sequence(group.sequence());
      default -> throw new AssertionError(context.getClass());
    };
  }

  private Qualifier qualifier(QualifierContext context) {
    return switch (context) {
      case WithinContext within -> within(within);
      case RepeatsContext repeats -> repeats(repeats);
      case StartStopContext span ->
          new Qualifier.StartStop(
              moment(span.TIMESTAMP(0).getSymbol()), moment(span.TIMESTAMP(1).getSymbol()));
      default -> throw new AssertionError(context.getClass());
    };
  }

  private Qualifier within(WithinContext context) {
    Token number =
        context.INTEGER() == null ? context.DECIMAL().getSymbol() : context.INTEGER().getSymbol();
    BigDecimal seconds = constants.number(number);
    if (seconds.signum() <= 0 || seconds.compareTo(Qualifier.Within.MAX_SECONDS) > 0) {
      throw refusal(
          number,
          "a window has more than 0 and at most " + Qualifier.Within.MAX_SECONDS + " seconds");
    }
    return new Qualifier.Within(seconds);
  }

  private Qualifier repeats(RepeatsContext context) {
    Token number = context.INTEGER().getSymbol();
    BigDecimal times = constants.number(number);
    BigDecimal most = BigDecimal.valueOf(Qualifier.Repeats.MAX_TIMES);
    if (times.signum() <= 0 || times.compareTo(most) > 0) {
      throw refusal(number, "an expression repeats 1 to " + most + " times");
    }
    return new Qualifier.Repeats(times.intValueExact());
  }

  private StixTimestamp moment(Token token) {
    return constants.moment(token).value();
  }

  private Comparison anyOf(AnyOfContext context) {
    return joined(context.allOf(), this::allOf, Comparison.Any::new);
  }

  private Comparison allOf(AllOfContext context) {
    return joined(context.test(), this::test, Comparison.All::new);
  }

  private Comparison test(TestContext context) {
    return switch (context) {
      case GroupTestContext group -> anyOf(group.anyOf());
      case ExistsTestContext exists -> {
        tests.add(offset(exists));
        yield new Comparison.Exists(path(exists.path()), exists.NOT() != null);
      }
      case RelationTestContext relation -> {
        tests.add(offset(relation));
        yield relation(path(relation.path()), relation.NOT() != null, relation.relation());
      }
      default -> throw new AssertionError(context.getClass());
    };
  }

  private Comparison relation(ObjectPath path, boolean negated, RelationContext context) {
    return switch (context) {
      case EqualityContext equality ->
          new Comparison.Relation(
              path, negated, operator(equality), constants.constant(equality.constant()));
      case OrderContext order ->
          new Comparison.Relation(
              path, negated, operator(order), constants.constant(order.constant()));
      case MembershipContext membership ->
          new Comparison.Membership(path, negated, constants.set(membership.constant()));
      case LikenessContext likeness -> {
        String pattern = constants.text(likeness.TEXT().getSymbol());
        yield likeness.LIKE() == null
            ? new Comparison.Matches(path, negated, pattern)
            : new Comparison.Like(path, negated, pattern);
      }
      case ContainmentContext containment -> {
        IpBlock block = constants.block(containment.TEXT().getSymbol());
        yield containment.ISSUBSET() == null
            ? new Comparison.Superset(path, negated, block)
            : new Comparison.Subset(path, negated, block);
      }
      default -> throw new AssertionError(context.getClass());
    };
  }

  private static Operator operator(RelationContext context) {
    String sign = context.getStart().getText();
    for (Operator operator : Operator.values()) {
      if (operator.sign().equals(sign)) {
        return operator;
      }
    }
    throw new AssertionError(sign);
  }

  private ObjectPath path(PathContext context) {
    List<ObjectPath.Step> steps = new ArrayList<>();
    steps.add(property(context.property()));
    int every = 0;
    for (StepContext next : context.step()) {
      if (next.property() != null) {
        steps.add(property(next.property()));
      } else if (next.INTEGER() != null) {
        steps.add(new ObjectPath.Index(constants.index(next.INTEGER().getSymbol())));
      } else {
        steps.add(new ObjectPath.Every());
        every++;
      }
      if (steps.size() > ObjectPath.MAX_STEPS) {
        throw refusal(next.getStart(), "a path has at most " + ObjectPath.MAX_STEPS + " steps");
      }
      if (every > PatternLimits.MAX_EVERY) {
        throw refusal(next.getStart(), "a path has at most " + PatternLimits.MAX_EVERY + " [*]");
      }
    }
    return new ObjectPath(context.objectType().getText(), steps);
  }

  private ObjectPath.Property property(PropertyContext context) {
    Token token = context.getStart();
    if (context.TEXT() != null) {
      return new ObjectPath.Property(constants.text(token));
    }
    if (token.getText().indexOf('-') >= 0) {
      throw refusal(token, "a property name with a hyphen stands in apostrophes");
    }
    return new ObjectPath.Property(token.getText());
  }

  private static <C, T> T joined(
      List<C> contexts, Function<C, T> make, Function<List<T>, ? extends T> join) {
    if (contexts.size() == 1) {
      return make.apply(contexts.getFirst());
    }
    List<T> operands = new ArrayList<>(contexts.size());
    for (C context : contexts) {
      operands.add(make.apply(context));
    }
    return join.apply(operands);
  }

  private int offset(ParserRuleContext context) {
    return text.offsetOfCharacter(context.getStart().getStartIndex());
  }

  private PatternException refusal(Token token, String sentence) {
    return text.refusal(text.offsetOfCharacter(token.getStartIndex()), sentence);
  }
}
