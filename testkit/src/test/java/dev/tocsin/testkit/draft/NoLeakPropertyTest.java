package dev.tocsin.testkit.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.stix.Tlp;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Random drafts for random recipients: nothing of what is withheld is in what leaves.
/// `-Dtocsin.render.cases` makes it longer, and `-Dtocsin.render.seed` another one; a failure says
/// the seed of its case, and the smallest draft that was found to fail as well.
class NoLeakPropertyTest {
  private static final int CASES = Integer.getInteger("tocsin.render.cases", 2_000);
  private static final long SEED = Long.getLong("tocsin.render.seed", 20300201L);

  private static void forAll(int cases, Consumer<Case> property) {
    for (int number = 0; number < cases; number++) {
      var drawn = RandomDraft.of(SEED + number);
      if (Shrinking.fails(drawn, property)) {
        throw Shrinking.failure(SEED + number, Shrinking.smallest(drawn, property), property);
      }
    }
  }

  @Test
  void nothingWithheldIsInWhatLeavesAndAllThatMayGoIs() {
    var shown = new NoLeak.Shown[] {NoLeak.Shown.NOTHING};

    forAll(CASES, drawn -> shown[0] = shown[0].plus(NoLeak.check(drawn)));

    assumeThat(CASES).as("enough cases to count on").isGreaterThan(100);
    assertThat(shown[0].words()).as("words that leave").isGreaterThan(CASES * 4);
    assertThat(shown[0].secrets()).as("words that are withheld").isGreaterThan(CASES * 4);
    assertThat(shown[0].whole()).as("objects that leave whole").isGreaterThan(CASES / 2);
    assertThat(shown[0].cut()).as("objects that leave cut").isGreaterThan(CASES / 2);
    assertThat(shown[0].lost()).as("objects that stay").isGreaterThan(CASES / 2);
  }

  @Test
  void stricterMarkingsCeilingsAndPromisesNeverGiveMore() {
    forAll(
        CASES / 4,
        drawn -> {
          var before = NoLeak.of(drawn);
          if (before.isPresent()) {
            Set<String> words = before.orElseThrow().words();
            stricter(drawn, before.orElseThrow().isFaulty())
                .forEach(each -> assertThat(words).containsAll(NoLeak.words(each)));
          }
        });
  }

  private static List<Case> stricter(Case drawn, boolean faulty) {
    var recipient = drawn.reader().recipient();
    var lower = List.of(Tlp.values()).get(Math.max(0, recipient.ceiling().level() - 1));
    List<Case> stricter = new ArrayList<>();
    stricter.add(drawn.with(reader(drawn, lower, recipient.promises())));
    stricter.add(drawn.with(reader(drawn, recipient.ceiling(), EnumSet.noneOf(Dimension.class))));
    if (!faulty) {
      RandomDraft.withOneMarkingMore(drawn, drawn.objects().size()).ifPresent(stricter::add);
    }
    return stricter;
  }

  private static Renderer.Reader reader(Case drawn, Tlp ceiling, Set<Dimension> promises) {
    var recipient = drawn.reader().recipient();
    return new Renderer.Reader(
        new Recipient(
            recipient.organisation(), recipient.relation(), ceiling, promises, recipient.named()),
        drawn.reader().audience(),
        drawn.reader().caveats());
  }
}
