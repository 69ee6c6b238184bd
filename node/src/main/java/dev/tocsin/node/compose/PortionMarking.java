package dev.tocsin.node.compose;

import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import dev.tocsin.stix.model.BundleDraft;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.Note;
import dev.tocsin.stix.model.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// Changes what a draft's bundle says of its portions. Objects keep their place, new ones come
/// last; an object that changes gets a later `modified`. Immutable but for its sources.
///
/// Every method throws [dev.tocsin.stix.StixException] if the object may not change or has no such
/// part, and [IllegalArgumentException] with a sentence for people if the wish makes no sense.
public final class PortionMarking {
  /// Texts of which a passage can be taken out; others are marked whole.
  private static final Set<String> TEXTS =
      Set.of("description", "content", "explanation", "abstract", "body");

  private final Bundle bundle;
  private final Creator creator;

  /// Of one draft.
  ///
  /// @param creator where ids and times of what is new come from
  public PortionMarking(Bundle bundle, Creator creator) {
    this.bundle = bundle;
    this.creator = creator;
  }

  /// What was done.
  public record Done(Bundle bundle, Kind kind) {}

  /// What kind of thing was done.
  public enum Kind {
    MARKED,
    /// What lies around the part is stricter, so nothing follows from it.
    WITHOUT_EFFECT,
    /// The passage went into a note of its own.
    MOVED,
    /// The field cannot be divided, so it was marked whole.
    MARKED_WHOLE,
    CLEARED,
    CHANGED
  }

  /// Marks portions.
  public Done mark(Collection<Place> places, Marks marks) {
    if (places.isEmpty() || marks.isNothing()) {
      throw new IllegalArgumentException("Tick what you want to mark, and say how.");
    }
    var definition = definition(marks.wishes());
    var objects = new ArrayList<>(bundle.objects());
    boolean effect = false;
    for (var place : places) {
      var before = Marked.of(object(objects, place.object()));
      effect |= tightens(before, place, marks);
      var after = marked(before, place, marks, definition.map(StixObject::id));
      objects.set(place.object(), changed(before.object(), after.object()));
    }
    if (!effect) {
      return new Done(bundle, Kind.WITHOUT_EFFECT);
    }
    definition.filter(each -> !objects.contains(each)).ifPresent(objects::add);
    return new Done(rebuilt(objects), Kind.MARKED);
  }

  private static boolean tightens(Marked before, Place place, Marks marks) {
    return place.part().isEmpty()
        || !marks.wishes().isNothing()
        || !marks.known().isEmpty()
        || marks.level().filter(level -> above(before, level)).isPresent();
  }

  private static boolean above(Marked before, Tlp level) {
    return before.tlp().filter(whole -> whole.isAtLeast(level)).isEmpty();
  }

  private static Marked marked(
      Marked before, Place place, Marks marks, Optional<StixId> definition) {
    var refs = new ArrayList<>(at(before, place));
    marks
        .level()
        .ifPresent(level -> {
          refs.removeIf(id -> Tlp.fromMarking(id).isPresent());
          refs.add(level.marking());
        });
    refs.addAll(marks.known());
    definition.ifPresent(refs::add);
    var after = set(before, place, refs);
    if (definition.isEmpty()) {
      return after;
    }
    // Whoever does not know the extension must not give away more than it allows.
    var least = marks.wishes().least();
    boolean enough = tlp(after, place).filter(level -> level.isAtLeast(least)).isPresent();
    if (!enough) {
      refs.removeIf(id -> Tlp.fromMarking(id).isPresent());
      refs.add(least.marking());
    }
    return enough ? after : set(before, place, refs);
  }

  private static List<StixId> at(Marked marked, Place place) {
    return place.part().map(marked::at).orElseGet(marked::ofObject);
  }

  private static Marked set(Marked marked, Place place, List<StixId> refs) {
    return place.part().map(part -> marked.set(refs, part)).orElseGet(() -> marked.set(refs));
  }

  private static Optional<Tlp> tlp(Marked marked, Place place) {
    return place.part().map(marked::tlp).orElseGet(marked::tlp);
  }

  /// The definition that stands there already or a new one.
  private Optional<StixObject> definition(Marks.Wishes wishes) {
    if (wishes.isNothing()) {
      return Optional.empty();
    }
    var extensions = JsonObject.builder().put(Handling.EXTENSION, wishes.content()).build();
    return bundle.objects().stream()
        .filter(object -> object.type().equals("marking-definition"))
        .filter(object -> object.json().member("extensions").equals(Optional.of(extensions)))
        .findFirst()
        .or(() -> Optional.of(newDefinition(extensions)));
  }

  private StixObject newDefinition(JsonObject extensions) {
    return StixObject.of(
        JsonObject.builder()
            .put("type", "marking-definition")
            .put("spec_version", "2.1")
            .put("id", new StixId("marking-definition", creator.ids().next()).toString())
            .put("created", Creator.timestamp(creator.clock().instant()).text())
            .put("name", "Handling")
            .put("extensions", extensions)
            .build());
  }

