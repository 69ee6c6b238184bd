package dev.tocsin.node.desk;

import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.stix.Tlp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people's accounts may see: a highest level, and further attributes that labels name.
public final class Standing {
  /// No account has more.
  public static final int ATTRIBUTES_MAX = 100;

  static final String ROLE = "role.";

  private Standing() {}

  /// What a role brings where nobody decided otherwise: who sees decisions and not content has no
  /// level, all others have all.
  public static Set<String> usual(Role role) {
    return role == Role.OVERSIGHT ? Set.of() : Set.of(Attributes.of(Tlp.RED));
  }

  /// Attributes that a person of a role may be given.
  ///
  /// @throws DeskException if one of them may not be
  public static Set<String> require(Role role, Set<String> attributes) {
    if (attributes.size() > ATTRIBUTES_MAX) {
      throw wrong("An account has at most " + ATTRIBUTES_MAX + " attributes.");
    }
    for (var attribute : attributes) {
      if (attribute.equals(Attributes.OWN) || attribute.startsWith(ROLE)) {
        throw wrong("Each of this node's people has org.own and their role, and no other role.");
      }
      if (!Attributes.mayBeGiven(attribute)) {
        throw wrong(
            "An attribute is made of lower-case words, such as tlp.amber or community.energy; a"
                + " level is one of the Traffic Light Protocol, and those of channels are not"
                + " given.");
      }
    }
    if (role == Role.OVERSIGHT && level(attributes).isPresent()) {
      throw wrong("Who sees decisions and not content has no level.");
    }
    return Set.copyOf(attributes);
  }

  private static DeskException wrong(String sentence) {
    return new DeskException(Problem.Kind.BAD_REQUEST, sentence);
  }

  private static Optional<Tlp> level(Set<String> attributes) {
    return Tlp.strictest(
        Arrays.stream(Tlp.values())
            .filter(tlp -> attributes.contains(Attributes.of(tlp)))
            .toList());
  }

  /// What a warning may be so that none of those who answer warnings sees it; a sentence, empty if
  /// there is nothing or nobody answers here at all.
  static Optional<String> gap(List<AccountView> accounts) {
    var answering =
        accounts.stream()
            .filter(account -> !account.disabled() && Rights.ANSWER.allow(account.person()))
            .toList();
    var most =
        Tlp.strictest(
            answering.stream().flatMap(each -> level(each.attributes()).stream()).toList());
    return Arrays.stream(Tlp.values())
        .filter(tlp -> most.filter(level -> level.isAtLeast(tlp)).isEmpty())
        .min(Comparator.naturalOrder())
        .filter(_ -> !answering.isEmpty())
        .map(tlp ->
            "Nobody who may answer and release warnings may see what is "
                + tlp.label()
                + (tlp == Tlp.RED ? "" : " or stricter")
                + ", not even a FLASH: it would wait unanswered until someone is given the"
                + " level.");
  }
}
