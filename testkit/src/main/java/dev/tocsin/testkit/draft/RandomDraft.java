package dev.tocsin.testkit.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.Selector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;

/// A draft, a policy and a recipient drawn from a seed. Each text has words of its own that stand
/// nowhere else: twelve consonants, of which no six in a row come twice. One thread.
public final class RandomDraft {
  static final int PIECE = 6;

  private static final String CREATOR = "created_by_ref";
  static final StixId BUNDLE = StixId.parse("bundle--00000001-0000-4000-8000-000000000000");

  private static final int WORD = 12;

  /// What words are made of.
  static final String LETTERS = "bcdfghjklmnpqrstvwxz";

  private static final Pattern BLANK = Pattern.compile("\\$T|\\$N|\\$H|\\$I|\\$D|@[a-z-]+");

  private final SplittableRandom random;
  private final Set<String> pieces = new HashSet<>();
  private final Map<String, List<String>> ids = new LinkedHashMap<>();
  private final List<String> all = new ArrayList<>();
  private final List<String> markings = new ArrayList<>();
  private final List<JsonObject> objects = new ArrayList<>();
  private int number = 100_000_000;
  private int objectNumber;

  private RandomDraft(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// What a seed gives.
  public static Case of(long seed) {
    return new RandomDraft(seed).draw();
  }

  /// A draft and who it is rendered for.
  ///
  /// @param objects of a bundle
  /// @param unmarked the level of what bears none
  public record Case(List<JsonObject> objects, Optional<Tlp> unmarked, Renderer.Reader reader) {
    public Case {
      objects = List.copyOf(objects);
    }

    Case with(List<JsonObject> others) {
      return new Case(others, unmarked, reader);
    }

    /// The same for somebody else.
    public Case with(Renderer.Reader other) {
      return new Case(objects, unmarked, other);
    }

    /// The objects as a bundle.
    public Bytes bytes() {
      return Bytes.of(new Bundle(BUNDLE, objects.stream().map(StixObject::of).toList()).toBytes());
    }
  }

  private Case draw() {
    var recipient = recipient();
    int definitions = 2 + random.nextInt(6);
    for (int index = 0; index < definitions; index++) {
      definition();
    }
    List<String> types = new ArrayList<>();
    int count = 2 + random.nextInt(9);
    for (int index = 0; index < count; index++) {
      types.add(pick(Kinds.TYPES));
    }
    List<String> own = new ArrayList<>();
    for (String type : types) {
      boolean made = !Kinds.hasVersions(type) && chance(30);
      String id = type + "--" + (made ? asVersion5(uuid()) : uuid());
      var before = ids.computeIfAbsent(type, _ -> new ArrayList<>());
      boolean again = !before.isEmpty() && chance(3) && Kinds.hasVersions(type);
      own.add(again ? pick(before) : id);
      before.add(own.getLast());
      if (Kinds.isNamed(type)) {
        all.add(own.getLast());
      }
    }
    for (int index = 0; index < count; index++) {
      object(types.get(index), own.get(index));
    }
    Optional<Tlp> unmarked =
        chance(50) ? Optional.of(pick(List.of(Tlp.values()))) : Optional.empty();
    ofOneCreator();
    if (!Kinds.areSound(objects)) {
      // The time of a version that is not there.
      objects.replaceAll(RandomDraft::ofAnyVersion);
    }
    return new Case(shuffled(objects), unmarked, recipient);
  }

  private Renderer.Reader recipient() {
    Set<Dimension> promises = EnumSet.allOf(Dimension.class);
    if (chance(25)) {
      promises.removeIf(_ -> chance(30));
    }
    var recipient =
        new Recipient(
            pick(List.of("south", "mill", "coast")),
            pick(List.of(Recipient.Relation.values())),
            pick(List.of(Tlp.values())),
            promises,
            chance(70));
    return new Renderer.Reader(
        recipient, Hash.of(recipient.organisation().getBytes(UTF_8)), List.of());
  }

  /// The versions of an object have one creator, or the later one is not drawn.
  private void ofOneCreator() {
    Map<JsonValue, JsonObject> first = new HashMap<>();
    List<JsonObject> drawn = List.copyOf(objects);
    objects.clear();
    for (JsonObject object : drawn) {
      var earlier = first.putIfAbsent(object.member("id").orElseThrow(), object);
      var creator = object.member(CREATOR);
      if (earlier == null || creator.equals(earlier.member(CREATOR))) {
        objects.add(object);
      } else if (creator.isPresent() && earlier.member(CREATOR).isPresent()) {
        var members = new LinkedHashMap<>(object.members());
        members.put(CREATOR, earlier.member(CREATOR).orElseThrow());
        objects.add(new JsonObject(members));
      }
    }
  }

  private static JsonObject ofAnyVersion(JsonObject object) {
    var members = new LinkedHashMap<>(object.members());
    if (members.remove("object_modified") == null) {
      return object;
    }
    if (members.remove("granular_markings") instanceof JsonArray(var parts)) {
      var others = parts.stream().filter(part -> !selects(part, "object_modified")).toList();
      if (!others.isEmpty()) {
        members.put("granular_markings", new JsonArray(others));
      }
    }
    return new JsonObject(members);
  }

  /// Whether it marks a member, perhaps among others.
  private static boolean selects(JsonValue part, String name) {
    return part instanceof JsonObject marked
        && marked.member("selectors").orElse(JsonNull.NULL) instanceof JsonArray(var selectors)
        && selectors.contains(new JsonString(name));
  }

  // Markings.

  private void definition() {
    if (chance(55)) {
      var level = pick(List.of(Tlp.values()));
      markings.add(pick(level.markings()).toString());
      if (chance(60)) {
        var definition = chance(50) ? Optional.of(level.definition()) : level.definitionInTlp1();
        definition
            .filter(
                json -> objects.stream().noneMatch(o -> o.member("id").equals(json.member("id"))))
            .ifPresent(objects::add);
      }
      return;
    }
    String id = "marking-definition--" + uuid();
    if (chance(90)) {
      String what = pick(Kinds.DEFINITIONS);
      if (what.contains("%s")) {
        what = what.formatted(pick(Kinds.HANDLING));
      }
      String marked =
          chance(10) && !markings.isEmpty()
              ? ",'object_marking_refs':['" + pick(markings) + "']"
              : "";
      objects.add(
          json(
              "{'type':'marking-definition','spec_version':'2.1','id':'%s','created':'2026-01-01T00:00:00.000Z'%s%s%s}"
                  .formatted(id, chance(50) ? ",'name':'$T'" : "", marked, what)));
    }
    markings.add(id);
  }

  private void marked(Map<String, JsonValue> members) {
    Set<String> refs = new HashSet<>();
    // Mostly a level that lets something through, or nothing would be there to look at.
    if (chance(65)) {
      refs.add(pick(List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER)).marking().toString());
    }
    while (chance(25)) {
      refs.add(pick(markings));
    }
    if (!refs.isEmpty()) {
      members.put("object_marking_refs", list(refs.stream().sorted().toList()));
    }
    List<String> places = new ArrayList<>();
    members.forEach((name, value) -> places(name, value, places));
    places.removeIf(place -> Selector.read(place).isEmpty());
    List<JsonValue> parts = new ArrayList<>();
    while (chance(50) && parts.size() < 4) {
      List<String> selectors = new ArrayList<>();
      do {
        selectors.add(pick(places));
      } while (chance(30));
      parts.add(
          JsonObject.builder()
              .put(chance(90) ? "marking_ref" : "lang", "")
              .put("selectors", list(selectors.stream().distinct().toList()))
              .build());
    }
    if (!parts.isEmpty()) {
      members.put("granular_markings", new JsonArray(parts.stream().map(this::filled).toList()));
    }
  }

