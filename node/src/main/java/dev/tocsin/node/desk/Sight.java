package dev.tocsin.node.desk;

import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a caller sees what a warning says, by its label and its time.
///
/// @param shown whether it is shown
/// @param copied whether its bytes may be saved or exported
/// @param why a sentence for the caller where it is not shown; empty if only the role is in the way
record Sight(boolean shown, boolean copied, Optional<String> why) {
  private static final Sight BY_ROLE = new Sight(false, false, Optional.empty());

  /// The two ways to read: looking at this node's pages, and taking bytes away.
  private record Ways(Viewer looking, Viewer taking) {}

  private static final Map<Role, Ways> WAYS = ways();

  private static Map<Role, Ways> ways() {
    var ways = new EnumMap<Role, Ways>(Role.class);
    for (var role : Role.values()) {
      var taking = attributes(role);
      var looking = new HashSet<>(taking);
      looking.add(Attributes.CONSOLE);
      ways.put(role, new Ways(Viewer.of(looking), Viewer.of(taking)));
    }
    return ways;
  }

  /// What a role brings: who sees decisions and not content has no level, all others have all.
  static Set<String> attributes(Role role) {
    var attributes = new HashSet<>(Set.of(Attributes.OWN, "role." + role.wire()));
    if (role != Role.OVERSIGHT) {
      attributes.add(Attributes.of(Tlp.RED));
    }
    return attributes;
  }

  /// Of something that this node wrote.
  static Sight ofOwn(Caller caller, Label label) {
    boolean sees = Rights.READ_CONTENT.allow(caller) && ways(caller).taking().sees(label);
    return sees ? new Sight(true, true, Optional.empty()) : BY_ROLE;
  }

  /// Of something that a partner wrote.
  static Sight of(Caller caller, Received received, Instant now) {
    var visible = received.visible();
    if (!Rights.READ_CONTENT.allow(caller)) {
      return BY_ROLE;
    }
    if (received.state() == ReceivedState.REFUSED) {
      return no("This node refused it, so what it says was not kept.");
    }
    if (visible.over(now)) {
      return no(
          "It could be had until "
              + visible.until().orElseThrow()
              + ", so what it says is no longer shown. What was decided about it stays provable.");
    }
    if (visible.label().equals(Label.NOBODY)) {
      return no(
          "Nobody here may see what it says, because its markings are not understood or contradict"
              + " each other. Ask its sender to send it again, marked otherwise.");
    }
    return ways(caller).looking().sees(visible.label())
        ? new Sight(true, ways(caller).taking().sees(visible.label()), Optional.empty())
        : BY_ROLE;
  }

  /// What a caller may look at here.
  static Viewer looking(Caller caller) {
    return ways(caller).looking();
  }

  /// What a caller may take away, such as into a draft.
  static Viewer taking(Caller caller) {
    return ways(caller).taking();
  }

  private static Ways ways(Caller caller) {
    return Optional.ofNullable(WAYS.get(caller.role())).orElseThrow();
  }

  private static Sight no(String why) {
    return new Sight(false, false, Optional.of(why));
  }

  /// Lets whoever may look at it pass.
  ///
  /// @throws DeskException if it is not shown to the caller
  void requireShown() {
    if (!shown) {
      throw why.map(sentence -> new DeskException(Problem.Kind.POLICY, sentence))
          .orElseGet(() -> new DeskException(Problem.ABSENT));
    }
  }

  /// Lets whoever may take its bytes away pass.
  ///
  /// @throws DeskException if the caller may not
  void requireCopied() {
    requireShown();
    if (!copied) {
      throw new DeskException(
          Problem.Kind.POLICY,
          "Its sender gives no copy of it, or lets it be kept only for a time: it can be read here,"
              + " and not be saved or exported.");
    }
  }
}
