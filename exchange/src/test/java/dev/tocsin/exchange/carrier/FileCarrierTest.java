package dev.tocsin.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.capsule.Capsule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCarrierTest {
  private static final Bytes CAPSULE = Bytes.utf8("{\"v\":1}\nciphertext");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsWhatItWrote() throws IOException {
    var carrier = new FileCarrier(folder);
    var file = carrier.write(CAPSULE);

    assertThat(file).hasFileName(Capsule.fileName(CAPSULE));
    assertThat(carrier.write(CAPSULE)).isEqualTo(file);
    assertThat(carrier.list()).containsExactly(file);
    assertThat(carrier.read(file)).isEqualTo(new FileCarrier.Found(file, CAPSULE, true));
  }

  @Test
  void noticesAFileThatWasChanged() throws IOException {
    var carrier = new FileCarrier(folder);
    var file = carrier.write(CAPSULE);
    Files.writeString(file, "something else");

    assertThat(carrier.read(file).intact()).isFalse();
  }

  @Test
  void passesOverLinksFoldersAndOtherNames() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "x");
    Files.createDirectory(folder.resolve("a".repeat(64) + ".tocsin"));
    Files.createSymbolicLink(
        folder.resolve("b".repeat(64) + ".tocsin"), folder.resolve("notes.txt"));

    assertThat(new FileCarrier(folder).list()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThatThrownBy(
            () -> new FileCarrier(folder).write(Bytes.of(new byte[Capsule.BYTES_MAX + 1])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