  private JsonValue filled(JsonValue part) {
    var members = new LinkedHashMap<>(((JsonObject) part).members());
    members.replace("marking_ref", new JsonString(pick(markings)));
    members.replace("lang", new JsonString("de"));
    return new JsonObject(members);
  }

  /// All places in a value that a selector might name, the identity of the object apart.
  static void places(String place, JsonValue value, List<String> places) {
    if (Set.of("id", "type", "spec_version", "created", "modified", "object_marking_refs")
        .contains(place)) {
      return;
    }
    places.add(place);
    if (value instanceof JsonObject object) {
      object.members().forEach((name, member) -> places(place + "." + name, member, places));
    } else if (value instanceof JsonArray(var elements)) {
      for (int index = 0; index < elements.size(); index++) {
        places(place + ".[" + index + "]", elements.get(index), places);
      }
    }
  }

  // Objects.

  private void object(String type, String id) {
    objectNumber++;
    var text = new StringBuilder("{'type':'" + type + "','spec_version':'2.1','id':'" + id + "'");
    if (Kinds.hasVersions(type)) {
      text.append(",'created':'2026-01-01T00:00:00.000Z'")
          .append(",'modified':'2026-01-%02dT00:00:00.000Z'".formatted(1 + objectNumber));
    }
    for (String member : Kinds.required(type)) {
      text.append(',').append(member);
    }
    for (String member : Kinds.optional(type)) {
      if (chance(40) && has(member)) {
        text.append(',').append(member);
      }
    }
    for (String member : Kinds.COMMON) {
      boolean fits =
          Kinds.hasVersions(type) || member.startsWith("'x_") || member.startsWith("'ext");
      boolean there = text.toString().contains("," + member.substring(0, member.indexOf(':') + 1));
      if (chance(15) && fits && !there && has(member)) {
        text.append(',').append(member);
      }
    }
    var members = new LinkedHashMap<>(json(text.append('}').toString()).members());
    marked(members);
    var object = new JsonObject(members);
    if (Kinds.isSound(object)) {
      objects.add(object);
    }
  }

