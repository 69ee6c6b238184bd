package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlpTest {

  @ParameterizedTest
  @CsvSource({
    "CLEAR, 613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "GREEN, 34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "AMBER, f88d31f6-486f-44da-b317-01333bde0b82",
    "RED, 5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
    "CLEAR, 94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN, bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER, 55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER_STRICT, 939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED, e828b379-4e03-4974-9ac4-e53a884c97c1",
    "AMBER_STRICT, 826578e1-40ad-459f-bc73-ede076f81f37"
  })
  void knowsEveryIdOfALevel(Tlp level, String uuid) {
    assertThat(Tlp.fromMarking(StixId.parse("marking-definition--" + uuid))).contains(level);
    assertThat(Tlp.fromMarking(StixId.parse("indicator--" + uuid))).isEmpty();
  }

  @Test
  void comparesLevels() {
    assertThat(Tlp.strictest(List.of(Tlp.GREEN, Tlp.AMBER_STRICT, Tlp.AMBER)))
        .contains(Tlp.AMBER_STRICT);
    assertThat(Tlp.strictest(List.of())).isEmpty();
    assertThat(Tlp.AMBER_STRICT.isAtLeast(Tlp.AMBER)).isTrue();
    assertThat(Tlp.AMBER.isAtLeast(Tlp.AMBER_STRICT)).isFalse();
    assertThat(Tlp.AMBER_STRICT.label()).isEqualTo("TLP:AMBER+STRICT");
  }

  @ParameterizedTest
  @EnumSource
  void definesAMarkingThatReadsBack(Tlp level) {
    StixObject definition =
        BundleTest.parse(new String(Json.write(level.definition()), UTF_8)).objects().getFirst();

    assertThat(definition.id()).isEqualTo(level.marking());
    assertThat(definition.name()).contains(level.label());
    assertThat(Tlp.fromMarking(definition.id())).contains(level);
  }

  @Test
  void writesTheDefinitionAsOasisPublishedIt() {
    assertThat(new String(Json.write(Tlp.AMBER_STRICT.definition()), UTF_8))
        .isEqualTo(
            "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\","
                + "\"id\":\"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\","
                + "\"created\":\"2022-10-01T00:00:00.000Z\",\"name\":\"TLP:AMBER+STRICT\","
                + "\"extensions\":{"
                + "\"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d\":{"
                + "\"extension_type\":\"property-extension\",\"tlp_2_0\":\"amber+strict\"}}}");
  }
}
