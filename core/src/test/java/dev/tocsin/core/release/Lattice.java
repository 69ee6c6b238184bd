package dev.tocsin.core.release;

import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Audience.Reach;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every value of every dimension. Two parts are infinite and are reduced: of organisations a rule
/// asks only whether the recipient is on a list, so two names and a recipient that is on neither
/// side show each case of an intersection; of times it asks only for the order, so two limits and
/// the moments before, between, at and after them show each case.
final class Lattice {
  static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant LATE = Instant.parse("2026-06-01T00:00:00Z");
  static final List<Instant> MOMENTS =
      List.of(EARLY.minusSeconds(1), EARLY, EARLY.plusSeconds(1), LATE, LATE.plusSeconds(1));

  private Lattice() {}

  static List<Audience> audiences() {
    List<Optional<Set<String>>> lists =
        List.of(
            Optional.empty(),
            Optional.of(Set.of()),
            Optional.of(Set.of("a")),
            Optional.of(Set.of("b")),
            Optional.of(Set.of("a", "b")));
    return Arrays.stream(Reach.values())
        .flatMap(reach -> lists.stream().map(list -> new Audience(reach, list)))
        .distinct()
        .toList();
  }

  static List<Validity> validities() {
    List<Optional<Instant>> limits =
        List.of(Optional.empty(), Optional.of(EARLY), Optional.of(LATE));
    return limits.stream()
        .flatMap(from -> limits.stream().map(until -> new Validity(from, until)))
        .toList();
  }

  /// The terms that ask for something in this dimension alone, and those that ask for nothing.
  static List<Terms> terms(Dimension dimension) {
    Terms loosest = Terms.LOOSEST;
    return switch (dimension) {
      case AUDIENCE -> audiences().stream().map(loosest::with).toList();
      case COPY -> Arrays.stream(Terms.Copy.values()).map(loosest::with).toList();
      case ACTION -> Arrays.stream(Terms.Action.values()).map(loosest::with).toList();
      case INFORM -> Arrays.stream(Terms.Inform.values()).map(loosest::with).toList();
      case COURT -> Arrays.stream(Terms.Court.values()).map(loosest::with).toList();
      case ONWARD -> Arrays.stream(Terms.Onward.values()).map(loosest::with).toList();
      case ATTRIBUTION -> Arrays.stream(Terms.Attribution.values()).map(loosest::with).toList();
      case TIME -> validities().stream().map(loosest::with).toList();
    };
  }

  /// Everyone who can be told apart by a rule: on a list or not, by relation, ceiling, naming, and
  /// with all promises but one, all and none.
  static List<Recipient> recipients() {
    List<Set<Dimension>> promises = new ArrayList<>();
    promises.add(Set.of());
    promises.add(EnumSet.allOf(Dimension.class));
    for (var dimension : Dimension.values()) {
      promises.add(EnumSet.complementOf(EnumSet.of(dimension)));
    }
    List<Recipient> recipients = new ArrayList<>();
    for (var organisation : List.of("a", "b", "c")) {
      for (var relation : Recipient.Relation.values()) {
        for (var ceiling : Tlp.values()) {
          for (var promised : promises) {
            recipients.add(new Recipient(organisation, relation, ceiling, promised, false));
            recipients.add(new Recipient(organisation, relation, ceiling, promised, true));
          }
        }
      }
    }
    return recipients;
  }
}
