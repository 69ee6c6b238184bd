package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Readable.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableTest {
  private static final String TIMES =
      "\"spec_version\":\"2.1\",\"created\":\"2030-01-31T08:00:00.000Z\","
          + "\"modified\":\"2030-01-31T08:00:00.000Z\"";

  @Test
  void showsAPlaceWithItsPrecision() {
    Readable place =
        only(
            object(
                "location",
                TIMES
                    + ",\"latitude\":10.50,\"longitude\":-3,\"precision\":1000,"
                    + "\"country\":\"xx\",\"region\":\"northern-plain\",\"city\":\"Second City\""));

    assertThat(place.kind()).isEqualTo("Place");
    assertThat(place.title()).isEqualTo("xx");
    assertThat(place.lines())
        .startsWith(
            new Line("Coordinates", "10.50, -3 (within 1000 metres)"),
            new Line("Country", "xx"),
            new Line("Region", "northern-plain"),
            new Line("City", "Second City"));
    assertThat(place.lines()).doesNotHaveDuplicates().hasSize(9);
  }

  @Test
  void saysARelationshipAsASentence() {
    String group = object("threat-actor", TIMES + ",\"name\":\"Grey Heron\"");
    String bank = object("identity", TIMES + ",\"name\":\"Harbour Bank\"");
    String link =
        object(
            "relationship",
            TIMES
                + ",\"relationship_type\":\"attributed-to\",\"source_ref\":\"threat-actor--UUID\","
                + "\"target_ref\":\"identity--UUID\"");
    Bundle bundle =
        BundleTest.parse(String.join(",", group, bank, link).replace("UUID", BundleTest.UUID));

    Readable relationship = Readable.all(bundle).getLast();

    assertThat(relationship.title()).isEqualTo("Grey Heron attributed to Harbour Bank");
    assertThat(relationship.lines())
        .contains(new Line("Source ref", "Grey Heron (threat-actor--" + BundleTest.UUID + ")"));
    assertThat(Readable.of(bundle.objects().getLast(), bundle)).isEqualTo(relationship);
    assertThat(Readable.of(bundle.objects().getLast()).title())
        .isEqualTo(
            "threat-actor--" + BundleTest.UUID + " attributed to identity--" + BundleTest.UUID);
  }

  @Test
  void dropsNothingOfAnUnknownType() {
    Readable own =
        only(
            object(
                "x-siren",
                "\"deep\":{\"a\":[{\"b\":1},null],\"c\":{}},\"on\":true,\"list\":[\"p\",2],\"no\":[]"));

    assertThat(own.kind()).isEqualTo("Siren");
    assertThat(own.lines())
        .contains(
            new Line("Deep, a 1, b", "1"),
            new Line("Deep, a 2", "nothing (null)"),
            new Line("Deep, c", "nothing (empty)"),
            new Line("On", "yes"),
            new Line("List", "p; 2"),
            new Line("No", "nothing (empty)"))
        .hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "url, Web address, value",
    "email-addr, E-mail address, value",
    "domain-name, Domain name, value",
    "ipv4-addr, Internet address (IPv4), value",
    "file, File, name",
    "user-account, User account, account_login",
    "x-own-phone-line, Phone number, number",
    "x-siren, Siren, value"
  })
  void namesTheKindAndTheValue(String type, String kind, String property) {
    Readable readable = only(object(type, "\"" + property + "\":\"the value\""));

    assertThat(readable.kind()).isEqualTo(kind);
    assertThat(readable.title()).isEqualTo("the value");
    assertThat(readable.lines()).contains(new Line(Kind.label(property), "the value"));
  }

  private static String object(String type, String rest) {
    return "{\"type\":\"" + type + "\",\"id\":\"" + type + "--UUID\"," + rest + "}";
  }

  private static Readable only(String object) {
    Bundle bundle = BundleTest.parse(object.replace("UUID", BundleTest.UUID));
    return Readable.of(bundle.objects().getFirst());
  }
}
