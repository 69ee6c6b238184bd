package dev.tocsin.stix.pattern;

import dev.tocsin.stix.pattern.ObservationExpression.One;
import dev.tocsin.stix.pattern.ObservationExpression.Qualified;
import dev.tocsin.stix.pattern.ObservationExpression.Sequence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Writes a pattern, and notes where its parts come to stand. For one thread.
final class PatternWriter {
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> tests = new ArrayList<>();
  private final List<Integer> qualifiers = new ArrayList<>();

  String text() {
    return text.toString();
  }

  Positions positions() {
    return new Positions(tests, qualifiers);
  }

  PatternWriter observation(ObservationExpression expression) {
    switch (expression) {
      case One one -> {
        text.append('[');
        comparison(one.comparison());
        text.append(']');
      }
      case ObservationExpression.All all -> join(all.operands(), " AND ", this::operand);
      case ObservationExpression.Any any -> join(any.operands(), " OR ", this::operand);
      case Sequence sequence -> join(sequence.operands(), " FOLLOWEDBY ", this::operand);
      case Qualified qualified -> qualified(qualified);
    }
    return this;
  }

  private void operand(ObservationExpression expression) {
    switch (expression) {
      case One _, Qualified _ -> observation(expression);
      case ObservationExpression.All _, ObservationExpression.Any _, Sequence _ ->
          group(expression);
    }
  }

  private void group(ObservationExpression expression) {
    text.append('(');
    observation(expression);
    text.append(')');
  }

  /// One expression has each kind of qualifier once at most; parentheses begin another expression.
  private void qualified(Qualified qualified) {
    switch (qualified.expression()) {
      case One one -> observation(one);
      case Qualified inner when !kinds(inner).contains(QualifierKind.of(qualified.qualifier())) ->
          observation(inner);
      case Qualified inner -> group(inner);
      case ObservationExpression.All all -> group(all);
      case ObservationExpression.Any any -> group(any);
      case Sequence sequence -> group(sequence);
    }
    text.append(' ');
    qualifiers.add(text.length());
    qualifier(qualified.qualifier());
  }

  /// The kinds of qualifiers that are written without parentheses between them.
  private static Set<QualifierKind> kinds(Qualified qualified) {
    Set<QualifierKind> kinds = EnumSet.noneOf(QualifierKind.class);
    ObservationExpression at = qualified;
    while (at instanceof Qualified next && kinds.add(QualifierKind.of(next.qualifier()))) {
      at = next.expression();
    }
    return kinds;
  }

  private void qualifier(Qualifier qualifier) {
    switch (qualifier) {
      case Qualifier.Repeats repeats ->
          text.append("REPEATS ").append(repeats.times()).append(" TIMES");
      case Qualifier.Within within ->
          text.append("WITHIN ").append(within.seconds().toPlainString()).append(" SECONDS");
      case Qualifier.StartStop span ->
          text.append("START t'")
              .append(span.start())
              .append("' STOP t'")
              .append(span.stop())
              .append('\'');
    }
  }

  PatternWriter comparison(Comparison comparison) {
    switch (comparison) {
      case Comparison.All all -> join(all.operands(), " AND ", this::operand);
      case Comparison.Any any -> join(any.operands(), " OR ", this::operand);
      case Comparison.Test test -> test(test);
    }
    return this;
  }

  private void operand(Comparison comparison) {
    switch (comparison) {
      case Comparison.Test test -> test(test);
      case Comparison.All _, Comparison.Any _ -> {
        text.append('(');
        comparison(comparison);
        text.append(')');
      }
    }
  }

  private void test(Comparison.Test test) {
    tests.add(text.length());
    if (test instanceof Comparison.Exists) {
      text.append(test.negated() ? "NOT EXISTS " : "EXISTS ");
      path(test.path());
      return;
    }
    path(test.path()).text.append(test.negated() ? " NOT " : " ");
    switch (test) {
      case Comparison.Exists _ -> throw new AssertionError("written above");
      case Comparison.Relation relation -> {
        text.append(relation.operator().sign()).append(' ');
        constant(relation.constant());
      }
      case Comparison.Membership membership -> {
        text.append("IN (");
        join(membership.constants(), ", ", this::constant);
        text.append(')');
      }
      case Comparison.Like like -> quoted(text.append("LIKE "), like.pattern());
      case Comparison.Matches matches -> quoted(text.append("MATCHES "), matches.expression());
      case Comparison.Subset subset -> quoted(text.append("ISSUBSET "), subset.block().toString());
      case Comparison.Superset superset ->
          quoted(text.append("ISSUPERSET "), superset.block().toString());
    }
  }

  private void constant(Constant constant) {
    switch (constant) {
      case Constant.Text string -> quoted(text, string.value());
      case Constant.Whole whole -> text.append(whole.value());
      case Constant.Decimal decimal -> text.append(decimal.value().toPlainString());
      case Constant.Truth truth -> text.append(truth.value());
      case Constant.Hex hex -> text.append("h'").append(hex.digits()).append('\'');
      case Constant.Binary binary -> text.append("b'").append(binary.base64()).append('\'');
      case Constant.Moment moment -> text.append("t'").append(moment.value()).append('\'');
    }
  }

  PatternWriter path(ObjectPath path) {
    text.append(path.type()).append(':');
    for (int at = 0; at < path.steps().size(); at++) {
      switch (path.steps().get(at)) {
        case ObjectPath.Property property -> {
          text.append(at == 0 ? "" : ".");
          property(property.name());
        }
        case ObjectPath.Index index -> text.append('[').append(index.at()).append(']');
        case ObjectPath.Every _ -> text.append("[*]");
      }
    }
    return this;
  }

  private void property(String name) {
    if (isPlain(name) && Token.ofWord(name) == Token.NAME) {
      text.append(name);
    } else {
      quoted(text, name);
    }
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !(name.charAt(0) >= '0' && name.charAt(0) <= '9')
        && name.chars().allMatch(PatternWriter::isPlain);
  }

  private static boolean isPlain(int unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '_';
  }

  private static void quoted(StringBuilder text, String value) {
    text.append('\'').append(value.replace("\\", "\\\\").replace("'", "\\'")).append('\'');
  }

  private <T> void join(List<T> operands, String between, Consumer<T> write) {
    for (int at = 0; at < operands.size(); at++) {
      text.append(at == 0 ? "" : between);
      write.accept(operands.get(at));
    }
  }
}
