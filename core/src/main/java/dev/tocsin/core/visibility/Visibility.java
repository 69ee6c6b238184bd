package dev.tocsin.core.visibility;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    if (markings.whole().stream().allMatch(id -> Tlp.fromMarking(id).isEmpty())) {
      levels.add(type.equals(MARKING) ? Tlp.CLEAR : unmarked);
    }
    for (var marking : concat(markings)) {
      var level = Tlp.fromMarking(marking);
      level.ifPresent(levels::add);
      if (level.isEmpty() && !known.find(marking).filter(Visibility::isStatement).isPresent()) {
        unknown.add(marking);
      }
    }
    if (!unknown.isEmpty()) {
      return new Labelled(Label.NOBODY, unknown);
    }
    return new Labelled(Label.of(Attributes.of(Tlp.strictest(levels).orElse(unmarked))), Set.of());
  }

  private static List<StixId> concat(Borne markings) {
    return Stream.concat(markings.whole().stream(), markings.parts().stream()).toList();
  }

  /// A statement says something and restricts nothing; one with an extension may restrict more than
  /// it says.
  private static boolean isStatement(StixObject definition) {
    return definition.json().member("extensions").isEmpty()
        && definition.text("definition_type").equals(Optional.of("statement"))
        && definition.json().members().get("definition") instanceof JsonObject content
        && content.members().get("statement") instanceof JsonString;
  }

  /// The attributes that let see everything that this node's own people may see.
  public static List<String> ownPeople() {
    return List.of(Attributes.of(Tlp.RED), "org.own", Attributes.CONSOLE);
  }
}
