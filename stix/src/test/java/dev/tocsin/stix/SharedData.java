package dev.tocsin.stix;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The published data that lies beside the project on machines that have it: under the folder of
/// the system property `tocsin.data`, or under `shared/data` in a folder above.
public final class SharedData {
  private SharedData() {}

  /// A file or folder of it; the test that asks is skipped, with a message, where it is absent.
  public static Path require(String name) {
    var found = folder().map(folder -> folder.resolve(name)).filter(Files::exists);
    assumeThat(found).as("the data set " + name + " is not here").isPresent();
    return found.orElseThrow();
  }

  /// What a compressed file of it holds.
  public static byte[] unzip(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(require(name)))) {
      return in.readAllBytes();
    }
  }

  private static Optional<Path> folder() {
    String property = System.getProperty("tocsin.data", "");
    if (!property.isEmpty()) {
      return Optional.of(Path.of(property));
    }
    return Stream.iterate(
            Optional.of(Path.of("").toAbsolutePath()),
            Optional::isPresent,
            folder -> folder.map(Path::getParent))
        .map(folder -> folder.orElseThrow().resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
