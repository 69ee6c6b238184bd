package dev.tocsin.core.release.render;

import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An object of a draft, with what a rendering has to know of it. Immutable.
///
/// @param index where it stands in the draft
/// @param portions itself first; none for a definition that bears no markings, which goes where
///   what it defines goes
/// @param mentions the objects of the draft that it names, its markings apart
/// @param bearsLevel whether one of the standard levels is on the whole of it
/// @param uses the ids of the definitions that it needs, among other texts
record Piece(
    int index,
    StixObject object,
    List<Marked> portions,
    List<Mention> mentions,
    boolean bearsLevel,
    Set<String> uses) {
  private static final Set<String> DEFINITIONS =
      Set.of("marking-definition", "extension-definition");

  /// How deep a translated property stands: contents, language, property.
  private static final int TRANSLATED = 3;

  /// The properties that hold markings; whoever cuts these loosens something.
  static final Set<String> MARKINGS = Set.of("object_marking_refs", "granular_markings");

  Piece {
    portions = List.copyOf(portions);
    mentions = List.copyOf(mentions);
    uses = Set.copyOf(uses);
  }

  /// @param draft the ids of all objects
  static Piece of(int index, StixObject object, List<Marked> portions, Set<StixId> draft) {
    var mentions = mentions(object, draft);
    boolean bearsLevel =
        object.objectMarkingRefs().stream().anyMatch(id -> Tlp.fromMarking(id).isPresent());
    var uses = uses(object.json(), mentions.stream());
    return new Piece(index, object, portions, mentions, bearsLevel, uses);
  }

  /// A portion, and the number of the set of markings that it bears.
  record Marked(MarkedPortion portion, int group) {
    Place place() {
      return portion.portion().part().map(Place::of).orElse(Place.TOP);
    }
  }

  /// A value, or the name of a member, that is the id of an object of the draft.
  record Mention(Place place, StixId object) {}

  static boolean isDefinition(StixObject object) {
    return DEFINITIONS.contains(object.type());
  }

  boolean isDefinition() {
    return isDefinition(object);
  }

  /// Whether it is one of the definitions that everybody knows.
  boolean isLevel() {
    return Tlp.fromMarking(object.id()).isPresent();
  }

  /// Whether it goes where what it defines goes.
  boolean follows() {
    return portions.isEmpty();
  }

  boolean isTranslation() {
    return object.type().equals("language-content");
  }

  /// What goes at the least with a part of it: a translation has as many parts as what it
  /// translates (STIX 2.1 §7.1), so that it goes whole.
  Place least(Place part) {
    boolean inTranslation =
        isTranslation()
            && part.steps().size() > TRANSLATED
            && part.steps().getFirst().equals("contents");
    return inTranslation ? new Place(part.steps().subList(0, TRANSLATED)) : part;
  }

  /// The texts by which an object may need a definition.
  ///
  /// @param mentions what it still names
  static Set<String> uses(JsonObject json, Stream<Mention> mentions) {
    Set<String> uses = new HashSet<>();
    Texts.ofMarkings(json).forEach(uses::add);
    if (json.members().get("extensions") instanceof JsonObject extensions) {
      uses.addAll(extensions.members().keySet());
    }
    mentions.forEach(mention -> uses.add(mention.object().toString()));
    return uses;
  }

  /// The objects of the draft that it names.
  private static List<Mention> mentions(StixObject object, Set<StixId> draft) {
    List<Mention> mentions = new ArrayList<>();
    object
        .json()
        .members()
        .forEach((name, value) -> {
          if (!name.equals("id") && !MARKINGS.contains(name)) {
            mentions(value, Place.TOP.then(name), draft, mentions);
          }
        });
    return mentions;
  }

  private static void mentions(
      JsonValue value, Place place, Set<StixId> draft, List<Mention> mentions) {
    if (value instanceof JsonString(String text)) {
      mention(text, place, draft, mentions);
    } else if (value instanceof JsonArray(var elements)) {
      for (int index = 0; index < elements.size(); index++) {
        mentions(elements.get(index), place.then(index), draft, mentions);
      }
    } else if (value instanceof JsonObject(var members)) {
      members.forEach((name, member) -> {
        mention(name, place.then(name), draft, mentions);
        mentions(member, place.then(name), draft, mentions);
      });
    }
  }

  private static void mention(String text, Place place, Set<StixId> draft, List<Mention> mentions) {
    StixId.read(text).filter(draft::contains).ifPresent(id -> mentions.add(new Mention(place, id)));
  }
}
