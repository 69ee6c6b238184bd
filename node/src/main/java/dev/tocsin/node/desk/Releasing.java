package dev.tocsin.node.desk;

import dev.tocsin.core.release.render.Gap;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.StixException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// From the bytes that someone hands in to a warning in the outbox.
final class Releasing {
  static final String STIX = "application/stix+json";
  static final int TITLE_MAX = 200;

  /// What a bundle is usually about, best first.
  private static final List<String> TITLE_TYPES =
      List.of("report", "incident", "grouping", "campaign", "attack-pattern", "indicator");

  private static final Set<String> META =
      Set.of("marking-definition", "extension-definition", "language-content", "identity");

  private Releasing() {}

  /// What would leave at once, and what stands against it.
  static Preview preview(Judging judging) {
    var rendering = judging.rendering();
    var text = StixText.of(rendering.bundle());
    var title = SafeText.line(judging.outgoing().title());
    var objections = new ArrayList<>(judging.objections());
    if (!judging.gaps().isEmpty()) {
      objections.add(withheld(judging));
    } else if (judging.approvalsRequired() > 0) {
      objections.add(approvals(judging));
    }
    return new Preview(
        judging.partner().name(),
        title.text(),
        rendering.level(),
        PolicyDesk.recipient(judging.policy(), judging.partner()).ceiling(),
        judging.outgoing().part().bytes().size(),
        text.objects(),
        text.flagged() || title.flagged(),
        objections);
  }

  /// Why something cannot leave at once of which a part stays.
  static String withheld(Judging judging) {
    var gap = judging.gaps().getFirst();
    int others = judging.gaps().size() - 1;
    return "Of it "
        + named(gap)
        + (others == 0 ? "" : " and " + others + " more")
        + " may not go to "
        + judging.partner().name()
        + " by the rule "
        + gap.rule().word()
        + ": "
        + gap.reason()
        + " Make a draft of it to see and send what may go: tocsin draft.";
  }

  /// Names within a property, such as those of a dictionary, are content.
  private static String named(Gap gap) {
    String selector = gap.selector();
    int dot = selector.indexOf('.');
    if (dot >= 0) {
      return "a part of " + selector.substring(0, dot) + " of " + gap.object();
    }
    return selector.isEmpty() ? gap.object().toString() : selector + " of " + gap.object();
  }

  /// Why something cannot leave at once that others must approve.
  static String approvals(Judging judging) {
    int required = judging.approvalsRequired();
    return "It is "
        + judging.rendering().level().label()
        + ", and the policy asks that "
        + (required == 1 ? "another person" : required + " other people")
        + " approve it. Make a draft of it: tocsin draft.";
  }

  static Bundle parse(Draft draft) {
    try {
      return Bundle.parse(draft.bundle().toArray());
    } catch (StixException e) {
      throw new DeskException(
          new Problem(
              Problem.Kind.MALFORMED,
              "The bundle is not one that may leave; it has faults at the places named.",
              e.faults().stream()
                  .map(fault ->
                      new Problem.Fault(fault.pointer(), fault.section(), fault.sentence()))
                  .toList()));
    }
  }

  static String title(Draft draft, Bundle bundle) {
    var text = draft.title().map(String::strip).filter(given -> !given.isEmpty());
    var title = text.orElseGet(() -> titleOf(bundle));
    return title.length() <= TITLE_MAX ? title : title.substring(0, TITLE_MAX - 1) + "…";
  }

  private static String titleOf(Bundle bundle) {
    for (var type : TITLE_TYPES) {
      for (var object : bundle.objects()) {
        if (object.type().equals(type) && object.name().filter(n -> !n.isBlank()).isPresent()) {
          return object.name().orElseThrow();
        }
      }
    }
    return bundle.objects().stream()
        .filter(object -> !META.contains(object.type()))
        .flatMap(object -> object.name().stream())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("Warning without a title");
  }
}
