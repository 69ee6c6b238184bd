package dev.tocsin.stix.marking;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.GranularMarking.Content;
import dev.tocsin.stix.marking.GranularMarking.Data;
import dev.tocsin.stix.marking.GranularMarking.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// The markings of one object and of its parts (STIX 2.1 §7.2). A change gives another [Marked],
/// and no change gives this one, with the object's original bytes. Immutable.
///
/// A change of markings is a change of the object: before it is shared it needs a later `modified`
/// (STIX 2.1 §7.2.2), which `Versions.next` gives it.
public record Marked(StixObject object) {
  private static final String WHOLE = "object_marking_refs";
  private static final String PARTS = GranularMarking.PROPERTY;

  public static Marked of(StixObject object) {
    return new Marked(object);
  }

  /// The markings of the whole object, in order.
  public List<StixId> ofObject() {
    return object.objectMarkingRefs();
  }

  /// The markings that name exactly this part, in order.
  ///
  /// @throws StixException if the granular markings are not of their form
  public List<StixId> at(Selector part) throws StixException {
    return data(GranularMarking.of(object), selector -> selector.equals(part)).toList();
  }

  /// All markings that count for this part: those of the object, and those of the part and of
  /// whatever it lies in, in this order. Nothing says that one lifts another.
  ///
  /// @throws StixException if the granular markings are not of their form
  public SequencedSet<StixId> effective(Selector part) throws StixException {
    SequencedSet<StixId> markings = new LinkedHashSet<>(ofObject());
    data(GranularMarking.of(object), selector -> selector.covers(part)).forEach(markings::add);
    return markings;
  }

  /// The markings of parts that lie within this part, which does not bear them as a whole.
  ///
  /// @throws StixException if the granular markings are not of their form
  public SequencedSet<StixId> within(Selector part) throws StixException {
    SequencedSet<StixId> markings = new LinkedHashSet<>();
    data(GranularMarking.of(object), selector -> part.covers(selector) && !part.equals(selector))
        .forEach(markings::add);
    return markings;
  }

  /// The strictest TLP level that counts for this part; empty if none does.
  ///
  /// @throws StixException if the granular markings are not of their form
  public Optional<Tlp> tlp(Selector part) throws StixException {
    return strictest(effective(part));
  }

  /// The TLP level of the whole object; empty if it has none.
  public Optional<Tlp> tlp() {
    return strictest(ofObject());
  }

  /// The language of this part: of the nearest granular marking, else of the object.
  ///
  /// @throws StixException if the granular markings are not of their form
  public Optional<String> language(Selector part) throws StixException {
    int nearest = 0;
    Optional<String> language = object.text("lang");
    for (GranularMarking marking : GranularMarking.of(object)) {
      for (Selector selector : marking.selectors()) {
        int depth = selector.steps().size();
        if (marking.content() instanceof Language(String tag)
            && selector.covers(part)
            && depth > nearest) {
          nearest = depth;
          language = Optional.of(tag);
        }
      }
    }
    return language;
  }

  /// With one more marking of the whole object.
  public Marked add(StixId marking) {
    List<StixId> markings = new ArrayList<>(ofObject());
    if (markings.contains(marking)) {
      return this;
    }
    markings.add(marking);
    return set(markings);
  }

  /// Without a marking of the whole object; markings of parts stay.
  public Marked remove(StixId marking) {
    return set(ofObject().stream().filter(present -> !present.equals(marking)).toList());
  }

  /// With these markings of the whole object and no others; none may be given.
  ///
  /// @throws StixException if an id is not that of a marking
  public Marked set(Collection<StixId> markings) throws StixException {
    List<String> refs = markings.stream().map(StixId::toString).distinct().toList();
    return with(WHOLE, JsonArray.ofStrings(refs));
  }

  /// With one more marking of a part.
  ///
  /// @throws StixException if the object has no such part, or its granular markings are not of
  ///   their form
  public Marked add(StixId marking, Selector part) throws StixException {
    return add(new Data(marking), part);
  }

  /// Without a marking that names exactly this part. What counts for the part because of the object
  /// or of what it lies in still counts.
  public Marked remove(StixId marking, Selector part) {
    return remove(content -> content.equals(new Data(marking)), part);
  }

  /// With these markings that name exactly this part and no others.
  ///
  /// @throws StixException if the object has no such part, or its granular markings are not of
  ///   their form
  public Marked set(Collection<StixId> markings, Selector part) throws StixException {
    if (new LinkedHashSet<>(markings).equals(new LinkedHashSet<>(at(part)))) {
      return this;
    }
    Marked marked = clear(part);
    for (StixId marking : markings) {
      marked = marked.add(marking, part);
    }
    return marked;
  }

