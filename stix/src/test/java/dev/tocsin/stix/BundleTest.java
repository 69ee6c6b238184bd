package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.stix.json.Json;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTest {
  static final String HEAD =
      "{\"type\":\"bundle\",\"id\":\"bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe\",\"objects\":[";
  static final String UUID = "1f1e2d3c-4b5a-4687-9788-a9bacbdcedfe";
  private static final String INCIDENT =
      """
      {"type":"incident","spec_version":"2.1","id":"incident--UUID",
       "created":"2030-01-31T08:00:00.000Z","modified":"2030-01-31T08:00:00.000Z","name":"Fire"}\
      """
          .replace("UUID", UUID);

  @Test
  void keepsTheBytesAndThePropertiesOfEachObject() {
    String second = "{ \"id\" : \"x-own--" + UUID + "\", \"type\":\"x-own\", \"n\":1.50 }";

    Bundle bundle = parse(INCIDENT + " ,\n" + second);

    assertThat(bundle.id()).hasToString("bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe");
    assertThat(bundle.objects()).hasSize(2);
    StixObject incident = bundle.objects().get(0);
    assertThat(new String(incident.source().toByteArray(), UTF_8)).isEqualTo(INCIDENT);
    assertThat(incident.type()).isEqualTo("incident");
    assertThat(incident.specVersion()).contains("2.1");
    assertThat(incident.name()).contains("Fire");
    assertThat(incident.created().orElseThrow().text()).isEqualTo("2030-01-31T08:00:00.000Z");
    StixObject own = bundle.objects().get(1);
    assertThat(new String(own.source().toByteArray(), UTF_8)).isEqualTo(second);
    assertThat(own.created()).isEmpty();
    assertThat(bundle.object(own.id())).contains(own);
  }

  @Test
  void takesSeveralVersionsAndTheSameObjectTwice() {
    String later = INCIDENT.replace("\"modified\":\"2030", "\"modified\":\"2031");

    Bundle bundle = parse(later + "," + INCIDENT + "," + INCIDENT);

    assertThat(bundle.objects()).hasSize(3);
    assertThat(bundle.object(StixId.parse("incident--" + UUID))).contains(bundle.objects().get(0));
  }

  /// A change to the good incident that must be refused.
  record Bad(String from, String to, String pointer, String section) {}

  static Stream<Bad> badObjects() {
    String modified = "\"modified\":\"2030-01-31T08:00:00.000Z\",";
    String name = "\"name\":\"Fire\"";
    return Stream.of(
        new Bad("\"type\":\"incident\",", "", "/type", "3.2"),
        new Bad("\"type\":\"incident\"", "\"type\":7", "/type", "2.15"),
        new Bad("\"type\":\"incident\"", "\"type\":\"Incident\"", "/type", "3.1"),
        new Bad("\"type\":\"incident\"", "\"type\":\"x-other\"", "/id", "2.9"),
        new Bad("\"id\":\"incident--" + UUID + "\",", "", "/id", "3.2"),
        new Bad(UUID, UUID.toUpperCase(Locale.ROOT), "/id", "2.9"),
        new Bad(UUID, "1", "/id", "2.9"),
        new Bad("\"spec_version\":\"2.1\",", "", "/spec_version", "3.2"),
        new Bad("\"2.1\"", "\"2.0\"", "/spec_version", "3.2"),
        new Bad(modified, "", "/modified", "3.2"),
        new Bad(modified, "\"modified\":\"2030-02-30T08:00:00.000Z\",", "/modified", "2.16"),
        new Bad(modified, "\"modified\":\"2030-01-31T08:00:00+00:00\",", "/modified", "2.16"),
        new Bad(modified, "\"modified\":\"2030-01-31T08:00:00Z\",", "/modified", "3.2"),
        new Bad(modified, "\"modified\":\"2029-01-31T08:00:00.000Z\",", "/modified", "3.6"),
        new Bad(name, "\"revoked\":\"yes\"", "/revoked", "2.2"),
        new Bad(name, "\"created_by_ref\":\"incident--" + UUID + "\"", "/created_by_ref", "3.2"),
        new Bad(name, "\"object_marking_refs\":[]", "/object_marking_refs", "2.12"),
        new Bad(name, "\"object_marking_refs\":[\"TLP:RED\"]", "/object_marking_refs/0", "7.2"),
        new Bad(name, "\"granular_markings\":{}", "/granular_markings", "2.12"),
        new Bad(name, "\"granular_markings\":[7]", "/granular_markings/0", "7.2"),
        new Bad(
            name,
            "\"granular_markings\":[{\"selectors\":[\"name\"]}]",
            "/granular_markings/0",
            "7.2"),
        new Bad(
            name,
            "\"granular_markings\":[{\"lang\":\"en\",\"selectors\":[]}]",
            "/granular_markings/0/selectors",
            "7.2"));
  }

  @ParameterizedTest
  @MethodSource("badObjects")
  void refusesAnObjectThatBreaksARule(Bad bad) {
    assertThat(INCIDENT).contains(bad.from());

    StixException refusal = refusal(HEAD + INCIDENT.replace(bad.from(), bad.to()) + "]}");

    assertThat(refusal.faults()).hasSize(1);
    assertThat(refusal.faults().getFirst().pointer()).isEqualTo("/objects/0" + bad.pointer());
    assertThat(refusal.faults().getFirst().section()).isEqualTo(bad.section());
    assertThat(refusal).hasMessageContaining(bad.pointer());
  }

  @Test
  void refusesOneVersionWithTwoContents() {
    assertThat(refusal(HEAD + INCIDENT + "," + INCIDENT.replace("Fire", "Flood") + "]}").faults())
        .extracting(StixFault::pointer, StixFault::section)
        .containsExactly(tuple("/objects/1", "3.6"));
  }

  @Test
  void refusesAKnownMarkingThatClaimsAnotherLevel() {
    String red = new String(Json.write(Tlp.RED.definition()), UTF_8);

    assertThat(parse(red).objects()).hasSize(1);
    assertThat(refusal(HEAD + red.replace("\"red\"", "\"clear\"") + "]}").faults())
        .extracting(StixFault::pointer)
        .containsExactly("/objects/0");
    assertThat(refusal(HEAD + red.replace("TLP:RED", "TLP:CLEAR") + "]}").faults()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoBundle() {
    assertThat(refusal("[]").faults()).extracting(StixFault::section).containsExactly("8");
    assertThat(refusal(INCIDENT).faults())
        .extracting(StixFault::pointer)
        .containsExactly("/type", "/id");
    assertThat(refusal(HEAD + "]}").faults())
        .extracting(StixFault::pointer)
        .containsExactly("/objects");
    assertThat(refusal(HEAD + "7]}").faults())
        .extracting(StixFault::pointer)
        .containsExactly("/objects/0");
    assertThat(refusal("{\"type\":").faults())
        .extracting(StixFault::section)
        .containsExactly("RFC 8259");
  }

  @Test
  void reportsAllFaultsInOrderUpToAHundred() {
    assertThat(refusal(HEAD + "{},7," + INCIDENT.replace("2.1", "2.0") + "]}").faults())
        .extracting(StixFault::pointer)
        .containsExactly(
            "/objects/0/type", "/objects/0/id", "/objects/1", "/objects/2/spec_version");
    assertThat(refusal(HEAD + "{}" + ",{}".repeat(500) + "]}").faults()).hasSize(100);
  }

  static Bundle parse(String objects) {
    return Bundle.parse((HEAD + objects + "]}").getBytes(UTF_8));
  }

  private static StixException refusal(String document) {
    StixException refusal =
        catchThrowableOfType(StixException.class, () -> Bundle.parse(document.getBytes(UTF_8)));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
