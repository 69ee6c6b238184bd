package dev.tocsin.testkit.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Release;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.render.Rendering;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import dev.tocsin.testkit.draft.Secrets.Leaf;
import java.time.Instant;
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
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Pattern WORD = Secrets.WORD;
  private static final Validator VALIDATOR = Validator.of(Options.standard());

  private final Case drawn;
  private final Bytes bytes;
  private final Secrets secrets;
  private final Bundle bundle;
  private final Rendering rendering;
  private final String text;
  private final Map<StixId, Integer> versions = new HashMap<>();
  private final List<Leaf> leaves;

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

  private NoLeak(Case drawn, Secrets secrets) {
    this.drawn = drawn;
    this.bytes = drawn.bytes();
    this.secrets = secrets;
    this.bundle = secrets.bundle();
    this.leaves = secrets.leaves();
    this.rendering = renderer(bytes, drawn.unmarked()).render(drawn.reader(), NOW);
    this.text = rendering.bytes().utf8();
  }

  private static Renderer renderer(Bytes bundle, Optional<Tlp> unmarked) {
    var conservative = Policy.conservative("north");
    var policy =
        new Policy(
            conservative.version(),
            "north",
            unmarked,
            Map.of(),
            Map.of(),
            Map.of(),
            conservative.approvals(),
            conservative.emergency(),
            List.of(),
            List.of());
    var prepared = Renderer.prepare(bundle, Bundle.parse(bundle.toArray()), policy);
    return ((Renderer.Prepared.Ready) prepared).renderer();
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
        .flatMap(object -> WORD.matcher(new String(Json.write(object.json()), UTF_8)).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /// Whether some portion of the draft goes to nobody because of how its markings stand together,
  /// so that one marking more can mend it.
  boolean isFaulty() {
    return bundle.objects().stream()
        .anyMatch(object -> secrets.portions(object).stream().anyMatch(p -> p.fault().isPresent()));
  }

  static Optional<NoLeak> of(Case drawn) {
    return Secrets.of(drawn, NOW).map(secrets -> new NoLeak(drawn, secrets));
  }

  private Shown check() {
    bundle.objects().forEach(object -> versions.merge(object.id(), 1, Integer::sum));
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

  // What must not be there.

  private int nothingWithheldIsThere() {
    assertThat(secrets.needles(RandomDraft.PIECE).inText(text)).as("withheld, and in it").isEmpty();
    return secrets.count();
  }

  private void noNameOfWhatIsNotThere() {
    Set<StixId> there =
        rendering.bundle().objects().stream().map(StixObject::id).collect(Collectors.toSet());
    for (int index = 0; index < bundle.objects().size(); index++) {
      StixId id = bundle.objects().get(index).id();
      // Another version of it may leave whole.
      if (!secrets.withheld(index).isEmpty() && versions.getOrDefault(id, 0) == 1) {
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
      if (!Secrets.isDefinition(object) && level) {
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
    whole.removeIf(index -> !secrets.withheld(index).isEmpty());
    // What bears no level gets one, and so has another id as well.
    whole.removeIf(index -> {
      StixObject object = bundle.objects().get(index);
      return !secrets.portions(object).isEmpty()
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
    assertThat(Release.decide(rendering.terms(), drawn.reader().recipient(), NOW).permits())
        .isTrue();
    assertThat(drawn.reader().recipient().ceiling().isAtLeast(rendering.level())).isTrue();
    for (StixObject object : rendering.bundle().objects()) {
      if (!Secrets.isDefinition(object)) {
        List<Tlp> levels =
            object.objectMarkingRefs().stream().flatMap(m -> Tlp.fromMarking(m).stream()).toList();
        assertThat(levels).as("a level stands on %s", object.id()).isNotEmpty();
        assertThat(levels).allMatch(rendering.level()::isAtLeast);
      }
    }
  }

  private void isItsOwnRendering() {
    var again = renderer(rendering.bytes(), drawn.unmarked()).render(drawn.reader(), NOW);
    assertThat(again.bytes()).as("a rendering renders to itself").isEqualTo(rendering.bytes());
    assertThat(again.gaps()).isEmpty();
    assertThat(again.ids()).isEmpty();
  }
}