  /// Without any marking that names exactly this part; languages stay.
  public Marked clear(Selector part) {
    return remove(content -> content instanceof Data, part);
  }

  /// Without any marking of the object or of a part; languages stay.
  public Marked clear() {
    Marked marked = set(List.of());
    for (JsonValue entry : marked.entries()) {
      if (entry instanceof JsonObject json
          && GranularMarking.content(json).filter(Data.class::isInstance).isPresent()) {
        marked = marked.withoutEntry(entry);
      }
    }
    return marked;
  }

  /// With a part said to be in a language, in place of what was said of exactly this part.
  ///
  /// @param tag an RFC 5646 language code
  /// @throws StixException if the object has no such part, or its granular markings are not of
  ///   their form
  public Marked setLanguage(String tag, Selector part) throws StixException {
    Language language = new Language(tag);
    return remove(content -> content instanceof Language && !content.equals(language), part)
        .add(language, part);
  }

  /// Without a language of exactly this part.
  public Marked clearLanguage(Selector part) {
    return remove(content -> content instanceof Language, part);
  }

  private interface Where {
    boolean holds(Selector selector);
  }

  private interface What {
    boolean holds(Content content);
  }

  private static Stream<StixId> data(List<GranularMarking> markings, Where where) {
    return markings.stream()
        .filter(marking -> marking.selectors().stream().anyMatch(where::holds))
        .map(GranularMarking::content)
        .filter(Data.class::isInstance)
        .map(content -> ((Data) content).marking())
        .distinct();
  }

  private static Optional<Tlp> strictest(Collection<StixId> markings) {
    return Tlp.strictest(markings.stream().flatMap(id -> Tlp.fromMarking(id).stream()).toList());
  }

  private Marked add(Content content, Selector part) {
    if (part.resolve(object.json()).isEmpty()) {
      throw new StixException(
          List.of(new StixFault(part.pointer(), "7.2.3.1", "the object has no such part")));
    }
    boolean there =
        GranularMarking.of(object).stream()
            .anyMatch(
                marking -> marking.content().equals(content) && marking.selectors().contains(part));
    if (there) {
      return this;
    }
    List<JsonValue> entries = new ArrayList<>(entries());
    JsonString selector = new JsonString(part.toString());
    for (int index = 0; index < entries.size(); index++) {
      if (entries.get(index) instanceof JsonObject entry
          && entry.members().size() == 2
          && GranularMarking.content(entry).equals(Optional.of(content))) {
        List<JsonValue> selectors = new ArrayList<>(selectors(entry));
        selectors.add(selector);
        entries.set(index, withSelectors(entry, selectors));
        return with(PARTS, new JsonArray(entries));
      }
    }
    entries.add(withSelectors(begin(content), List.of(selector)));
    return with(PARTS, new JsonArray(entries));
  }

  private Marked remove(What what, Selector part) {
    JsonString selector = new JsonString(part.toString());
    List<JsonValue> kept = new ArrayList<>();
    for (JsonValue value : entries()) {
      if (value instanceof JsonObject entry
          && GranularMarking.content(entry).filter(what::holds).isPresent()
          && selectors(entry).contains(selector)) {
        List<JsonValue> others =
            selectors(entry).stream().filter(other -> !other.equals(selector)).toList();
        if (!others.isEmpty()) {
          kept.add(withSelectors(entry, others));
        }
      } else {
        kept.add(value);
      }
    }
    return with(PARTS, new JsonArray(kept));
  }

  private Marked withoutEntry(JsonValue entry) {
    return with(
        PARTS, new JsonArray(entries().stream().filter(other -> !other.equals(entry)).toList()));
  }

  private List<JsonValue> entries() {
    return object.json().members().get(PARTS) instanceof JsonArray list
        ? list.elements()
        : List.of();
  }

  private static List<JsonValue> selectors(JsonObject entry) {
    return entry.members().get("selectors") instanceof JsonArray list ? list.elements() : List.of();
  }

  private static JsonObject begin(Content content) {
    return switch (content) {
      case Data(StixId marking) ->
          JsonObject.builder().put("marking_ref", marking.toString()).build();
      case Language(String tag) -> JsonObject.builder().put("lang", tag).build();
    };
  }

  private static JsonObject withSelectors(JsonObject entry, List<JsonValue> selectors) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(entry.members());
    members.put("selectors", new JsonArray(selectors));
    return new JsonObject(members);
  }

  /// An empty list is not valid (STIX 2.1 §2.12), so the property goes with its last element.
  private Marked with(String property, JsonArray list) {
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>(object.json().members());
    if (list.elements().isEmpty()) {
      members.remove(property);
    } else {
      members.put(property, list);
    }
    JsonObject changed = new JsonObject(members);
    return changed.equals(object.json()) ? this : new Marked(StixObject.of(changed));
  }
}
