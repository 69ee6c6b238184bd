package dev.tocsin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The documents that the STIX benchmarks read: published ATT&CK bundles where they are at hand,
/// under the folder of the system property `tocsin.data` or under `shared/data` beside the
/// checkout, and indicators of our own making.
final class StixData {
  static final String INDICATORS = "indicators";
  private static final int INDICATOR_COUNT = 10_000;

  /// Names of bundles, without the ending.
  static final List<String> ATTACK =
      List.of("ics-attack-18.1", "mobile-attack-17.1", "enterprise-18.1-as21");

  private StixData() {}

  static boolean isHere(String name) {
    return name.equals(INDICATORS) || file(name).isPresent();
  }

  static byte[] bytes(String name) {
    if (name.equals(INDICATORS)) {
      return indicators().getBytes(StandardCharsets.UTF_8);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name).orElseThrow()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String indicators() {
    var text = new StringBuilder(4_000_000);
    text.append(
        "{\"type\":\"bundle\",\"id\":\"bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe\",\"objects\":[");
    for (int number = 0; number < INDICATOR_COUNT; number++) {
      text.append(number == 0 ? "" : ",").append(indicator(number));
    }
    return text.append("]}").toString();
  }

  private static String indicator(int number) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%08x-4b5a-4687-9788-a9bacbdcedfe",\
    "created":"2030-01-31T08:00:00.000Z","modified":"2030-01-31T08:00:00.000Z",\
    "name":"Known address %d","pattern":"[ipv4-addr:value = '198.51.%d.%d']",\
    "pattern_type":"stix","valid_from":"2030-01-31T08:00:00Z",\
    "object_marking_refs":["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"]}\
    """
        .formatted(number, number, number / 256 % 256, number % 256);
  }

  private static Optional<Path> file(String name) {
    String property = System.getProperty("tocsin.data", "");
    Path folder = Path.of("").toAbsolutePath();
    Path data = Path.of(property);
    while (property.isEmpty() && folder.getParent() != null) {
      if (Files.isDirectory(folder.resolve("shared").resolve("data"))) {
        data = folder.resolve("shared").resolve("data");
        break;
      }
      folder = folder.getParent();
    }
    return Optional.of(data.resolve("attack").resolve(name + ".json.gz")).filter(Files::exists);
  }
}