  private boolean has(String member) {
    return BLANK
        .matcher(member)
        .results()
        .map(blank -> blank.group())
        .allMatch(blank ->
            blank.startsWith("$") || blank.equals("@any") || ids.containsKey(blank.substring(1)));
  }

  private JsonObject json(String template) {
    String text = BLANK.matcher(template).replaceAll(blank -> fill(blank.group()));
    return (JsonObject) Json.parse(text.replace('\'', '"').getBytes(UTF_8), JsonLimits.STIX);
  }

  private String fill(String blank) {
    return switch (blank) {
      case "$T" -> word();
      case "$N" -> Integer.toString(number++);
      case "$D" -> "2026-01-%02dT00:00:00.000Z".formatted(1 + random.nextInt(12));
      case "$I" ->
          "10.%d.%d.%d"
              .formatted(number++ % 200, 100 + random.nextInt(100), 100 + random.nextInt(100));
      case "$H" -> uuid().toString().replace("-", "");
      case "@any" -> all.isEmpty() ? "identity--" + uuid() : pick(all);
      default -> {
        String type = blank.substring(1);
        yield ids.containsKey(type) ? pick(ids.get(type)) : type + "--" + uuid();
      }
    };
  }

  private String word() {
    while (true) {
      var text = new StringBuilder();
      for (int at = 0; at < WORD; at++) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      List<String> of = piecesOf(text.toString());
      if (Set.copyOf(of).size() == of.size() && of.stream().noneMatch(pieces::contains)) {
        pieces.addAll(of);
        return text.toString();
      }
    }
  }

  static List<String> piecesOf(String word) {
    return piecesOf(word, PIECE);
  }

  static List<String> piecesOf(String word, int length) {
    List<String> of = new ArrayList<>();
    for (int at = 0; at + length <= word.length(); at++) {
      of.add(word.substring(at, at + length));
    }
    return of;
  }

  private UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | (1L << 63));
  }

  private static UUID asVersion5(UUID uuid) {
    return new UUID(uuid.getMostSignificantBits() ^ 0x1000L, uuid.getLeastSignificantBits());
  }

  private static JsonArray list(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<JsonObject> shuffled(List<JsonObject> from) {
    List<JsonObject> rest = new ArrayList<>(from);
    List<JsonObject> shuffled = new ArrayList<>();
    while (!rest.isEmpty()) {
      shuffled.add(rest.remove(random.nextInt(rest.size())));
    }
    return shuffled;
  }

  /// The same case with one marking more, on an object or a part of one that bears a level.
  static Optional<Case> withOneMarkingMore(Case from, long seed) {
    var random = new SplittableRandom(seed);
    int index = random.nextInt(from.objects().size());
    JsonObject object = from.objects().get(index);
    if (!(object.members().get("object_marking_refs") instanceof JsonArray(var refs))) {
      return Optional.empty();
    }
    boolean level =
        StixObject.of(object).objectMarkingRefs().stream()
            .anyMatch(ref -> Tlp.fromMarking(ref).isPresent());
    if (!level) {
      return Optional.empty();
    }
    List<StixObject> definitions =
        from.objects().stream().map(StixObject::of).filter(Secrets::isDefinition).toList();
    var levels = List.of(Tlp.values());
    String marking = levels.get(random.nextInt(levels.size())).marking().toString();
    if (!definitions.isEmpty() && random.nextBoolean()) {
      var definition = definitions.get(random.nextInt(definitions.size()));
      marking =
          definition.type().equals("marking-definition") ? definition.id().toString() : marking;
    }
    List<JsonValue> more = new ArrayList<>(refs);
    more.add(new JsonString(marking));
    var members = new LinkedHashMap<>(object.members());
    members.put("object_marking_refs", new JsonArray(more.stream().distinct().toList()));
    List<JsonObject> objects = new ArrayList<>(from.objects());
    objects.set(index, new JsonObject(members));
    return Optional.of(from.with(objects));
  }
}
