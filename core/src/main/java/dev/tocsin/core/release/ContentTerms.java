package dev.tocsin.core.release;

import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Terms.Onward;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is asked of whoever has a warning: by the handling that its sender signed, and by the
/// markings of its content. Of both the strictest counts. Immutable.
///
/// @param level the strictest level anywhere; what bears none counts as RED. Empty if no part is a
///   STIX bundle
/// @param terms the strictest of all markings in each dimension
/// @param caveats what people must read with it, verbatim, each once
/// @param portions what is decided on when it is passed on
/// @param faults why its markings cannot be trusted, one sentence each; nobody sees such content
public record ContentTerms(
    Optional<Tlp> level,
    Terms terms,
    List<String> caveats,
    List<MarkedPortion> portions,
    List<String> faults) {
  private static final String STIX = "application/stix+json";
  private static final int FAULTS_MAX = 20;

  /// They say what the rest means, and need no marking of their own.
  private static final Set<String> META =
      Set.of("marking-definition", "extension-definition", "language-content");

  /// No content, or none that says anything of itself.
  public static final ContentTerms NONE =
      new ContentTerms(Optional.empty(), Terms.LOOSEST, List.of(), List.of(), List.of());

  public ContentTerms {
    caveats = List.copyOf(caveats);
    portions = List.copyOf(portions);
    faults = List.copyOf(faults);
  }

  /// What the parts of a warning ask. Costs about as much as parsing them.
  public static ContentTerms of(Collection<Part> parts) {
    var all = NONE;
    for (var part : parts) {
      if (part.mediaType().startsWith(STIX)) {
        all = all.and(read(part));
      }
    }
    return all;
  }

  private static ContentTerms read(Part part) {
    try {
      return of(Bundle.parse(part.content().toArray()));
    } catch (StixException _) {
      return faulty(List.of("A part that is to be a STIX bundle cannot be read as one."));
    }
  }

  /// What the objects of a bundle ask.
  public static ContentTerms of(Bundle bundle) {
    return switch (Definitions.gather(bundle.objects())) {
      case Definitions.Gathered.Contradicting contradicting -> faulty(contradicting.sentences());
      case Definitions.Gathered.Sound sound -> of(bundle.objects(), sound.definitions());
    };
  }

  private static ContentTerms of(List<StixObject> objects, Definitions definitions) {
    var portions = new ArrayList<MarkedPortion>();
    for (var object : objects) {
      var unmarked = META.contains(object.type()) ? Tlp.CLEAR : Tlp.RED;
      portions.addAll(Portions.of(object, definitions, Optional.of(unmarked)));
    }
    return new ContentTerms(
        Tlp.strictest(portions.stream().flatMap(ContentTerms::levels).toList()),
        Portions.terms(portions),
        portions.stream().flatMap(portion -> portion.caveats().stream()).distinct().toList(),
        portions,
        portions.stream()
            .flatMap(portion -> portion.fault().stream())
            .map(MarkedPortion.Fault::sentence)
            .distinct()
            .limit(FAULTS_MAX)
            .toList());
  }

  private static Stream<Tlp> levels(MarkedPortion portion) {
    return portion.markings().stream().flatMap(ContentTerms::level);
  }

  private static Stream<Tlp> level(ReadMarking marking) {
    return marking instanceof Understood understood
        ? understood.level().stream()
        : Stream.<Tlp>empty();
  }

  private static ContentTerms faulty(List<String> faults) {
    return new ContentTerms(Optional.of(Tlp.RED), Terms.NOBODY, List.of(), List.of(), faults);
  }

  private ContentTerms and(ContentTerms other) {
    return new ContentTerms(
        Tlp.strictest(Stream.concat(level.stream(), other.level.stream()).toList()),
        terms.combine(other.terms),
        joined(caveats, other.caveats).stream().distinct().toList(),
        joined(portions, other.portions),
        joined(faults, other.faults));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /// Whether its markings are no stricter than a level.
  public boolean isWithin(Tlp most) {
    return level.filter(own -> !most.isAtLeast(own)).isEmpty();
  }

  /// The handling that says no less than the markings do.
  ///
  /// @param more caveats that stand beside those of the markings
  public Handling handling(List<String> more) {
    return new Handling(
        level.orElse(Tlp.RED),
        joined(more, caveats).stream().distinct().toList(),
        terms.onward() == Onward.FREE,
        terms.time().until(),
        Optional.empty());
  }

  /// What handling asks by itself.
  public static Terms of(Handling handling) {
    return Terms.of(Audience.of(handling.tlp()))
        .with(handling.relay() ? Onward.FREE : Onward.ASK_ORIGINATOR)
        .with(new Validity(Optional.empty(), handling.retainUntil()));
  }

  /// What handling and markings ask together.
  public Terms under(Handling handling) {
    return terms.combine(of(handling));
  }

  /// Who here may see it: our own people, whoever else it may be released to.
  public Label label(Handling handling) {
    if (!faults.isEmpty()) {
      return Label.NOBODY;
    }
    var asked = under(handling);
    var reach = new Audience(asked.audience().reach(), Optional.empty());
    var strictest = level.filter(own -> own.isAtLeast(handling.tlp())).orElse(handling.tlp());
    return Label.all(
        List.of(Label.of(Attributes.OWN), Visibility.of(asked.with(reach), strictest)));
  }
}