  /// Takes the markings of exactly these portions away; a whole object keeps its level, since what
  /// bears none goes by the policy's rule for that.
  public Done clear(Collection<Place> places) {
    var objects = new ArrayList<>(bundle.objects());
    for (var place : places) {
      var before = Marked.of(object(objects, place.object()));
      var after =
          place
              .part()
              .map(before::clear)
              .orElseGet(() ->
                  before.set(
                      before.ofObject().stream()
                          .filter(id -> Tlp.fromMarking(id).isPresent())
                          .toList()));
      objects.set(place.object(), changed(before.object(), after.object()));
    }
    return new Done(rebuilt(objects), Kind.CLEARED);
  }

  /// Takes a passage out of a text into a note of its own that bears the marks, since a marking
  /// selects properties and never words in them. A field that has no text around the passage, or is
  /// no text that can be divided, is marked whole.
  ///
  /// @param passage word for word; all places where it stands are meant
  public Done markPassage(Place place, String passage, Marks marks) {
    if (marks.isNothing()) {
      throw new IllegalArgumentException("Say how the passage is to be marked.");
    }
    var part = place.part().orElseThrow(() -> new IllegalArgumentException("Tick one text."));
    var object = object(bundle.objects(), place.object());
    var words = passage.replace("\r\n", "\n").strip();
    if (!(part.resolve(object.json()).orElse(new JsonString("")) instanceof JsonString text)
        || words.isEmpty()
        || !text.value().contains(words)) {
      throw new IllegalArgumentException(
          "Those words do not stand in the text that is ticked. Select them again; where invisible"
              + " characters were marked, mark the whole field.");
    }
    if (!tightens(Marked.of(object), place, marks)) {
      return new Done(bundle, Kind.WITHOUT_EFFECT);
    }
    var rest = without(text.value(), words);
    if (rest.isEmpty() || !divisible(part)) {
      return new Done(mark(List.of(place), marks).bundle(), Kind.MARKED_WHOLE);
    }
    var note = Note.draft(creator, words, List.of(object.id())).build().source();
    var objects = new ArrayList<>(bundle.objects());
    objects.set(
        place.object(),
        changed(object, object.with(with(object.json(), part.toString(), new JsonString(rest)))));
    // What counted for the field counts for the note, so that moving loosens nothing.
    objects.add(Marked.of(note).set(Marked.of(object).effective(part)).object());
    var moved = new PortionMarking(rebuilt(objects), creator);
    return new Done(
        moved.mark(List.of(Place.whole(objects.size() - 1)), atLeast(marks, object, part)).bundle(),
        Kind.MOVED);
  }

  private static Marks atLeast(Marks marks, StixObject object, Selector part) {
    var level =
        marks
            .level()
            .flatMap(wished ->
                Tlp.strictest(
                    Stream.concat(Stream.of(wished), Marked.of(object).tlp(part).stream())
                        .toList()));
    return new Marks(level, marks.known(), marks.wishes());
  }

  private static boolean divisible(Selector part) {
    return part.steps().size() == 1 && TEXTS.contains(part.toString());
  }

  /// The text without the words and without the gap that they leave.
  private static String without(String text, String words) {
    return text.replace(words, "\u0000")
        .replaceAll("[ \\t]*\u0000[ \\t]*", " ")
        .replaceAll(" +(?=[.,;:!?\\n])|(?<=\\n) +", "")
        .strip();
  }

  /// Gives texts of an object other words; an empty one takes the property away.
  ///
  /// @param texts by property
  public Done write(int number, SequencedMap<String, String> texts) {
    var objects = new ArrayList<>(bundle.objects());
    var before = object(objects, number);
    var json = before.json();
    for (var text : texts.entrySet()) {
      if (json.members().get(text.getKey()) instanceof JsonString) {
        json =
            text.getValue().isEmpty()
                ? without(json, text.getKey())
                : with(json, text.getKey(), new JsonString(text.getValue()));
      }
    }
    objects.set(number, changed(before, before.with(json)));
    return new Done(rebuilt(objects), Kind.CHANGED);
  }

  private static JsonObject with(JsonObject json, String name, JsonValue value) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(json.members());
    members.put(name, value);
    return new JsonObject(members);
  }

  private static JsonObject without(JsonObject json, String name) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(json.members());
    members.remove(name);
    return new JsonObject(members);
  }

  private static StixObject object(List<StixObject> objects, int number) {
    if (number >= objects.size()) {
      throw new IllegalArgumentException("The draft has no such object; look at it again.");
    }
    return objects.get(number);
  }

  private StixObject changed(StixObject before, StixObject after) {
    if (before.json().equals(after.json()) || before.modified().isEmpty()) {
      return after;
    }
    return Versions.next(before, after.json(), later(before.modified().orElseThrow().instant()));
  }

  private Instant later(Instant before) {
    var now = creator.clock().instant();
    var next = before.plusMillis(1);
    return now.isAfter(next) ? now : next;
  }

  private Bundle rebuilt(List<StixObject> objects) {
    return BundleDraft.of(bundle.id()::uuid).addAll(objects).addTlpDefinitions().build();
  }

  /// The markings beside levels that a bundle defines, in order.
  public static Stream<StixObject> definitions(Bundle bundle) {
    return bundle.objects().stream()
        .filter(object -> object.type().equals("marking-definition"))
        .filter(object -> Tlp.fromMarking(object.id()).isEmpty());
  }
}
