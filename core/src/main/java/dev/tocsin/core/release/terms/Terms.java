package dev.tocsin.core.release.terms;

import java.util.Collection;
import java.util.Locale;

/// What is asked of whoever has something, by dimension. Values are written loosest first, and of
/// two the later is the stricter.
public record Terms(
    Audience audience,
    Copy copy,
    Action action,
    Inform inform,
    Court court,
    Onward onward,
    Attribution attribution,
    Validity time) {

  /// Asks for nothing; together with others it changes nothing.
  public static final Terms LOOSEST =
      new Terms(
          Audience.EVERYONE,
          Copy.GIVEN,
          Action.VISIBLE_DIRECT,
          Inform.MAY,
          Court.MAY,
          Onward.FREE,
          Attribution.MAY,
          Validity.ALWAYS);

  /// Lets nobody have it.
  public static final Terms NOBODY = of(Audience.NOBODY);

  /// Whether a copy is given.
  public enum Copy {
    GIVEN,
    /// The receiver keeps no copy: no export, no TAXII.
    SHOW_ONLY
  }

  /// What may be done because of it.
  public enum Action {
    VISIBLE_DIRECT,
    VISIBLE_INDIRECT,
    INTERNAL,
    CONTACT_FIRST,
    NONE
  }

  /// Whether whom it is about may be told.
  public enum Inform {
    MAY,
    ASK_FIRST,
    MUST_NOT
  }

  /// Whether it may be used in court.
  public enum Court {
    MAY,
    ASK_FIRST
  }

  /// Whether it may be passed on.
  public enum Onward {
    /// Within the audience.
    FREE,
    ASK_ORIGINATOR,
    NEVER
  }

  /// Whether its source may be named.
  public enum Attribution {
    MAY,
    MUST,
    MUST_NOT
  }

  /// An audience, and nothing else is asked.
  public static Terms of(Audience audience) {
    return LOOSEST.with(audience);
  }

  public Terms with(Audience other) {
    return new Terms(other, copy, action, inform, court, onward, attribution, time);
  }

  public Terms with(Copy other) {
    return new Terms(audience, other, action, inform, court, onward, attribution, time);
  }

  public Terms with(Action other) {
    return new Terms(audience, copy, other, inform, court, onward, attribution, time);
  }

  public Terms with(Inform other) {
    return new Terms(audience, copy, action, other, court, onward, attribution, time);
  }

  public Terms with(Court other) {
    return new Terms(audience, copy, action, inform, other, onward, attribution, time);
  }

  public Terms with(Onward other) {
    return new Terms(audience, copy, action, inform, court, other, attribution, time);
  }

  public Terms with(Attribution other) {
    return new Terms(audience, copy, action, inform, court, onward, other, time);
  }

  public Terms with(Validity other) {
    return new Terms(audience, copy, action, inform, court, onward, attribution, other);
  }

  /// The strictest of both in each dimension. The order of several does not matter, nor how often
  /// one of them counts.
  public Terms combine(Terms other) {
    return new Terms(
        audience.strictest(other.audience),
        later(copy, other.copy),
        later(action, other.action),
        later(inform, other.inform),
        later(court, other.court),
        later(onward, other.onward),
        later(attribution, other.attribution),
        time.strictest(other.time));
  }

  /// The strictest of all in each dimension; of none, [#LOOSEST].
  public static Terms combine(Collection<Terms> all) {
    return all.stream().reduce(LOOSEST, Terms::combine);
  }

  private static <E extends Enum<E>> E later(E one, E two) {
    return one.compareTo(two) >= 0 ? one : two;
  }

  /// Whether nothing is asked in a dimension.
  public boolean isLoosest(Dimension dimension) {
    return part(dimension).equals(LOOSEST.part(dimension));
  }

  /// What is asked in a dimension, in words.
  public String value(Dimension dimension) {
    return part(dimension) instanceof Enum<?> word
        ? word.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : part(dimension).toString();
  }

  private Object part(Dimension dimension) {
    return switch (dimension) {
      case AUDIENCE -> audience;
      case COPY -> copy;
      case ACTION -> action;
      case INFORM -> inform;
      case COURT -> court;
      case ONWARD -> onward;
      case ATTRIBUTION -> attribution;
      case TIME -> time;
    };
  }
}
