package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkingsTest {
  private static final String OTHER = "marking-definition--2f1e2d3c-4b5a-4687-9788-a9bacbdcedfe";
  private static final String STATEMENT =
      ",{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\""
          + OTHER
          + "\","
          + "\"created\":\"2030-01-31T08:00:00.000Z\",\"definition_type\":\"statement\","
          + "\"definition\":{\"statement\":\"Thanks\"}}";

  @Test
  void takesTheStrictestOfObjectAndGranularMarkings() {
    Markings markings =
        Markings.of(BundleTest.parse(marked(Tlp.GREEN.marking().toString(), Tlp.RED.marking())));

    assertThat(markings.strictest()).contains(Tlp.RED);
    assertThat(markings.unknown()).isEmpty();
    assertThat(markings.unmarked()).isEmpty();
  }

  @Test
  void namesAMarkingItDoesNotKnow() {
    Bundle bundle = BundleTest.parse(marked(OTHER, Tlp.GREEN.marking()));

    assertThat(Markings.of(bundle).unknown()).containsExactly(StixId.parse(OTHER));
    assertThat(Markings.of(bundle).strictest()).contains(Tlp.GREEN);
    assertThat(Markings.of(bundle).unmarked()).containsExactly(bundle.objects().getFirst().id());
  }

  @Test
  void knowsAStatementOnlyIfTheBundleContainsItPlain() {
    String object = marked(OTHER, Tlp.GREEN.marking());
    String extended = STATEMENT.replace("\"definition\":", "\"extensions\":{},\"definition\":");
    String otherType = STATEMENT.replace("\"statement\",", "\"secret\",");

    assertThat(Markings.of(BundleTest.parse(object + STATEMENT)).unknown()).isEmpty();
    assertThat(Markings.of(BundleTest.parse(object + extended)).unknown()).hasSize(1);
    assertThat(Markings.of(BundleTest.parse(object + otherType)).unknown()).hasSize(1);
  }

  @Test
  void anUnknownGranularMarkingCounts() {
    String object = marked(Tlp.GREEN.marking().toString(), StixId.parse(OTHER));

    assertThat(Markings.of(BundleTest.parse(object)).unknown())
        .containsExactly(StixId.parse(OTHER));
  }

  private static String marked(String whole, StixId part) {
    return "{\"type\":\"url\",\"id\":\"url--"
        + BundleTest.UUID
        + "\",\"value\":\"https://a.example\","
        + "\"object_marking_refs\":[\""
        + whole
        + "\"],\"granular_markings\":["
        + "{\"marking_ref\":\""
        + part
        + "\",\"selectors\":[\"value\"]},"
        + "{\"lang\":\"en\",\"selectors\":[\"value\"]}]}";
  }
}
