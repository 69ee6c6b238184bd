package dev.tocsin.core.release.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.core.release.Portions;
import dev.tocsin.core.release.Release;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.render.RandomDraft.Case;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What must hold of a rendering, said without the renderer: from the decisions about portions
/// alone it follows which texts must not be there, and which must.
final class NoLeak {
  private static final Pattern WORD = Pattern.compile("[bcdfghjklmnpqrstvwxz]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");
  private static final Validator VALIDATOR = Validator.of(Options.standard());

  private final Case drawn;
  private final Bytes bytes;
  private final Bundle bundle;
  private final Definitions definitions;
  private final Rendering rendering;
  private final String text;
  private final Map<StixId, Integer> versions = new HashMap<>();
  private final Set<StixId> hidden = new HashSet<>();
  private final List<Set<Place>> withheld = new ArrayList<>();
  private final List<Leaf> leaves = new ArrayList<>();

  /// What a case showed, so that it is seen that cases show something.
  ///
  /// @param words how many words leave, and how many withheld ones do not
  record Shown(int words, int secrets, int whole, int cut, int lost) {
    static final Shown NOTHING = new Shown(0, 0, 0, 0, 0);

    Shown plus(Shown other) {
      return new Shown(
          words + other.words,
          secrets + other.secrets,
          whole + other.whole,
          cut + other.cut,
          lost + other.lost);
    }
  }

  /// A text or number of the draft, or the name of a member.
  private record Leaf(int object, Place place, String text, boolean secret) {}

  private NoLeak(
      Case drawn, Bytes bytes, Bundle bundle, Definitions definitions, Renderer renderer) {
    this.drawn = drawn;
    this.bytes = bytes;
    this.bundle = bundle;
    this.definitions = definitions;
    this.rendering = renderer.render(drawn.reader(), Material.NOW);
    this.text = Material.text(rendering);
  }

  /// Renders a case and asserts all that must hold.
  static Shown check(Case drawn) {
    return of(drawn).map(NoLeak::check).orElse(Shown.NOTHING);
  }

  /// The words that leave; none where the draft is refused.
  static Set<String> words(Case drawn) {
    return of(drawn).stream().flatMap(each -> each.words().stream()).collect(Collectors.toSet());
  }

