package dev.tocsin.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentTermsTest {
  private static ContentTerms of(Bytes bundle) {
    return ContentTerms.of(Warnings.part(bundle));
  }

  @Test
  void theStrictestLevelAnywhereCounts() {
    assertThat(of(Warnings.of(Tlp.GREEN)).level()).contains(Tlp.GREEN);
    assertThat(of(Warnings.withPart(Tlp.GREEN, Tlp.RED)).level()).contains(Tlp.RED);
    assertThat(of(Warnings.unmarked()).level()).contains(Tlp.RED);
    assertThat(ContentTerms.of(List.of()).level()).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsForNobody() {
    for (var bundle : List.of(Warnings.unknown(), Bytes.utf8("no bundle"))) {
      var content = of(bundle);
      assertThat(content.faults()).isNotEmpty();
      assertThat(content.label(Handling.of(Tlp.GREEN))).isEqualTo(Label.NOBODY);
    }
  }

  @Test
  void handlingAndMarkingsAddUp() {
    var content =
        of(
            Warnings.handled(
                Tlp.AMBER_STRICT, "'onward':'ask-originator','inform_target':'must-not'"));
    var handling =
        new Handling(
            Tlp.AMBER_STRICT,
            List.of(),
            true,
            Optional.of(Instant.parse("2026-06-01T00:00:00Z")),
            Optional.empty());
    var terms = content.under(handling);
    assertThat(terms.onward()).isEqualTo(Terms.Onward.ASK_ORIGINATOR);
    assertThat(terms.inform()).isEqualTo(Terms.Inform.MUST_NOT);
    assertThat(terms.time().until()).isEqualTo(handling.retainUntil());
  }

  @Test
  void theHandlingOfAWarningSaysNoLessThanItsMarkings() {
    var content =
        of(
            Warnings.handled(
                Tlp.RED,
                "'onward':'never','valid_until':'2026-06-01T00:00:00.000Z','caveat':'Quiet'"));
    assertThat(content.handling(List.of("No relay")))
        .isEqualTo(
            new Handling(
                Tlp.RED,
                List.of("No relay", "Quiet"),
                false,
                Optional.of(Instant.parse("2026-06-01T00:00:00Z")),
                Optional.empty()));
    assertThat(of(Warnings.of(Tlp.GREEN)).handling(List.of()).relay()).isTrue();
  }

  @Test
  void ourOwnPeopleSeeItUpToTheirLevelAndCopyOnlyWhatIsGiven() {
    var amber = Viewer.of(Set.of(Attributes.OWN, "tlp.amber"));
    var red = Viewer.of(Set.of(Attributes.OWN, "tlp.red"));
    var looking = Viewer.of(Set.of(Attributes.OWN, "tlp.red", Attributes.CONSOLE));
    var handling = Handling.of(Tlp.AMBER_STRICT);
    var plain = of(Warnings.of(Tlp.AMBER_STRICT)).label(handling);
    var shown = of(Warnings.handled(Tlp.AMBER_STRICT, "'copy':'show-only'")).label(handling);
    assertThat(amber.sees(plain)).isFalse();
    assertThat(red.sees(plain)).isTrue();
    assertThat(red.sees(shown)).isFalse();
    assertThat(looking.sees(shown)).isTrue();
  }

  @Test
  void aListOfOthersDoesNotKeepOutWhomItWasSentTo() {
    var content = of(Warnings.handled(Tlp.RED, "'releasable_to':['north','south']"));
    var own = Viewer.of(Set.of(Attributes.OWN, "tlp.red"));
    assertThat(own.sees(content.label(Handling.of(Tlp.RED)))).isTrue();
  }
}
