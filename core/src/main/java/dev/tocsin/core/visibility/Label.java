package dev.tocsin.core.visibility;

import dev.tocsin.core.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.accumulo.access.Access;
import org.apache.accumulo.access.InvalidAccessExpressionException;
import org.apache.accumulo.access.InvalidAuthorizationException;
import org.apache.accumulo.access.ParsedAccessExpression;

/// Who may see an object, as an access expression of Apache Accumulo: attributes joined by `&` and
/// `|`. Never empty, since the empty expression lets everyone see.
///
/// Labels that are made of the same parts here have the same text.
///
/// @param expression such as `tlp.amber&(org.north|org.south)`
public record Label(String expression) {
  static final Access ACCESS = Access.builder().build();

  /// No expression is longer, so that no row is mostly label.
  public static final int LENGTH_MAX = 4_000;

  /// What joining adds: the sign, and parentheses around either.
  private static final int JOIN_LENGTH = 5;

  /// The attribute that nobody may have.
  public static final String NOBODY_ATTRIBUTE = "nobody";

  /// What nobody may see.
  public static final Label NOBODY = new Label(NOBODY_ATTRIBUTE);

  public Label {
    if (expression.isEmpty()) {
      throw new IllegalArgumentException("an empty label would let everyone see");
    }
    if (expression.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("a label has at most " + LENGTH_MAX + " characters");
    }
    try {
      ACCESS.validateExpression(expression);
    } catch (InvalidAccessExpressionException | InvalidAuthorizationException e) {
      throw new IllegalArgumentException("not an access expression: " + expression, e);
    }
  }

  /// Whoever has one attribute.
  ///
  /// @throws IllegalArgumentException if it is not a word such as `tlp.amber`
  public static Label of(String attribute) {
    return new Label(Attributes.require(attribute));
  }

  /// Whoever all of these let see.
  ///
  /// @param labels at least one
  public static Label all(Collection<Label> labels) {
    if (labels.contains(NOBODY)) {
      return NOBODY;
    }
    return joined(labels, ParsedAccessExpression.ExpressionType.AND, "&");
  }

  /// Whoever this and another let see; empty if that is longer than a label may be.
  public Optional<Label> and(Label other) {
    return expression.length() + other.expression.length() + JOIN_LENGTH > LENGTH_MAX
        ? Optional.empty()
        : Optional.of(all(List.of(this, other)));
  }

  /// Whether whoever this lets see is let see by another too, as far as their texts show.
  public boolean isWithin(Label other) {
    return and(other).filter(this::equals).isPresent();
  }

  /// Whoever one of these lets see; of none, nobody.
  public static Label any(Collection<Label> labels) {
    var real = labels.stream().filter(label -> !label.equals(NOBODY)).toList();
    return real.isEmpty() ? NOBODY : joined(real, ParsedAccessExpression.ExpressionType.OR, "|");
  }

  private static Label joined(
      Collection<Label> labels, ParsedAccessExpression.ExpressionType type, String sign) {
    var parts =
        labels.stream()
            .flatMap(label -> parts(label, type))
            .collect(Collectors.toCollection(TreeSet::new));
    if (type == ParsedAccessExpression.ExpressionType.AND) {
      // A level brings those below it.
      parts.removeIf(part -> parts.stream().anyMatch(other -> Attributes.brings(other, part)));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("nothing to join would let everyone see");
    }
    return new Label(
        parts.size() == 1
            ? parts.first()
            : parts.stream().map(Label::inside).collect(Collectors.joining(sign)));
  }

  private static Stream<String> parts(Label label, ParsedAccessExpression.ExpressionType type) {
    var parsed = ACCESS.newParsedExpression(label.expression);
    return parsed.getType() == type
        ? parsed.getChildren().stream().map(ParsedAccessExpression::getExpression)
        : Stream.of(label.expression);
  }

  private static String inside(String part) {
    boolean whole =
        ACCESS.newParsedExpression(part).getType()
            == ParsedAccessExpression.ExpressionType.AUTHORIZATION;
    boolean enclosed = part.startsWith("(") && part.endsWith(")");
    return whole || enclosed ? part : "(" + part + ")";
  }

  /// As it stands in rows.
  public Bytes bytes() {
    return Bytes.utf8(expression);
  }

  /// All attributes that it names, in order, each once.
  public List<String> attributes() {
    var found = new TreeSet<String>();
    ACCESS.findAuthorizations(expression, found::add);
    return List.copyOf(found);
  }

  @Override
  public String toString() {
    return expression;
  }
}
