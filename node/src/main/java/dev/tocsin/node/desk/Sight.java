package dev.tocsin.node.desk;

import dev.tocsin.core.link.Received;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Whether a caller sees what a warning says, by its label and its time.
///
/// @param known whether the caller may learn that it is there at all
/// @param shown whether it is shown
/// @param copied whether its bytes may be saved or exported
/// @param why a sentence for the caller where it is not shown; empty if only the caller's account
///   is in the way
record Sight(boolean known, boolean shown, boolean copied, Optional<String> why) {
  private static final Sight WHOLE = new Sight(true, true, true, Optional.empty());

  /// Decisions without content.
  private static final Sight BY_ROLE = new Sight(true, false, false, Optional.empty());

  private static final Sight UNKNOWN = new Sight(false, false, false, Optional.empty());

  private static final Label HIGHEST = Label.of(Attributes.of(Tlp.RED));

  /// The two ways to read: looking at this node's pages, and taking bytes away.
  private record Ways(Viewer looking, Viewer taking) {
    static Ways of(Set<String> attributes) {
      var looking = new HashSet<>(attributes);
      looking.add(Attributes.CONSOLE);
      return new Ways(Viewer.of(looking), Viewer.of(attributes));
    }
  }

  /// Few people differ in what they have, and viewers remember what they decided.
  private static final Map<Set<String>, Ways> WAYS = new ConcurrentHashMap<>();

  private static final int WAYS_MAX = 1_000;

  /// Whether there may be anything that a caller must not learn of, so that lists and counts differ
  /// from a colleague's. Whoever sees decisions and not content knows of everything.
  static boolean limited(Caller caller) {
    return Rights.READ_CONTENT.allow(caller) && !looking(caller).sees(HIGHEST);
  }

  /// Of something that this node wrote.
  static Sight ofOwn(Caller caller, Label label) {
    if (limited(caller) && !taking(caller).sees(label)) {
      return UNKNOWN;
    }
    return Rights.READ_CONTENT.allow(caller) && taking(caller).sees(label) ? WHOLE : BY_ROLE;
  }

  /// Of something that a partner wrote. What nobody sees, since its markings are not understood,
  /// may be of any level: only who sees the highest one learns of it.
  static Sight of(Caller caller, Received received, Instant now) {
    var visible = received.visible();
    if (!Rights.READ_CONTENT.allow(caller)) {
      return BY_ROLE;
    }
    if (limited(caller) && !looking(caller).sees(visible.label())) {
      return UNKNOWN;
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
    return looking(caller).sees(visible.label())
        ? new Sight(true, true, taking(caller).sees(visible.label()), Optional.empty())
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
    var attributes = new TreeSet<>(caller.attributes());
    attributes.add(Attributes.OWN);
    attributes.add(Standing.ROLE + caller.role().wire());
    if (WAYS.size() >= WAYS_MAX) {
      WAYS.clear();
    }
    return WAYS.computeIfAbsent(attributes, Ways::of);
  }

  private static Sight no(String why) {
    return new Sight(true, false, false, Optional.of(why));
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
