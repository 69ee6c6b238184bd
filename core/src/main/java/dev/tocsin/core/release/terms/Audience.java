package dev.tocsin.core.release.terms;

import dev.tocsin.stix.Tlp;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who may have something: both the reach and the list must let them. There is one value for
/// nobody, so that equal audiences are equal.
///
/// @param reach how far it may go
/// @param releasableTo the only organisations that may have it; empty if there is no such list
public record Audience(Reach reach, Optional<Set<String>> releasableTo) {
  public static final Audience EVERYONE = new Audience(Reach.EVERYONE, Optional.empty());
  public static final Audience NOBODY = new Audience(Reach.NOBODY, Optional.empty());

  public Audience {
    boolean none = reach == Reach.NOBODY || releasableTo.filter(Set::isEmpty).isPresent();
    reach = none ? Reach.NOBODY : reach;
    releasableTo = none ? Optional.empty() : releasableTo.map(Audience::sorted);
  }

  /// How far something may go, loosest first.
  public enum Reach {
    EVERYONE(Tlp.CLEAR),
    COMMUNITY(Tlp.GREEN),
    CLIENTS(Tlp.AMBER),
    /// The organisation; its clients after the originator was asked, as TLP 1 has it.
    CLIENTS_IF_ASKED(Tlp.AMBER),
    ORGANISATION(Tlp.AMBER_STRICT),
    NAMED(Tlp.RED),
    NOBODY(Tlp.RED);

    private final Tlp level;

    Reach(Tlp level) {
      this.level = level;
    }

    /// The level that a recipient must be trusted with at least.
    public Tlp level() {
      return level;
    }
  }

  /// The audience of a level.
  public static Audience of(Tlp level) {
    return new Audience(
        switch (level) {
          case CLEAR -> Reach.EVERYONE;
          case GREEN -> Reach.COMMUNITY;
          case AMBER -> Reach.CLIENTS;
          case AMBER_STRICT -> Reach.ORGANISATION;
          case RED -> Reach.NAMED;
        },
        Optional.empty());
  }

  /// Whoever both let have it.
  public Audience strictest(Audience other) {
    return new Audience(
        reach.compareTo(other.reach) >= 0 ? reach : other.reach,
        both(releasableTo, other.releasableTo));
  }

  private static Optional<Set<String>> both(Optional<Set<String>> one, Optional<Set<String>> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.or(() -> two);
    }
    Set<String> common = new TreeSet<>(one.orElseThrow());
    common.retainAll(two.orElseThrow());
    return Optional.of(common);
  }

  private static Set<String> sorted(Set<String> organisations) {
    return Collections.unmodifiableSet(new TreeSet<>(organisations));
  }

  @Override
  public String toString() {
    String who =
        switch (reach) {
          case EVERYONE -> "everyone";
          case COMMUNITY -> "the community";
          case CLIENTS -> "organisation and clients";
          case CLIENTS_IF_ASKED -> "organisation, and clients after asking";
          case ORGANISATION -> "organisation";
          case NAMED -> "named recipients";
          case NOBODY -> "nobody";
        };
    return releasableTo.map(list -> who + ", of these " + String.join(", ", list)).orElse(who);
  }
}
