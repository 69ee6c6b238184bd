package dev.tocsin.stix.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Laws of markings. Set the system property `tocsin.seed` to run a failed case again.
class MarkedPropertyTest {
  private static final int CASES = 300;
  private static final List<Selector> PARTS =
      List.of(
          Selector.parse("name"),
          Selector.parse("aliases"),
          Selector.parse("aliases.[0]"),
          Selector.parse("aliases.[1]"),
          Selector.parse("external_references"),
          Selector.parse("external_references.[0]"),
          Selector.parse("external_references.[0].source_name"),
          Selector.parse("external_references.[1].source_name"));

  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<StixId> markings = new ArrayList<>();

  MarkedPropertyTest() {
    for (Tlp level : Tlp.values()) {
      markings.addAll(level.markings());
    }
    markings.add(new StixId("marking-definition", new UUID(random.nextLong(), 1L)));
  }

  @Test
  void whatIsSetIsThereAndNothingElseChanges() {
    for (int round = 0; round < CASES; round++) {
      Marked before = marked();
      Selector part = part();
      Set<StixId> wanted = someMarkings();

      Marked after = before.set(wanted, part);

      assertThat(new HashSet<>(after.at(part))).as(seed()).isEqualTo(wanted);
      for (Selector other : PARTS) {
        if (!other.equals(part)) {
          assertThat(after.at(other)).as(seed()).isEqualTo(before.at(other));
        }
        assertThat(after.language(other)).as(seed()).isEqualTo(before.language(other));
      }
      assertThat(after.set(wanted, part)).as(seed()).isSameAs(after);
    }
  }

  @Test
  void addingAndRemovingUndoEachOther() {
    for (int round = 0; round < CASES; round++) {
      Marked before = marked();
      Selector part = part();
      StixId marking = marking();

      Marked added = before.add(marking, part);

      assertThat(added.effective(part)).as(seed()).contains(marking);
      assertThat(added.remove(marking, part).at(part)).as(seed()).doesNotContain(marking);
      if (!before.at(part).contains(marking)) {
        for (Selector other : PARTS) {
          assertThat(new HashSet<>(added.remove(marking, part).at(other)))
              .as(seed())
              .isEqualTo(new HashSet<>(before.at(other)));
        }
      }
    }
  }

  @Test
  void whatCountsIsTheSumOfWhatCovers() {
    for (int round = 0; round < CASES; round++) {
      Marked marked = marked();
      Selector part = part();
      Set<StixId> expected = new HashSet<>(marked.ofObject());
      PARTS.stream().filter(p -> p.covers(part)).forEach(p -> expected.addAll(marked.at(p)));

      assertThat(new HashSet<>(marked.effective(part))).as(seed()).isEqualTo(expected);
      for (Selector inner : PARTS) {
        if (part.covers(inner)) {
          assertThat(marked.effective(inner)).as(seed()).containsAll(marked.effective(part));
        }
      }
    }
  }

  @Test
  void whatIsClearedIsGoneAndTheResultIsValid() {
    for (int round = 0; round < CASES; round++) {
      Marked marked = marked();
      Selector part = part();

      assertThat(marked.clear(part).at(part)).as(seed()).isEmpty();
      Marked cleared = marked.clear();
      assertThat(PARTS).as(seed()).allMatch(each -> cleared.effective(each).isEmpty());
      StixObject object = cleared.object();
      assertThat(StixObject.parse(object.source().toByteArray())).as(seed()).isEqualTo(object);
      assertThat(GranularMarking.check(marked.object())).as(seed()).isEmpty();
    }
  }

  private Marked marked() {
    Marked marked =
        Marked.of(
            Samples.object(
                "tool",
                """
                'name':'Wrench','aliases':['Spanner','Clef'],
                'external_references':[{'source_name':'a'},{'source_name':'b'}]
                """));
    for (int left = random.nextInt(12); left > 0; left--) {
      marked =
          switch (random.nextInt(4)) {
            case 0 -> marked.add(marking());
            case 1 -> marked.setLanguage(random.nextBoolean() ? "en" : "fr", part());
            default -> marked.add(marking(), part());
          };
    }
    return marked;
  }

  private Set<StixId> someMarkings() {
    Set<StixId> some = new LinkedHashSet<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      some.add(marking());
    }
    return some;
  }

  private StixId marking() {
    return markings.get(random.nextInt(markings.size()));
  }

  private Selector part() {
    return PARTS.get(random.nextInt(PARTS.size()));
  }

  private String seed() {
    return "seed " + seed;
  }
}
