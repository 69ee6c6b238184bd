package dev.tocsin.exchange.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.keys.KeyFileException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final KeyFile.Cost CHEAP = new KeyFile.Cost(8 * 1024, 1);
  private static final Unlock WORDS = new Unlock.Passphrase("correct horse battery");
  private static final Unlock RAW = new Unlock.RawKey(TestNodes.seed("raw key"));
  private static final NodeKeys KEYS = TestNodes.keys("harbour");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsWhatItWroteForItsOwnerOnly() throws IOException {
    for (var unlock : new Unlock[] {WORDS, RAW}) {
      var file = file();
      file.replace(KEYS, unlock, CHEAP);

      assertThat(file.read(unlock)).isEqualTo(KEYS);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void saysWhatToDoWhenThePassphraseIsWrong() {
    file().create(KEYS, WORDS, CHEAP);

    assertFault(() -> file().read(new Unlock.Passphrase("incorrect horse!")), Fault.NOT_UNLOCKED);
    assertThatThrownBy(() -> file().read(new Unlock.Passphrase("incorrect horse!")))
        .hasMessageContaining("Try again");
    assertFault(() -> file().read(RAW), Fault.NOT_UNLOCKED);
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    file().create(KEYS, RAW, CHEAP);
    Files.setPosixFilePermissions(file().path(), PosixFilePermissions.fromString("rw-r-----"));

    assertFault(() -> file().read(RAW), Fault.TOO_OPEN);
    assertThatThrownBy(() -> file().read(RAW)).hasMessageContaining("chmod 600");
  }

  @Test
  void refusesToOverwriteUnasked() {
    file().create(KEYS, RAW, CHEAP);

    assertFault(() -> file().create(KEYS, RAW, CHEAP), Fault.ALREADY_THERE);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertFault(() -> file().read(RAW), Fault.MISSING);
  }

  @Test
  void refusesAChangedHeaderAndExcessiveCosts() throws IOException {
    file().create(KEYS, WORDS, CHEAP);
    String good = Files.readString(file().path());
    for (String bad :
        new String[] {
          good.replace("\"memory_kib\": 8192", "\"memory_kib\": 999999999"),
          good.replace("\"passes\": 1", "\"passes\": 1000000"),
          good.replace("\"v\": 1", "\"v\": 2"),
          good.substring(0, 100),
          "",
          "x".repeat(100_000)
        }) {
      Files.writeString(file().path(), bad);
      assertFault(() -> file().read(WORDS), Fault.MALFORMED);
    }
    Files.writeString(file().path(), good.replace("\"passes\": 1", "\"passes\": 2"));
    assertFault(() -> file().read(WORDS), Fault.NOT_UNLOCKED);
  }

  @Test
  void neverShowsASeed() {
    assertThat(KEYS.toString()).doesNotContainPattern("[0-9a-f]{16}").contains("a secret seed");
    assertThat(WORDS).hasToString("a passphrase");
  }

  private KeyFile file() {
    return new KeyFile(folder.resolve("node.keys"));
  }

  private static void assertFault(ThrowingCallable call, Fault fault) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KeyFileException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}
