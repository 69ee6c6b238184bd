package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads published bundles where they are at hand.
class AttackDataTest {

  @ParameterizedTest
  @CsvSource({
    "ics-attack-18.1.json.gz, 1826",
    "mobile-attack-17.1.json.gz, 2148",
    "enterprise-18.1-as21.json.gz, 24771"
  })
  void readsEveryObject(String name, int objects) throws IOException {
    byte[] bytes = SharedData.unzip("attack/" + name);

    Bundle bundle = Bundle.parse(bytes);

    assertThat(bundle.objects()).hasSize(objects);
    for (StixObject object : bundle.objects()) {
      assertThat(Json.parse(object.source().toByteArray(), JsonLimits.STIX))
          .isEqualTo(object.json());
    }
    BundleReader reader = BundleReader.of(new ByteArrayInputStream(bytes));
    for (StixObject object : bundle.objects()) {
      assertThat(reader.next().map(BundledObject::source)).contains(object.source());
    }
    assertThat(reader.next()).isEmpty();
    assertThat(CanonicalJson.of(bytes, JsonLimits.STIX))
        .isEqualTo(new JsonCanonicalizer(bytes).getEncodedUTF8());
    assertThat(Readable.all(bundle)).hasSize(objects).noneMatch(each -> each.title().isBlank());
    assertThat(Markings.of(bundle).unknown()).isEmpty();
  }
}
