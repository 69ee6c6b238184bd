package dev.tocsin.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads published bundles where they are at hand: under the folder of the system property
/// `tocsin.data`, or under `shared/data` beside the checkout.
class AttackDataTest {

  @ParameterizedTest
  @CsvSource({
    "ics-attack-18.1.json.gz, 1826",
    "mobile-attack-17.1.json.gz, 2148",
    "enterprise-18.1-as21.json.gz, 24771"
  })
  void readsEveryObject(String name, int objects) throws IOException {
    Optional<Path> file = data().map(folder -> folder.resolve("attack").resolve(name));
    assumeThat(file.filter(Files::exists)).as("the data set " + name + " is not here").isPresent();
    byte[] bytes = unzip(file.orElseThrow());

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

  private static byte[] unzip(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static Optional<Path> data() {
    String property = System.getProperty("tocsin.data", "");
    if (!property.isEmpty()) {
      return Optional.of(Path.of(property));
    }
    return Stream.iterate(
            Optional.of(Path.of("").toAbsolutePath()),
            Optional::isPresent,
            p -> p.map(Path::getParent))
        .map(folder -> folder.orElseThrow().resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
