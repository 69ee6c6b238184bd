package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.config.Configuration;
import dev.tocsin.node.config.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitIT {
  private static final String WORDS = "seven grey herons wait";

  @TempDir Path folder;

  private String data() {
    return folder.resolve("node").toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void makesEverythingForItsOwnerOnlyAndSaysWhatIsNext() throws IOException {
    var key = folder.resolve("key");
    var ran =
        Shell.plain()
            .run(
                "init",
                "--data",
                data(),
                "--organisation",
                "Meridian Watch",
                "--endpoint",
                "https://127.0.0.1:9443",
                "--key-file",
                key.toString());

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(ran.text()).contains("tocsin serve --data " + data()).contains("tocsin account add");
    assertThat(mode(Path.of(data()))).isEqualTo("rwx------");
    for (String file :
        List.of("keys", "descriptor", "tocsin.conf", "operator-token", "tls.pem", "../key")) {
      assertThat(mode(Path.of(data(), file))).as(file).isEqualTo("rw-------");
    }
    var descriptor = new NodeFolder(Path.of(data())).descriptor().newest();
    assertThat(descriptor.name().value()).isEqualTo("Meridian Watch");
    assertThat(descriptor.endpoints()).containsExactly(Endpoint.parse("https://127.0.0.1:9443"));
    assertThat(descriptor.tlsPins()).hasSize(1);
    var configuration = Configuration.read(Path.of(data()), Map.of(), Map.of());
    assertThat(configuration.get(NodeSettings.TLS)).isTrue();
    assertThat(configuration.get(NodeSettings.LISTEN_PORT)).isEqualTo(9443);
    assertThat(configuration.file(NodeSettings.KEY_FILE)).contains(key);
  }

  @Test
  void asksForWhatIsMissingAndForThePassphraseTwice() {
    var typed = List.of("Harbour Shield", "http://127.0.0.1:9444", WORDS, WORDS);
    var ran = Shell.typing(typed).run("init", "--data", data());

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(new NodeFolder(Path.of(data())).descriptor().newest().name().value())
        .isEqualTo("Harbour Shield");
  }

  @Test
  void addsAFirstAccount() throws IOException {
    var password = Files.writeString(folder.resolve("password"), "grey herons wait\n");
    var typed = List.of("Harbour Shield", "file", WORDS, WORDS);
    var ran =
        Shell.typing(typed)
            .run(
                "init",
                "--data",
                data(),
                "--account",
                "mira",
                "--role",
                "liaison",
                "--password-file",
                password.toString());

    assertThat(ran.exit()).as(ran.text()).isZero();
    assertThat(Path.of(data(), "store")).isDirectory();
    assertThat(Path.of(data(), "signed-heads")).exists();
  }

  @Test
  void leavesNothingBehindWhenItCannotFinish() throws IOException {
    var wrongName = List.of("Harbour Shield", "file", WORDS, WORDS, "grey herons wait");
    var refused =
        Shell.typing(Map.of("TOCSIN_PASSWORD", "grey herons wait"), wrongName)
            .run(
                "init",
                "--data",
                data(),
                "--account",
                "Mira Holm",
                "--key-file",
                folder.resolve("key").toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.text()).contains("An account's name begins with a letter");
    assertThat(names()).isEmpty();

    var differing = List.of("Harbour Shield", "file", WORDS, "seven grey geese wait");
    var ran = Shell.typing(differing).run("init", "--data", data());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("differ");
    assertThat(names()).isEmpty();
  }

  @Test
  void doesNotTouchWhatIsThere() throws IOException {
    Files.createDirectories(Path.of(data()));
    Files.writeString(Path.of(data(), "letter"), "mine");
    var typed = List.of("Harbour Shield", "file", WORDS, WORDS);
    var ran = Shell.typing(typed).run("init", "--data", data());

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.text()).contains("There is already something at");
    assertThat(Files.readString(Path.of(data(), "letter"))).isEqualTo("mine");
    assertThat(names()).containsExactly("node");
  }

  @Test
  void refusesAnAddressInClearThatOthersReach() throws IOException {
    var typed = List.of("Harbour Shield", "http://192.0.2.7:9444", WORDS, WORDS);
    var ran = Shell.typing(typed).run("init", "--data", data());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("--endpoint https://");
    assertThat(names()).isEmpty();
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    var ran = Shell.plain().run("init", "--data", data());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("--organisation NAME");
  }

  @Test
  void answersInJson() {
    var ran =
        Shell.plain()
            .run(
                "init",
                "--json",
                "--data",
                data(),
                "--organisation",
                "Meridian Watch",
                "--endpoint",
                "file",
                "--key-file",
                folder.resolve("key").toString());

    assertThat(ran.exit()).as(ran.text()).isZero();
    JsonShapes.read().check("init", ran);
    assertThat(ran.json().string("data")).isEqualTo(data());
    assertThat(ran.json().string("organisation")).isEqualTo("Meridian Watch");
  }
}
