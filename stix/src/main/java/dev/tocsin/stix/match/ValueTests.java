package dev.tocsin.stix.match;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.Comparison;
import dev.tocsin.stix.pattern.Comparison.Operator;
import dev.tocsin.stix.pattern.Constant;
import dev.tocsin.stix.pattern.IpBlock;
import dev.tocsin.stix.pattern.RegularExpression;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Makes the test of one value out of a comparison (STIX 2.1 §9.6.1).
///
/// Where a value is of a type that the operator cannot judge, `=` and `IN` are false, `!=` is true,
/// and NOT turns these three round; every other operator is false with NOT and without.
final class ValueTests {
  private static final Object NOT_COMPARABLE = new Object();

  private ValueTests() {}

  static ValueTest of(Comparison.Test test) {
    Octets octets = Octets.of(test.path());
    boolean negated = test.negated();
    return switch (test) {
      case Comparison.Relation relation -> relation(relation, octets);
      case Comparison.Membership membership -> membership(membership, octets);
      case Comparison.Like like -> like(new Wildcards(like.pattern()), octets, negated);
      case Comparison.Matches matches ->
          matches(RegularExpression.compile(matches.expression()), octets, negated);
      case Comparison.Subset subset -> address(subset.block()::contains, negated);
      case Comparison.Superset superset ->
          address(value -> value.contains(superset.block()), negated);
      case Comparison.Exists _ -> (_, _) -> true;
    };
  }

  private static ValueTest relation(Comparison.Relation relation, Octets octets) {
    Order order = Order.to(relation.constant(), octets);
    boolean negated = relation.negated();
    boolean equality =
        relation.operator() == Operator.EQUAL || relation.operator() == Operator.UNEQUAL;
    if (equality) {
      boolean wanted = (relation.operator() == Operator.EQUAL) != negated;
      return (value, _) -> {
        int result = order.of(value);
        return result != Order.UNREADABLE && (result == 0) == wanted;
      };
    }
    boolean less = relation.operator() == Operator.LESS;
    boolean greater = relation.operator() == Operator.GREATER;
    boolean orLess = relation.operator() == Operator.LESS_OR_EQUAL;
    boolean ordered = !(relation.constant() instanceof Constant.Truth);
    return (value, _) -> {
      int result = order.of(value);
      if (result > 1 || !ordered) {
        return false;
      }
      boolean holds = less ? result < 0 : greater ? result > 0 : orLess ? result <= 0 : result >= 0;
      return holds != negated;
    };
  }

  private static ValueTest membership(Comparison.Membership membership, Octets octets) {
    Constant first = membership.constants().getFirst();
    boolean negated = membership.negated();
    // Octets are compared for equality by their hexadecimal digits, whatever their notation.
    boolean asOctets =
        first instanceof Constant.Hex
            || first instanceof Constant.Binary
            || (first instanceof Constant.Text && octets != Octets.TEXT);
    Set<Object> keys = new HashSet<>();
    membership.constants().forEach(constant -> key(constant, asOctets).ifPresent(keys::add));
    return (value, _) -> {
      if (asOctets && octets != Octets.TEXT && value instanceof JsonString string) {
        return octets
            .decode(string.value())
            .map(bytes -> keys.contains(HexFormat.of().formatHex(bytes)) != negated)
            .orElse(false);
      }
      return keys.contains(key(value, first, asOctets)) != negated;
    };
  }

  private static Optional<Object> key(Constant constant, boolean asOctets) {
    return switch (constant) {
      case Constant.Text text when asOctets ->
          Octets.latin(text.value()).map(HexFormat.of()::formatHex);
      case Constant.Text text -> Optional.of(text.value());
      case Constant.Whole whole -> Optional.of(number(BigDecimal.valueOf(whole.value())));
      case Constant.Decimal decimal -> Optional.of(number(decimal.value()));
      case Constant.Truth truth -> Optional.of(truth.value());
      case Constant.Hex hex -> Optional.of(hex.digits());
      case Constant.Binary binary -> Optional.of(HexFormat.of().formatHex(binary.octets()));
      case Constant.Moment moment -> Optional.of(moment.value().instant());
    };
  }

  /// What a value is looked up with among constants of that type; [#NOT_COMPARABLE] if it cannot be
  /// among them.
  private static Object key(JsonValue value, Constant type, boolean asOctets) {
    return switch (type) {
      case Constant.Text _, Constant.Hex _, Constant.Binary _ ->
          value instanceof JsonString string ? text(string.value(), asOctets) : NOT_COMPARABLE;
      case Constant.Whole _, Constant.Decimal _ ->
          value instanceof JsonNumber number
              ? number(new BigDecimal(number.text()))
              : NOT_COMPARABLE;
      case Constant.Truth _ -> value instanceof JsonBoolean truth ? truth.value() : NOT_COMPARABLE;
      case Constant.Moment _ ->
          value instanceof JsonString string
              ? StixTimestamp.read(string.value())
                  .<Object>map(StixTimestamp::instant)
                  .orElse(NOT_COMPARABLE)
              : NOT_COMPARABLE;
    };
  }

  private static Object text(String text, boolean asOctets) {
    return asOctets
        ? Octets.latin(text).<Object>map(HexFormat.of()::formatHex).orElse(NOT_COMPARABLE)
        : text;
  }

  /// One object for all notations of a number.
  static BigDecimal number(BigDecimal number) {
    return number.stripTrailingZeros();
  }

  private static ValueTest like(Wildcards wildcards, Octets octets, boolean negated) {
    return (value, effort) -> {
      Optional<String> text =
          text(value, octets, wildcards.work(length(value)), MatchLimits.MAX_LIKE_WORK, effort);
      return text.isPresent() && wildcards.fit(text.orElseThrow()) != negated;
    };
  }

  private static ValueTest matches(RegularExpression expression, Octets octets, boolean negated) {
    return (value, effort) -> {
      long work = (long) expression.size() * length(value);
      Optional<String> text = text(value, octets, work, MatchLimits.MAX_SEARCH_WORK, effort);
      return text.isPresent() && expression.isFoundIn(text.orElseThrow()) != negated;
    };
  }

  private static int length(JsonValue value) {
    return value instanceof JsonString string ? string.value().length() : 0;
  }

  /// What LIKE and MATCHES look at: a string in NFC, or octets as the characters up to U+00FF.
  /// Empty if the value is neither, or the work would be too much.
  private static Optional<String> text(
      JsonValue value, Octets octets, long work, long maxWork, Effort effort) {
    if (!(value instanceof JsonString string)) {
      return Optional.empty();
    }
    if (work > maxWork) {
      effort.giveUp();
      return Optional.empty();
    }
    return octets == Octets.TEXT
        ? Optional.of(Wildcards.normal(string.value()))
        : octets
            .decode(string.value())
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static ValueTest address(Predicate<IpBlock> test, boolean negated) {
    return (value, _) ->
        value instanceof JsonString string
            && IpBlock.read(string.value()).map(block -> test.test(block) != negated).orElse(false);
  }
}
