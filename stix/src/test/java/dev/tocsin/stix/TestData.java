package dev.tocsin.stix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Published data that tests read where it is at hand: under the folder of the system property
/// `tocsin.data`, or under `shared/data` beside the checkout.
public final class TestData {
  private TestData() {}

  public static Optional<Path> folder(String name) {
    String property = System.getProperty("tocsin.data", "");
    Stream<Path> roots =
        property.isEmpty()
            ? Stream.iterate(
                    Optional.of(Path.of("").toAbsolutePath()),
                    Optional::isPresent,
                    folder -> folder.map(Path::getParent))
                .map(folder -> folder.orElseThrow().resolve("shared").resolve("data"))
            : Stream.of(Path.of(property));
    return roots.map(root -> root.resolve(name)).filter(Files::exists).findFirst();
  }
}
