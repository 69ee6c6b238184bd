package dev.tocsin.core.release;

import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.marking.ReadMarking.Kind;
import dev.tocsin.core.release.marking.ReadMarking.NotUnderstood;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A portion with all markings that count for it.
///
/// @param markings those of the part, of what it lies in and of the object; the level of the rule
///   for what bears none is among them
/// @param fault why its markings cannot be trusted; empty if they can
public record MarkedPortion(Portion portion, List<ReadMarking> markings, Optional<Fault> fault) {
  public MarkedPortion {
    markings = List.copyOf(markings);
  }

  /// What is wrong with the markings themselves.
  ///
  /// @param sentence for our own people
  public record Fault(Rule rule, String sentence) {}

  static MarkedPortion of(Portion portion, List<ReadMarking> markings) {
    return new MarkedPortion(portion, markings, fault(markings));
  }

  private static Optional<Fault> fault(List<ReadMarking> markings) {
    Optional<Fault> unknown =
        markings.stream()
            .filter(NotUnderstood.class::isInstance)
            .map(NotUnderstood.class::cast)
            .findFirst()
            .map(marking ->
                new Fault(
                    Rule.MARKING_UNKNOWN,
                    "The marking " + named(marking) + " is not understood: " + marking.reason()));
    return unknown.or(() -> alone(markings));
  }

  private static Optional<Fault> alone(List<ReadMarking> markings) {
    Optional<Tlp> level =
        Tlp.strictest(understood(markings).flatMap(m -> m.level().stream()).toList());
    return understood(markings)
        .filter(marking -> marking.kind() == Kind.HANDLING)
        .filter(marking ->
            marking
                .least()
                .filter(least -> level.filter(stands -> stands.isAtLeast(least)).isEmpty())
                .isPresent())
        .findFirst()
        .map(marking ->
            new Fault(
                Rule.MARKING_ALONE,
                "Beside the marking "
                    + named(marking)
                    + " there must stand "
                    + marking.least().orElseThrow().label()
                    + " or a stricter level."));
  }

  private static Stream<Understood> understood(List<ReadMarking> markings) {
    return markings.stream().filter(Understood.class::isInstance).map(Understood.class::cast);
  }

  /// A marking by name and id.
  static String named(ReadMarking marking) {
    String id = marking.id().toString();
    return marking.name().equals(id) ? id : marking.name() + " (" + id + ")";
  }

  /// The strictest of its markings.
  public Terms terms() {
    return fault.isPresent()
        ? Terms.combine(Stream.concat(all(), Stream.of(Terms.NOBODY)).toList())
        : Terms.combine(all().toList());
  }

  private Stream<Terms> all() {
    return markings.stream().map(ReadMarking::terms);
  }

  /// What people must read with it, verbatim, in the order of the markings.
  public List<String> caveats() {
    return understood(markings).flatMap(marking -> marking.caveats().stream()).distinct().toList();
  }

  /// The markings that are not understood.
  public List<StixId> unknown() {
    return markings.stream().filter(NotUnderstood.class::isInstance).map(ReadMarking::id).toList();
  }
}
