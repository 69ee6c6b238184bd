package dev.tocsin.core.visibility;

import dev.tocsin.core.release.marking.MarkingReader;
import dev.tocsin.core.release.marking.ReadMarking.NotUnderstood;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// From the markings of an object to the label of whoever may see it. An object is shown whole or
/// not at all, so the strictest of its parts counts. Pure and total.
public final class Visibility {
  private static final String MARKING = "marking-definition";

  private Visibility() {}

  /// An object's label.
  ///
  /// @param unknown the markings that keep it from everybody, because nobody here knows them
  public record Labelled(Label label, Set<StixId> unknown) {
    public Labelled {
      unknown = Set.copyOf(unknown);
    }
  }

  /// The markings that an object bears.
  ///
  /// @param whole those of the object
  /// @param parts those of parts of it, which say nothing of its other parts
  public record Borne(List<StixId> whole, List<StixId> parts) {
    public Borne {
      whole = List.copyOf(whole);
      parts = List.copyOf(parts);
    }

    public static Borne by(StixObject object) {
      return new Borne(object.objectMarkingRefs(), object.granularMarkingRefs());
    }
  }

  /// The label of an object.
  ///
  /// @param unmarked the level of what bears none
  public static Labelled of(StixObject object, MarkingDefinitions known, Tlp unmarked) {
    return of(object.type(), Borne.by(object), known, unmarked);
  }

  /// The label of an object by its markings. Where no level stands on the whole of it, some part
  /// bears none, and has the level of what is not marked.
  ///
  /// @param type the object's type; a definition of a marking that is not marked itself is for
  ///   everyone who may see anything, since without it nobody can tell what a marking means
  public static Labelled of(String type, Borne markings, MarkingDefinitions known, Tlp unmarked) {
    var unknown = new LinkedHashSet<StixId>();
    var levels = new ArrayList<Tlp>();
    var terms = new ArrayList<Terms>();
    if (markings.whole().stream().allMatch(id -> Tlp.fromMarking(id).isEmpty())) {
      levels.add(type.equals(MARKING) ? Tlp.CLEAR : unmarked);
    }
    for (var marking : concat(markings)) {
      switch (MarkingReader.read(marking, known::find)) {
        case Understood understood -> {
          understood.least().ifPresent(levels::add);
          levels.add(understood.terms().audience().reach().level());
          terms.add(understood.terms());
        }
        case NotUnderstood _ -> unknown.add(marking);
      }
    }
    if (!unknown.isEmpty()) {
      return new Labelled(Label.NOBODY, unknown);
    }
    return new Labelled(of(Terms.combine(terms), Tlp.strictest(levels).orElse(unmarked)), Set.of());
  }

  /// The label of what bears a level and asks for some terms.
  public static Label of(Terms terms, Tlp level) {
    var labels = restrictions(terms);
    labels.add(Label.of(Attributes.of(level)));
    return Label.all(labels);
  }

  /// What a level does not say. Our own people may see what others gave to us, whoever else may. A
  /// label cannot end, so what may be had for a time only is shown and never copied.
  private static List<Label> restrictions(Terms terms) {
    var labels = new ArrayList<Label>();
    if (terms.audience().equals(Audience.NOBODY)) {
      labels.add(Label.of(Attributes.OWN));
    }
    terms
        .audience()
        .releasableTo()
        .ifPresent(organisations ->
            labels.add(
                Label.any(
                    Stream.concat(
                            organisations.stream().map(name -> Label.of("org." + name)),
                            Stream.of(Label.of(Attributes.OWN)))
                        .toList())));
    if (terms.copy() == Terms.Copy.SHOW_ONLY || !terms.time().equals(Validity.ALWAYS)) {
      labels.add(Label.of(Attributes.CONSOLE));
    }
    return labels;
  }

  private static List<StixId> concat(Borne markings) {
    return Stream.concat(markings.whole().stream(), markings.parts().stream()).toList();
  }
}
