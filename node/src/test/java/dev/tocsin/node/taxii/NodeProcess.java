package dev.tocsin.node.taxii;

import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.web.Edge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A node in a process of its own, to be killed and started again in the same folder and at the
/// same port. One thread.
final class NodeProcess implements AutoCloseable {
  // Below the ports that systems give to callers: one of those that call a node that is away could
  // get its port, and be connected to itself.
  private static final int PORT_MIN = 10_000;
  private static final int PORT_END = 32_000;
  private static final int START_MAX_MILLIS = 2_000;

  private final TaxiiHouse house;
  private final Path folder;
  private final Random random;
  private final int port;
  private Process process;

  private NodeProcess(TaxiiHouse house, Path folder, long seed) throws IOException {
    this.house = house;
    this.folder = folder;
    this.random = new Random(seed);
    this.port = freePort();
    Files.write(key(folder), house.leave(address(port)).toArray());
    this.process = start();
  }

  /// Runs the node of a house, which stops.
  ///
  /// @param folder with the node's folder, named node
  static NodeProcess instead(TaxiiHouse house, Path folder, long seed)
      throws IOException, InterruptedException {
    var process = new NodeProcess(house, folder, seed);
    process.awaitAnswer();
    return process;
  }

  /// Runs the node until it is killed, or until whoever started it ends.
  ///
  /// @param arguments the folder and the port
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var unlock = new Unlock.RawKey(SecretSeed.of(Files.readAllBytes(key(folder))));
    var place =
        TaxiiHouse.place(address(Integer.parseInt(arguments[1])), Edge.LOOPBACK, Traffic.LIMITS);
    var node = Node.start(new NodeFolder(folder.resolve("node")), unlock, place);
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    node.close();
  }

  /// Kills it and starts it; one time in two once more while it starts. It answers again when this
  /// returns.
  void killAndStart() throws IOException, InterruptedException {
    kill();
    process = start();
    if (random.nextBoolean()
        && !process.waitFor(random.nextInt(START_MAX_MILLIS), TimeUnit.MILLISECONDS)) {
      kill();
      process = start();
    }
    awaitAnswer();
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void awaitAnswer() {
    Follower.untilAnswered(
        200,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the node ended: " + said());
          }
          return house.get("writer", "/taxii2/");
        });
  }

  private String said() {
    try {
      return Files.readString(output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx192m",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            NodeProcess.class.getName(),
            folder.toString(),
            Integer.toString(port))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  private Path output() {
    return folder.resolve("said");
  }

  private static Path key(Path folder) {
    return folder.resolve("key");
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private int freePort() throws IOException {
    while (true) {
      int port = random.nextInt(PORT_MIN, PORT_END);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (java.net.BindException _) {
        // Somebody has it: another.
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
