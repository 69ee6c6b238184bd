package dev.tocsin.node.compose;

import static dev.tocsin.node.compose.PortionMarking.Kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.release.marking.MarkingReader;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.node.compose.Marks.Inform;
import dev.tocsin.node.compose.Marks.Wishes;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortionMarkingTest {
  private static final Bundle SAMPLE = Bundle.parse(DemoNodes.sampleWarning().toArray());

  /// Where the report stands in the sample.
  private static final int REPORT = 1;

  private static final Selector DESCRIPTION = Selector.parse("description");
  private static final Marks RED = level(Tlp.RED);

  private static Marks level(Tlp tlp) {
    return new Marks(Optional.of(tlp), List.of(), Wishes.NONE);
  }

  private static Marks wishes(Wishes wishes) {
    return new Marks(Optional.empty(), List.of(), wishes);
  }

  private static PortionMarking sample() {
    return of(SAMPLE);
  }

  private static PortionMarking of(Bundle bundle) {
    return new PortionMarking(bundle, ComposedWarningTest.sources());
  }

  private static PortionMarking.Done mark(Marks marks, Place... places) {
    var done = sample().mark(List.of(places), marks);
    assertThat(Validator.of(Options.standard()).validate(done.bundle().toBytes()).isValid())
        .isTrue();
    return done;
  }

  private static StixObject report(Bundle bundle) {
    return bundle.objects().get(REPORT);
  }

  @Test
  void aMarkedFieldBearsItsLevelAndTheLevelIsDefinedInTheBundle() {
    var done = mark(RED, Place.part(REPORT, DESCRIPTION));
    assertThat(done.kind()).isEqualTo(Kind.MARKED);
    assertThat(Marked.of(report(done.bundle())).at(DESCRIPTION)).containsExactly(Tlp.RED.marking());
    assertThat(done.bundle().object(Tlp.RED.marking())).isPresent();
    assertThat(done.bundle().id()).isEqualTo(SAMPLE.id());
  }

  @Test
  void whatChangesGetsALaterVersionAndTheRestKeepsItsBytes() {
    var bundle = mark(RED, Place.part(REPORT, DESCRIPTION)).bundle();
    assertThat(modified(report(bundle))).isGreaterThan(modified(report(SAMPLE)));
    for (int number = 0; number < SAMPLE.objects().size(); number++) {
      if (number != REPORT) {
        assertThat(bundle.objects().get(number)).isEqualTo(SAMPLE.objects().get(number));
      }
    }
  }

  private static StixTimestamp modified(StixObject object) {
    return object.modified().orElseThrow();
  }

  @Test
  void anotherLevelTakesThePlaceOfTheOne() {
    var once = mark(level(Tlp.AMBER_STRICT), Place.whole(REPORT)).bundle();
    assertThat(report(once).objectMarkingRefs()).containsExactly(Tlp.AMBER_STRICT.marking());
    var twice = of(once).mark(List.of(Place.whole(REPORT)), level(Tlp.GREEN)).bundle();
    assertThat(report(twice).objectMarkingRefs()).containsExactly(Tlp.GREEN.marking());
  }

  @Test
  void aLevelThatTheObjectExceedsChangesNothingAndSaysSo() {
    var done = mark(level(Tlp.GREEN), Place.part(REPORT, DESCRIPTION));
    assertThat(done.kind()).isEqualTo(Kind.WITHOUT_EFFECT);
    assertThat(done.bundle()).isEqualTo(SAMPLE);
  }

  @Test
  void aWishBecomesAMarkingThatIsUnderstoodBesideALevelThatIsStrictEnough() {
    var wish = new Wishes(Inform.MUST_NOT, true, true, List.of("south", "mill"));
    var bundle = mark(wishes(wish), Place.part(REPORT, DESCRIPTION)).bundle();
    var at = Marked.of(report(bundle)).at(DESCRIPTION);
    assertThat(at).hasSize(2).contains(Tlp.AMBER_STRICT.marking());
    var read = MarkingReader.read(at.getFirst(), bundle::object);
    assertThat(read).isInstanceOf(Understood.class);
    assertThat(read.terms().inform()).isEqualTo(Terms.Inform.MUST_NOT);
    assertThat(read.terms().copy()).isEqualTo(Terms.Copy.SHOW_ONLY);
    assertThat(read.terms().audience().releasableTo().orElseThrow())
        .containsExactlyInAnyOrder("mill", "south");
  }

  @Test
  void theSameWishTwiceIsOneDefinition() {
    var wish = wishes(new Wishes(Inform.MUST_NOT, false, false, List.of()));
    var once = mark(wish, Place.whole(REPORT)).bundle();
    var twice = of(once).mark(List.of(Place.whole(2)), wish).bundle();
    assertThat(PortionMarking.definitions(twice)).hasSize(1);
    assertThat(twice.objects().get(2).objectMarkingRefs())
        .isEqualTo(report(twice).objectMarkingRefs());
  }

  @Test
  void markingsAreTakenAwayButTheObjectKeepsItsLevel() {
    var wish = wishes(new Wishes(Inform.MUST_NOT, false, false, List.of()));
    var marked = mark(wish, Place.whole(REPORT), Place.part(REPORT, DESCRIPTION)).bundle();
    var cleared =
        of(marked).clear(List.of(Place.whole(REPORT), Place.part(REPORT, DESCRIPTION))).bundle();
    assertThat(report(cleared).objectMarkingRefs()).containsExactly(Tlp.AMBER.marking());
    assertThat(report(cleared).hasGranularMarkings()).isFalse();
  }

  @Test
  void aPassageGoesIntoANoteOfItsOwn() {
    var place = Place.part(REPORT, DESCRIPTION);
    var done =
        sample()
            .markPassage(
                place,
                "Arms and material are believed to be in a rented flat in the harbour quarter.",
                RED);
    assertThat(done.kind()).isEqualTo(Kind.MOVED);
    assertThat(report(done.bundle()).text("description").orElseThrow())
        .startsWith("A source with direct access")
        .endsWith("terminal in Port Halyard.");
    var note = note(done.bundle());
    assertThat(note.text("content").orElseThrow()).startsWith("Arms and material");
    assertThat(note.objectMarkingRefs()).containsExactly(Tlp.RED.marking());
    assertThat(report(done.bundle()).json().toString()).doesNotContain(note.id().toString());
  }

  private static StixObject note(Bundle bundle) {
    return bundle.objects().stream()
        .filter(object -> object.type().equals("note"))
        .toList()
        .getLast();
  }

  @Test
  void aPassageNeverBecomesLooserThanTheFieldItStoodIn() {
    var red = of(mark(RED, Place.part(REPORT, DESCRIPTION)).bundle());
    var wish = new Wishes(Inform.MUST_NOT, false, false, List.of());
    var done =
        red.markPassage(
            Place.part(REPORT, DESCRIPTION),
            "A source with direct access reports",
            new Marks(Optional.of(Tlp.GREEN), List.of(), wish));
    assertThat(Marked.of(note(done.bundle())).tlp()).contains(Tlp.RED);
  }

  @Test
  void aWholeTextOrANameIsMarkedInItsPlace() {
    for (var field : Map.of("description", 2, "name", 8).entrySet()) {
      var part = Selector.parse(field.getKey());
      var text = SAMPLE.objects().get(field.getValue()).text(field.getKey()).orElseThrow();
      var passage = field.getKey().equals("name") ? text.substring(0, 5) : text;
      var done = sample().markPassage(Place.part(field.getValue(), part), passage, RED);
      assertThat(done.kind()).isEqualTo(Kind.MARKED_WHOLE);
      assertThat(Marked.of(done.bundle().objects().get(field.getValue())).tlp(part))
          .contains(Tlp.RED);
    }
  }

  @Test
  void wordsThatAreNotThereAreRefusedInPlainWords() {
    var place = Place.part(REPORT, DESCRIPTION);
    assertThatThrownBy(() -> sample().markPassage(place, "no such words", RED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not stand in the text");
    assertThatThrownBy(() -> sample().mark(List.of(Place.whole(99)), RED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> sample().mark(List.of(Place.part(REPORT, Selector.parse("nothing"))), RED))
        .isInstanceOf(StixException.class);
    var stranger = wishes(new Wishes(Inform.MAY, false, false, List.of("No Word")));
    assertThatThrownBy(() -> sample().mark(List.of(Place.whole(REPORT)), stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words such as north");
  }

  @Test
  void textsAreWrittenAnewAndAnEmptyOneGoes() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("name", "Another name");
    texts.put("description", "");
    texts.put("object_refs", "not a text");
    var written = sample().write(REPORT, texts).bundle();
    assertThat(report(written).name()).contains("Another name");
    assertThat(report(written).text("description")).isEmpty();
    assertThat(report(written).json().member("object_refs"))
        .isEqualTo(report(SAMPLE).json().member("object_refs"));
  }

  @Test
  void placesAreReadFromTheirText() {
    assertThat(Place.read("3")).contains(Place.whole(3));
    assertThat(Place.read("3:aliases.[1]")).contains(Place.part(3, Selector.parse("aliases.[1]")));
    for (var wrong : List.of("", "x", "-1", "3:", "3:.", "99999999", "03")) {
      assertThat(Place.read(wrong)).as(wrong).isEmpty();
    }
  }
}
