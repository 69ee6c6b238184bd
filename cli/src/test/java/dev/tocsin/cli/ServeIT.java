package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real command, started and stopped as operators do, and what it says when it cannot start.
class ServeIT {
  private static final List<String> NATIVE = List.of("--enable-native-access=ALL-UNNAMED");

  @TempDir Path folder;
  private Path data = Path.of("");
  private Path key = Path.of("");

  @BeforeEach
  void init() {
    data = folder.resolve("node");
    key = folder.resolve("key");
    var ran =
        Shell.plain()
            .run(
                "init",
                "--data",
                data.toString(),
                "--organisation",
                "Meridian Watch",
                "--endpoint",
                "http://127.0.0.1:" + freePort(),
                "--key-file",
                key.toString());
    assertThat(ran.exit()).as(ran.text()).isZero();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Shell.Done serve(String... more) {
    var arguments =
        Stream.concat(Stream.of("serve", "--data", data.toString()), Stream.of(more))
            .toArray(String[]::new);
    return Shell.plain().run(arguments);
  }

  private Forked forked() throws IOException {
    return Forked.start(folder, NATIVE, "serve", "--data", data.toString());
  }

  @Test
  void runsUntilItIsToldToStopAndStopsInOrder() throws IOException, InterruptedException {
    for (int round = 0; round < 2; round++) {
      try (var node = forked()) {
        assertThat(node.says("Stop it with Ctrl-C.")).as(node.output()).isTrue();
        assertThat(node.output()).contains("of Meridian Watch").contains("console at");
        var address = URI.create(Files.readString(data.resolve("address")).strip());
        assertThat(healthy(address)).isTrue();

        node.terminate();

        assertThat(node.exit()).as(node.output()).isZero();
        assertThat(node.output()).contains("Stopped.");
        assertThat(data.resolve("address")).doesNotExist();
      }
    }
  }

  private static boolean healthy(URI address) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address.resolve("/healthz")).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    }
  }

  @Test
  void aSecondProcessIsToldThatTheFolderIsInUse() throws IOException, InterruptedException {
    try (var node = forked()) {
      assertThat(node.says("Stop it with Ctrl-C.")).as(node.output()).isTrue();

      var second = serve("--listen-port", "0");

      assertThat(second.exit()).isEqualTo(3);
      assertThat(second.text()).contains("in use by another tocsin process");
      assertThat(data.resolve("address")).as("the first one's").exists();
    }
  }

  @Test
  void aTakenPortIsNamedAndTheStoreIsLetGo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int round = 0; round < 2; round++) {
        var ran = serve("--listen-port", String.valueOf(taken.getLocalPort()));
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.text())
            .contains("port " + taken.getLocalPort())
            .contains("another process has the port")
            .contains("listen-port");
      }
    }
  }

  @Test
  void anotherKeyDoesNotOpenIt() throws IOException {
    var other = folder.resolve("other");
    Files.writeString(other, "A".repeat(43) + "=\n");
    own(other);
    var ran = serve("--key-file", other.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.text()).contains("does not open: the passphrase or key is another one");
  }

  @Test
  void aWrongPassphraseDoesNotOpenIt() throws IOException {
    var words = folder.resolve("words");
    Files.writeString(words, "seven grey herons wait\n");
    own(words);
    var closed = folder.resolve("closed").toString();
    var made =
        Shell.typing(List.of("five red herons wait", "five red herons wait"))
            .run("init", "--data", closed, "--organisation", "Harbour", "--endpoint", "file");
    assertThat(made.exit()).as(made.text()).isZero();

    for (var ran :
        List.of(
            Shell.plain().run("serve", "--data", closed, "--passphrase-file", words.toString()),
            Shell.typing(List.of("seven grey herons wait")).run("serve", "--data", closed))) {
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.text()).contains("the passphrase or key is another one");
    }
    var nobody = Shell.plain().run("serve", "--data", closed);
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.text()).contains("--passphrase-file FILE");
  }

  private static void own(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aMissingFolderIsNamedWithTheCommandThatMakesIt() {
    var ran = Shell.plain().run("serve", "--data", folder.resolve("nowhere").toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("tocsin init --data " + folder.resolve("nowhere"));
  }

  @Test
  void filesThatOthersMayReadAreRefused() throws IOException {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    var open = serve();
    assertThat(open.exit()).isEqualTo(2);
    assertThat(open.text()).contains("chmod 600 " + key);
    own(key);
    Files.setPosixFilePermissions(
        data.resolve("keys"), PosixFilePermissions.fromString("rw-rw----"));
    var keys = serve();
    assertThat(keys.exit()).isEqualTo(3);
    assertThat(keys.text()).contains(data.resolve("keys").toString());
  }

  @Test
  void aMissingKeyFileIsNamed() throws IOException {
    Files.delete(key);
    var ran = serve();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("There is no file " + key);
  }

  @Test
  void aFlagNamesAFileOfTheCurrentFolderAndASettingOneOfTheDataFolder() throws IOException {
    var here = Path.of("").toAbsolutePath();
    var flag = serve("--key-file", "no-such.key");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.text()).contains("There is no file " + here.resolve("no-such.key"));

    Files.writeString(data.resolve("tocsin.conf"), "key-file = no-such.key\n");
    var setting = serve();
    assertThat(setting.exit()).isEqualTo(2);
    assertThat(setting.text()).contains("There is no file " + data.resolve("no-such.key"));
  }

  @Test
  void aStoreThatWentBackSignsNothing() throws IOException, InterruptedException {
    try (var node = forked()) {
      assertThat(node.says("Stop it with Ctrl-C.")).as(node.output()).isTrue();
      node.terminate();
      assertThat(node.exit()).isZero();
    }
    var lines = Files.readAllLines(data.resolve("signed-heads"));
    Files.writeString(data.resolve("signed-heads"), lines.get(0) + "\n7\n" + lines.get(2) + "\n");
    var ran = serve();
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.text()).contains("The node signs nothing").contains("the store went back");
  }

  @Test
  void aMalformedSettingIsNamedWithItsLine() throws IOException {
    Files.writeString(data.resolve("tocsin.conf"), "heartbeat = soon\n");
    var ran = serve();
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.text()).contains("tocsin.conf, line 1: heartbeat cannot be \"soon\"");
  }

  @Test
  void aJavaWithoutNativeAccessIsToldWhatItNeeds() throws IOException, InterruptedException {
    var java = List.of("--illegal-native-access=deny");
    try (var node = Forked.start(folder, java, "serve", "--data", data.toString())) {
      assertThat(node.exit()).as(node.output()).isEqualTo(3);
      assertThat(node.output()).contains("--enable-native-access=ALL-UNNAMED");
    }
  }

  @Test
  void aFullDiskIsNamed() throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"), "a full disk needs root to mount");
    var small = Files.createDirectory(folder.resolve("small"));
    mount("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString());
    try {
      for (String file : List.of("keys", "descriptor", "operator-token", "tocsin.conf")) {
        Files.copy(
            data.resolve(file),
            small.resolve(file),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
      try (var out = Files.newOutputStream(small.resolve("filler"))) {
        fill(out);
      }
      var ran = Shell.plain().run("serve", "--data", small.toString());
      assertThat(ran.exit()).as(ran.text()).isEqualTo(3);
      assertThat(ran.text()).contains("No space left on device");
    } finally {
      mount("umount", small.toString());
    }
  }

  private static void fill(java.io.OutputStream out) {
    try {
      while (true) {
        out.write(new byte[1024]);
      }
    } catch (IOException _) {
      // Full, as wanted.
    }
  }

  private static void mount(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void helpListsEverySetting() {
    var help = Shell.plain().run("serve", "--help").text();
    for (var setting : dev.tocsin.node.config.NodeSettings.ALL) {
      assertThat(help).contains(setting.flag() + "=VALUE");
    }
    assertThat(help).doesNotContain("in the data folder unless absolute");
  }

  @Test
  void saysInJsonWhereItIs() throws IOException, InterruptedException {
    try (var node = Forked.start(folder, NATIVE, "serve", "--json", "--data", data.toString())) {
      assertThat(node.says("\"console\"")).as(node.output()).isTrue();
      node.terminate();
      assertThat(node.exit()).as(node.output()).isZero();
      String answer = node.output().substring(0, node.output().indexOf("\n}") + 2);
      var done = new Shell.Done(0, answer, "");
      JsonShapes.read().check("serve", done);
      assertThat(done.json().string("organisation")).isEqualTo("Meridian Watch");
      assertThat(done.json().strings("endpoints")).isNotEmpty();
    }
  }
}
