package dev.tocsin.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.node.web.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  private Configuration read(String file) throws IOException {
    return read(file, Map.of(), Map.of());
  }

  private Configuration read(
      String file, Map<String, String> environment, Map<String, String> flags) throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE_NAME), file);
    return Configuration.read(folder, environment, flags);
  }

  @Test
  void everyDefaultIsPinned() {
    var configuration = Configuration.read(folder, Map.of(), Map.of());

    assertThat(configuration.get(NodeSettings.LISTEN_ADDRESS)).isEqualTo("127.0.0.1");
    assertThat(configuration.get(NodeSettings.LISTEN_PORT)).isEqualTo(8443);
    assertThat(configuration.get(NodeSettings.TLS)).isFalse();
    assertThat(configuration.file(NodeSettings.TLS_CERTIFICATE))
        .contains(folder.resolve("tls.pem"));
    assertThat(configuration.file(NodeSettings.TLS_PASSWORD_FILE)).isEmpty();
    assertThat(configuration.get(NodeSettings.CLIENT_CERTIFICATES))
        .isEqualTo(Edge.ClientCertificates.OFF);
    assertThat(configuration.get(NodeSettings.PLAIN_HTTP_BEYOND_LOOPBACK)).isFalse();
    assertThat(configuration.file(NodeSettings.KEY_FILE)).isEmpty();
    assertThat(configuration.file(NodeSettings.PASSPHRASE_FILE)).isEmpty();
    assertThat(configuration.get(NodeSettings.PARTNER_ADDRESSES)).isEqualTo(AddressRule.PUBLIC);
    assertThat(NodeSettings.limits(configuration))
        .isEqualTo(
            new Edge.Limits(
                34_603_008,
                8_192,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                1_024,
                new Edge.Connections(1_024, 128)))
        .isEqualTo(Edge.Limits.DEFAULT);
    assertThat(NodeSettings.exchange(configuration))
        .isEqualTo(
            new Settings(
                Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(10), 25_165_824))
        .isEqualTo(Settings.defaults());
    assertThat(configuration.get(NodeSettings.LOG_LEVEL)).isEqualTo(Level.WARN);
  }

  @Test
  void aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String file = "listen-port = 1001\nheartbeat = 20min\nlog-level = info\n";
    var configuration =
        read(
            file,
            Map.of("TOCSIN_LISTEN_PORT", "1002", "TOCSIN_HEARTBEAT", "30min", "HOME", "/root"),
            Map.of("listen-port", "1003"));

    assertThat(configuration.get(NodeSettings.LISTEN_PORT)).isEqualTo(1003);
    assertThat(configuration.get(NodeSettings.HEARTBEAT)).isEqualTo(Duration.ofMinutes(30));
    assertThat(configuration.get(NodeSettings.LOG_LEVEL)).isEqualTo(Level.INFO);
  }

  @Test
  void everyFaultIsNamedWithItsFileAndLine() {
    assertThatThrownBy(() ->
            read(
                "# fine\nlisten-prot = 1\nheartbeat = 10\ntls = maybe\nnonsense\nhead-max = 1KiB\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("tocsin.conf, line 2: there is no setting \"listen-prot\"")
        .hasMessageContaining("line 3: heartbeat cannot be \"10\"")
        .hasMessageContaining("line 4: tls cannot be \"maybe\"")
        .hasMessageContaining("Write one of: no, yes.")
        .hasMessageContaining("line 5 is no setting")
        .hasMessageContaining("line 6: head-max cannot be \"1KiB\", which is out of range");
  }

  @Test
  void aSettingIsNotSetTwiceInTheFile() {
    assertThatThrownBy(() -> read("tls = yes\n\ntls = no\n"))
        .hasMessageContaining("line 3 sets tls again after line 1");
  }

  @Test
  void numbersBeyondEveryRangeAreRefusedNotWrapped() {
    for (String value :
        new String[] {"999999999999h", "99999999999999999h", "-1s", "1.5s", "1 s"}) {
      assertThatThrownBy(() -> read("heartbeat = " + value + "\n"))
          .as(value)
          .isInstanceOf(ConfigurationException.class);
    }
    assertThatThrownBy(() -> read("request-max = 999999999999GiB\n"))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void unknownVariablesAreRefusedAndAPassphraseAmongThem() {
    assertThatThrownBy(
            () -> Configuration.read(folder, Map.of("TOCSIN_PASSPHRASE", "secret words"), Map.of()))
        .hasMessageContaining("TOCSIN_PASSPHRASE names no setting")
        .hasMessageNotContaining("secret words");
  }

  @Test
  void variablesOfTheCommandLineAreNoSettings() {
    for (var name : List.of("DATA", "PASSWORD", "TAXII_PASSWORD", "TAXII_TOKEN", "TRACE")) {
      var environment = Map.of("TOCSIN_" + name, "x");
      assertThatCode(() -> Configuration.read(folder, environment, Map.of()))
          .as(name)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theTemplateIsReadBackAndSaysAllAndNothingElse() throws IOException {
    String text = Configuration.template(Map.of("tls", "yes", "listen-port", "9000"));
    var configuration = read(text);

    assertThat(configuration.get(NodeSettings.TLS)).isTrue();
    assertThat(configuration.get(NodeSettings.LISTEN_PORT)).isEqualTo(9000);
    for (var setting : NodeSettings.ALL) {
      assertThat(text).contains("# " + setting.meaning()).contains(setting.name() + " =");
    }
    assertThat(read(text.replaceAll("(?m)^#(?=[a-z])", "")).get(NodeSettings.HEARTBEAT))
        .as("the commented defaults are valid")
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aSecretFileThatOthersMayReadIsRefused() throws IOException {
    var secret = Files.writeString(folder.resolve("words"), "twelve letters\nmore\n");
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
    var configuration = read("passphrase-file = words\n");

    assertThatThrownBy(() -> configuration.firstLine(NodeSettings.PASSPHRASE_FILE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("chmod 600 " + secret);
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    assertThat(configuration.firstLine(NodeSettings.PASSPHRASE_FILE)).contains("twelve letters");
  }

  @Test
  void theGuideListsEverySettingAsItIs() throws IOException {
    String page = Files.readString(guide());
    for (var setting : NodeSettings.ALL) {
      assertThat(page).contains(line(setting));
    }
    assertThat(page.lines().filter(line -> line.startsWith("| `")))
        .as("settings that are gone")
        .hasSize(NodeSettings.ALL.size());
  }

  private static String line(Setting<?> setting) {
    String fallback = setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`";
    return "| `"
        + setting.name()
        + "` | "
        + fallback
        + " | "
        + setting.meaning()
        + ": "
        + setting.values()
        + " |";
  }

  private static Path guide() {
    var root =
        java.util.stream.Stream.iterate(
                Optional.of(Path.of("").toAbsolutePath()),
                Optional::isPresent,
                path -> path.map(Path::getParent))
            .map(path -> path.orElseThrow())
            .filter(path -> Files.exists(path.resolve("tocsin")))
            .findFirst()
            .orElseThrow();
    return root.resolve("docs/guide/configuration.md");
  }
}
