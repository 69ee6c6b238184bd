package dev.tocsin.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Goes through the whole lattice. A dimension is combined and judged without regard to the others,
/// as [#eachDimensionIsJudgedOnItsOwn] shows, so the laws are shown for one at a time.
class LatticeTest {
  private static final List<Recipient> EVERYBODY = Lattice.recipients();

  /// Releasing asks for no relation, as its code shows; passing on does.
  private static final List<Recipient> RECIPIENTS =
      EVERYBODY.stream()
          .filter(recipient -> recipient.relation() == Recipient.Relation.CLIENT)
          .toList();

  /// A rule asks for the promise of its dimension alone.
  private static List<Recipient> recipients(Dimension... dimensions) {
    var promises = new ArrayList<Set<Dimension>>();
    promises.add(Set.of(Dimension.values()));
    for (var dimension : dimensions) {
      promises.add(EnumSet.complementOf(EnumSet.of(dimension)));
    }
    return RECIPIENTS.stream()
        .filter(recipient -> promises.contains(recipient.promises()))
        .toList();
  }

  /// Passing on asks for promises as releasing does, so all or none of them are enough here.
  private static final List<Recipient> PASSERS =
      EVERYBODY.stream()
          .filter(recipient ->
              Set.of(0, Dimension.values().length).contains(recipient.promises().size()))
          .toList();

  private static List<Instant> moments(Dimension... dimensions) {
    return List.of(dimensions).contains(Dimension.TIME) ? Lattice.MOMENTS : List.of(Lattice.EARLY);
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void orderAndRepetitionDoNotMatter(Dimension dimension) {
    var all = Lattice.terms(dimension);
    for (var one : all) {
      assertThat(one.combine(one)).isEqualTo(one);
      assertThat(one.combine(Terms.LOOSEST)).isEqualTo(one);
      for (var two : all) {
        assertThat(one.combine(two)).isEqualTo(two.combine(one));
        for (var three : all) {
          if (!one.combine(two).combine(three).equals(one.combine(two.combine(three)))) {
            throw new AssertionError(one + " and " + two + " and " + three);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void aFurtherMarkingNeverReleasesMore(Dimension dimension) {
    var all = Lattice.terms(dimension);
    for (var one : all) {
      for (var two : all) {
        Terms both = one.combine(two);
        for (var recipient : recipients(dimension)) {
          for (var now : moments(dimension)) {
            boolean each =
                Release.decide(one, recipient, now).permits()
                    && Release.decide(two, recipient, now).permits();
            if (Release.decide(both, recipient, now).permits() && !each) {
              throw new AssertionError(recipient + ", " + now + ": " + one + " and " + two);
            }
          }
        }
      }
    }
  }

  @Test
  void aFurtherMarkingNeverLetsPassOnMore() {
    for (var dimension : List.of(Dimension.AUDIENCE, Dimension.ONWARD)) {
      for (var one : Lattice.terms(dimension)) {
        for (var two : Lattice.terms(dimension)) {
          Terms both = one.combine(two);
          for (var recipient : PASSERS) {
            if (Release.forward(both, recipient, Lattice.EARLY).permits()
                && !Release.forward(one, recipient, Lattice.EARLY).permits()) {
              throw new AssertionError(recipient + ": " + one + " and " + both);
            }
          }
        }
      }
    }
  }

  @Test
  void passingOnNeverReachesFurtherThanReleasing() {
    for (var audience : Lattice.audiences()) {
      for (var recipient : PASSERS) {
        Terms terms = Terms.of(audience);
        if (Release.forward(terms, recipient, Lattice.EARLY).permits()) {
          assertThat(Release.decide(terms, recipient, Lattice.EARLY).permits()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void aLowerCeilingOrFewerPromisesNeverReleaseMore(Dimension dimension) {
    for (var terms : Lattice.terms(dimension)) {
      for (var recipient : recipients(dimension)) {
        for (var now : moments(dimension)) {
          if (!Release.decide(terms, recipient, now).permits()) {
            continue;
          }
          for (var higher : Tlp.values()) {
            if (higher.isAtLeast(recipient.ceiling())) {
              assertPermits(terms, with(recipient, higher, recipient.promises()), now);
            }
          }
          var all = EnumSet.allOf(Dimension.class);
          assertPermits(terms, with(recipient, recipient.ceiling(), all), now);
        }
      }
    }
  }

  private static Recipient with(Recipient recipient, Tlp ceiling, Set<Dimension> promises) {
    return new Recipient(
        recipient.organisation(), recipient.relation(), ceiling, promises, recipient.named());
  }

  private static void assertPermits(Terms terms, Recipient recipient, Instant now) {
    if (!Release.decide(terms, recipient, now).permits()) {
      throw new AssertionError(recipient + ", " + now + ": " + terms);
    }
  }

  @Test
  void eachDimensionIsJudgedOnItsOwn() {
    for (var one : Dimension.values()) {
      for (var two : Dimension.values()) {
        if (one.compareTo(two) < 0) {
          pairs(one, two, recipients(one, two));
        }
      }
    }
  }

  private static void pairs(Dimension first, Dimension second, List<Recipient> recipients) {
    for (var one : Lattice.terms(first)) {
      for (var two : Lattice.terms(second)) {
        Terms both = one.combine(two);
        for (var dimension : Dimension.values()) {
          Terms alone = dimension == second ? two : dimension == first ? one : Terms.LOOSEST;
          assertThat(both.value(dimension)).isEqualTo(alone.value(dimension));
        }
        for (var recipient : recipients) {
          for (var now : moments(first, second)) {
            boolean each =
                Release.decide(one, recipient, now).permits()
                    && Release.decide(two, recipient, now).permits();
            if (Release.decide(both, recipient, now).permits() != each) {
              throw new AssertionError(recipient + ", " + now + ": " + one + " and " + two);
            }
          }
        }
      }
    }
  }

  @Test
  void nobodyIsNobodyHoweverItCameAbout() {
    var none = Audience.NOBODY;
    for (var audience : Lattice.audiences()) {
      assertThat(audience.strictest(none)).isEqualTo(none);
    }
    for (var recipient : RECIPIENTS) {
      for (var now : Lattice.MOMENTS) {
        assertThat(Release.decide(Terms.NOBODY, recipient, now).permits()).isFalse();
        assertThat(Release.forward(Terms.NOBODY, recipient, now).permits()).isFalse();
      }
    }
  }
}
