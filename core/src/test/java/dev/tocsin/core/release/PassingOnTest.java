package dev.tocsin.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.PassingOn.Ask;
import dev.tocsin.core.release.PassingOn.Permitted;
import dev.tocsin.core.release.PassingOn.Refused;
import dev.tocsin.core.release.Recipient.Relation;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassingOnTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Recipient MEMBER =
      new Recipient("south", Relation.COMMUNITY, Tlp.AMBER, Set.of(), true);

  private static Handling relayed(Tlp level) {
    return new Handling(level, List.of(), true, Optional.empty(), Optional.empty());
  }

  private static PassingOn of(Handling handling, Bytes bundle, boolean granted) {
    var content = ContentTerms.of(Warnings.part(bundle));
    return PassingOn.of(handling, content, MEMBER, granted, NOW);
  }

  @Test
  void withinItsTermsNobodyIsAsked() {
    assertThat(of(relayed(Tlp.GREEN), Warnings.of(Tlp.GREEN), false)).isEqualTo(new Permitted());
  }

  @Test
  void beyondItsAudienceTheOriginatorIsAsked() {
    assertThat(of(relayed(Tlp.AMBER), Warnings.of(Tlp.AMBER), false)).isInstanceOf(Ask.class);
    assertThat(of(relayed(Tlp.AMBER), Warnings.withPart(Tlp.GREEN, Tlp.AMBER), false))
        .as("one part is enough")
        .isInstanceOf(Ask.class);
  }

  @Test
  void handlingThatDoesNotLetItGoOnIsAsked() {
    assertThat(of(Handling.of(Tlp.CLEAR), Warnings.of(Tlp.CLEAR), false)).isInstanceOf(Ask.class);
  }

  @Test
  void aYesOfTheOriginatorLiftsWhatTheOriginatorAsked() {
    assertThat(of(Handling.of(Tlp.AMBER), Warnings.of(Tlp.AMBER), true)).isEqualTo(new Permitted());
  }

  @Test
  void aYesLiftsNeitherOurAgreementNorATimeThatIsOverNorWhatIsNotUnderstood() {
    assertThat(of(relayed(Tlp.RED), Warnings.of(Tlp.RED), true)).isInstanceOf(Refused.class);
    var over = new Handling(Tlp.GREEN, List.of(), true, Optional.of(NOW), Optional.empty());
    assertThat(of(over, Warnings.of(Tlp.GREEN), true)).isInstanceOf(Refused.class);
    assertThat(of(relayed(Tlp.GREEN), Warnings.unknown(), true)).isInstanceOf(Refused.class);
  }
}
