package dev.tocsin.stix.marking;

import static dev.tocsin.stix.model.Samples.creator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.marking.Meaning.Extended;
import dev.tocsin.stix.marking.Meaning.Level;
import dev.tocsin.stix.marking.Meaning.Statement;
import dev.tocsin.stix.marking.Meaning.Unknown;
import dev.tocsin.stix.model.BundleDraft;
import dev.tocsin.stix.model.MarkingDefinition;
import dev.tocsin.stix.model.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeaningTest {
  private static final String POLICY = "extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a";

  @Test
  void levelsAreKnownByEachOfTheirIds() {
    Bundle empty = BundleDraft.of(creator().ids()).build();

    assertThat(Meaning.of(Tlp.RED.marking(), empty))
        .isEqualTo(new Level(Tlp.RED, Tlp.Edition.TLP_2));
    assertThat(Meaning.of(Tlp.CLEAR.markings().getLast(), empty))
        .isEqualTo(new Level(Tlp.CLEAR, Tlp.Edition.TLP_1));
    assertThat(Meaning.of(Tlp.AMBER_STRICT.markings().getLast(), empty))
        .isEqualTo(new Level(Tlp.AMBER_STRICT, Tlp.Edition.OPENCTI));
  }

  @Test
  void aStatementIsOneOnlyWithoutAnExtension() {
    MarkingDefinition statement = MarkingDefinition.statement(creator(), "Not for resale").build();
    MarkingDefinition policy =
        MarkingDefinition.extended(creator(), POLICY, Samples.json("{'tlp_level':'amber'}"))
            .set(MarkingDefinition.NAME, "Policy")
            .set(MarkingDefinition.DEFINITION_TYPE, "statement")
            .set(MarkingDefinition.STATEMENT, "Harmless")
            .build();

    assertThat(Meaning.of(statement.source())).isEqualTo(new Statement("Not for resale"));
    assertThat(Meaning.of(policy.source()))
        .isEqualTo(new Extended(Optional.of("Policy"), List.of(POLICY)));
  }

  @Test
  void whatIsNotUnderstoodIsSaidToBeSo() {
    StixObject other =
        Samples.object("marking-definition", "'name':'House rules','definition_type':'house'");
    StixId absent = new StixId("marking-definition", Samples.id("tool").uuid());
    Bundle bundle = BundleDraft.of(creator().ids()).addAll(List.of(other)).build();

    assertThat(Meaning.of(other.id(), bundle)).isEqualTo(new Unknown(Optional.of("House rules")));
    assertThat(Meaning.of(absent, BundleDraft.of(creator().ids()).build()))
        .isEqualTo(new Unknown(Optional.empty()));
  }
}