  /// The words that leave, those of marking definitions apart.
  Set<String> words() {
    return rendering.bundle().objects().stream()
        .filter(object -> !object.type().equals("marking-definition"))
        .flatMap(object -> WORD.matcher(Material.text(object)).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /// Whether some portion of the draft goes to nobody because of how its markings stand together,
  /// so that one marking more can mend it.
  boolean isFaulty() {
    return bundle.objects().stream()
        .anyMatch(object -> portions(object).stream().anyMatch(p -> p.fault().isPresent()));
  }

  static Bytes bytes(Collection<JsonObject> objects) {
    return Bytes.of(
        new Bundle(Material.id("bundle", 1), objects.stream().map(StixObject::of).toList())
            .toBytes());
  }

  static Optional<NoLeak> of(Case drawn) {
    Bytes bytes = bytes(drawn.objects());
    Bundle bundle = Bundle.parse(bytes.toArray());
    if (!(Definitions.gather(bundle.objects())
        instanceof Definitions.Gathered.Sound(Definitions definitions))) {
      return Optional.empty();
    }
    Renderer renderer = Material.renderer(bytes, drawn.unmarked());
    return Optional.of(new NoLeak(drawn, bytes, bundle, definitions, renderer));
  }

  private Shown check() {
    bundle.objects().forEach(object -> versions.merge(object.id(), 1, Integer::sum));
    decide();
    assertThat(rendering.faults()).isEmpty();
    int secrets = nothingWithheldIsThere();
    noNameOfWhatIsNotThere();
    int whole = whatMayGoIsThere();
    isSound();
    isItsOwnRendering();
    int gone = (int) rendering.gaps().stream().filter(gap -> gap.selector().isEmpty()).count();
    if (rendering.gaps().isEmpty() && rendering.ids().isEmpty() && drawn.unmarked().isEmpty()) {
      assertThat(rendering.bytes()).isEqualTo(bytes);
    }
    return new Shown(
        (int) WORD.matcher(text).results().count(), secrets, whole, rendering.ids().size(), gone);
  }

  // What is decided.

  private List<MarkedPortion> portions(StixObject object) {
    boolean bare = object.objectMarkingRefs().isEmpty() && !object.hasGranularMarkings();
    boolean follows =
        Piece.isDefinition(object) && (bare || Tlp.fromMarking(object.id()).isPresent());
    return follows ? List.of() : Portions.of(object, definitions, drawn.unmarked());
  }

  private boolean isWithheld(MarkedPortion portion) {
    return !Explanation.decide(portion, drawn.reader().recipient(), Material.NOW).permits()
        || portion.markings().stream().map(ReadMarking::id).anyMatch(hidden::contains);
  }

  private void decide() {
    boolean more = true;
    while (more) {
      more = false;
      for (StixObject object : bundle.objects()) {
        if (Piece.isDefinition(object) && portions(object).stream().anyMatch(this::isWithheld)) {
          more |= hidden.add(object.id());
        }
      }
    }
    for (StixObject object : bundle.objects()) {
      withheld.add(
          portions(object).stream()
              .filter(this::isWithheld)
              .map(marked -> marked.portion().part().map(Place::of).orElse(Place.TOP))
              .collect(Collectors.toCollection(HashSet::new)));
    }
    for (int index = 0; index < bundle.objects().size(); index++) {
      if (bundle.objects().get(index).type().equals("language-content")) {
        withheld.get(index).addAll(translations(bundle.objects().get(index)));
      }
    }
    for (int index = 0; index < bundle.objects().size(); index++) {
      leaves(index, Place.TOP, bundle.objects().get(index).json());
    }
  }

  private Set<Place> translations(StixObject translation) {
    Set<Place> secret = new HashSet<>();
    for (int index = 0; index < bundle.objects().size(); index++) {
      String id = bundle.objects().get(index).id().toString();
      if (translation.text("object_ref").filter(id::equals).isPresent()
          && translation.json().members().get("contents") instanceof JsonObject contents) {
        for (Place place : withheld.get(index)) {
          for (String language : contents.members().keySet()) {
            secret.add(
                place.equals(Place.TOP)
                    ? Place.TOP.then("contents")
                    : Place.TOP.then("contents").then(language).then(place.steps().getFirst()));
          }
        }
      }
    }
    return secret;
  }

  private void leaves(int object, Place place, JsonValue value) {
    switch (value) {
      case JsonString(String leaf) -> leaf(object, place, leaf);
      case JsonNumber(String leaf) -> leaf(object, place, leaf);
      case JsonArray(var elements) -> {
        for (int index = 0; index < elements.size(); index++) {
          leaves(object, place.then(index), elements.get(index));
        }
      }
      case JsonObject(var members) ->
          members.forEach((name, member) -> {
            leaf(object, place.then(name), name);
            leaves(object, place.then(name), member);
          });
      case JsonBoolean _, JsonNull _ -> {}
    }
  }

  private void leaf(int object, Place place, String leaf) {
    if (Place.TOP.then("granular_markings").covers(place)) {
      // Only names of members stand there once more.
      return;
    }
    boolean secret = withheld.get(object).stream().anyMatch(part -> part.covers(place));
    leaves.add(new Leaf(object, place, leaf, secret));
  }

  // What must not be there.

  private int nothingWithheldIsThere() {
    Set<String> pieces = new HashSet<>();
    int secrets = 0;
    String open =
        leaves.stream()
            .filter(leaf -> !leaf.secret())
            .map(Leaf::text)
            .collect(Collectors.joining("\n"));
    for (Leaf leaf : leaves) {
      if (leaf.secret()) {
        for (var word : WORD.matcher(leaf.text()).results().toList()) {
          pieces.addAll(RandomDraft.piecesOf(word.group()));
          secrets++;
        }
        boolean telling =
            leaf.text().length() >= RandomDraft.PIECE
                && leaf.text().chars().anyMatch(Character::isDigit)
                && !TIME.matcher(leaf.text()).matches()
                && Tlp.fromMarking(StixId.read(leaf.text()).orElse(Material.id("bundle", 1)))
                    .isEmpty();
        if (telling && !open.contains(leaf.text())) {
          assertThat(text).as("withheld at %s", leaf.place()).doesNotContain(leaf.text());
        }
      }
    }
    for (int at = 0; at + RandomDraft.PIECE <= text.length(); at++) {
      String piece = text.substring(at, at + RandomDraft.PIECE);
      assertThat(pieces.contains(piece)).as("%s is withheld and is in %s", piece, text).isFalse();
    }
    return secrets;
  }

  private void noNameOfWhatIsNotThere() {
    Set<StixId> there =
        rendering.bundle().objects().stream().map(StixObject::id).collect(Collectors.toSet());
    for (int index = 0; index < bundle.objects().size(); index++) {
      StixId id = bundle.objects().get(index).id();
      // Another version of it may leave whole.
      if (!withheld.get(index).isEmpty() && versions.getOrDefault(id, 0) == 1) {
        assertThat(there).as("an object that was cut keeps no id").doesNotContain(id);
      }
      if (!there.contains(id)) {
        assertThat(text).as("what is not there is not named").doesNotContain(id.uuid().toString());
      }
      if (!there.contains(id) && !rendering.ids().containsKey(id)) {
        int object = index;
        leaves.stream()
            .filter(leaf -> leaf.object() == object)
            .flatMap(leaf -> WORD.matcher(leaf.text()).results())
            .forEach(word -> assertThat(text).doesNotContain(word.group()));
      }
    }
  }

  // What must be there.

  private int whatMayGoIsThere() {
    Set<Integer> whole = whole();
    Map<StixId, Set<JsonObject>> there = new HashMap<>();
    rendering
        .bundle()
        .objects()
        .forEach(o -> there.computeIfAbsent(o.id(), _ -> new HashSet<>()).add(o.json()));
    int count = 0;
    for (int index : whole) {
      StixObject object = bundle.objects().get(index);
      boolean level =
          object.objectMarkingRefs().stream().anyMatch(m -> Tlp.fromMarking(m).isPresent());
      if (!Piece.isDefinition(object) && level) {
        assertThat(there.getOrDefault(object.id(), Set.of()))
            .as("nothing is against %s", object.id())
            .contains(object.json());
        count++;
      }
    }
    for (Leaf leaf : leaves) {
      StixId id = bundle.objects().get(leaf.object()).id();
      boolean gone =
          versions.getOrDefault(id, 0) > 1
              || rendering.gaps().stream()
                  .filter(gap -> gap.object().equals(id))
                  .anyMatch(gap -> gap.selector().isEmpty() || touches(place(gap), leaf.place()));
      if (!leaf.secret() && !gone) {
        WORD.matcher(leaf.text())
            .results()
            .forEach(
                word -> assertThat(text).as("%s at %s", id, leaf.place()).contains(word.group()));
      }
    }
    return count;
  }

  /// Whether a part goes with another that is cut: since it lies in it, or may be left empty.
  private static boolean touches(Place cut, Place part) {
    return cut.covers(part) || part.covers(cut);
  }

  private static Place place(Gap gap) {
    return new Place(List.of(gap.selector().split("\\.", -1)));
  }

  /// The objects of which nothing is withheld, and that name no other objects than such.
  private Set<Integer> whole() {
    Set<StixId> draft = versions.keySet();
    Set<Integer> whole = new HashSet<>();
    for (int index = 0; index < bundle.objects().size(); index++) {
      whole.add(index);
    }
    whole.removeIf(index -> !withheld.get(index).isEmpty());
    // What bears no level gets one, and so has another id as well.
    whole.removeIf(index -> {
      StixObject object = bundle.objects().get(index);
      return !portions(object).isEmpty()
          && object.objectMarkingRefs().stream().noneMatch(m -> Tlp.fromMarking(m).isPresent());
    });
    boolean more = true;
    while (more) {
      Set<StixId> broken = new HashSet<>();
      for (int index = 0; index < bundle.objects().size(); index++) {
        if (!whole.contains(index)) {
          broken.add(bundle.objects().get(index).id());
        }
      }
      Set<String> names =
          broken.stream().filter(draft::contains).map(StixId::toString).collect(Collectors.toSet());
      more =
          whole.removeIf(index ->
              bundle.objects().get(index).granularMarkingRefs().stream().anyMatch(broken::contains)
                  || leaves.stream()
                      .anyMatch(leaf -> leaf.object() == index && names.contains(leaf.text())));
    }
    return whole;
  }

  // What it is.

  private void isSound() {
    assertThat(rendering.mayLeave()).isEqualTo(!rendering.bundle().objects().isEmpty());
    if (!rendering.mayLeave()) {
      return;
    }
    assertThat(VALIDATOR.validate(rendering.bytes().toArray()).isValid()).isTrue();
    assertThat(Bundle.parse(rendering.bytes().toArray())).isEqualTo(rendering.bundle());
    assertThat(
            Release.decide(rendering.terms(), drawn.reader().recipient(), Material.NOW).permits())
        .isTrue();
    assertThat(drawn.reader().recipient().ceiling().isAtLeast(rendering.level())).isTrue();
    for (StixObject object : rendering.bundle().objects()) {
      if (!Piece.isDefinition(object)) {
        List<Tlp> levels =
            object.objectMarkingRefs().stream().flatMap(m -> Tlp.fromMarking(m).stream()).toList();
        assertThat(levels).as("a level stands on %s", object.id()).isNotEmpty();
        assertThat(levels).allMatch(rendering.level()::isAtLeast);
      }
    }
  }

  private void isItsOwnRendering() {
    var again =
        Material.renderer(rendering.bytes(), drawn.unmarked()).render(drawn.reader(), Material.NOW);
    assertThat(again.bytes()).as("a rendering renders to itself").isEqualTo(rendering.bytes());
    assertThat(again.gaps()).isEmpty();
    assertThat(again.ids()).isEmpty();
  }
}
