package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.config.Configuration;
import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a node until it is told to stop.
@Command(
    name = "serve",
    description = {
      "Run the node of a data folder.",
      "Each setting below also stands in tocsin.conf in the data folder, or in the variable",
      "TOCSIN_NAME of the environment; a flag goes first, then the variable, then the file."
    },
    modelTransformer = SettingOptions.class)
public final class Serve implements Callable<Integer> {
  private static final long STOP_MAX_SECONDS = 60;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The node's data folder (default: $TOCSIN_DATA, else ./tocsin-data).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--json",
      description = "Say in JSON, for programs, where the node is once it runs.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Serve(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var path = NodeOptions.folder(data, terminal);
    if (!Files.isDirectory(path)) {
      throw CommandFailure.usage(
          "There is no data folder "
              + path
              + ". Name it with --data, or make one with: tocsin init --data "
              + path);
    }
    var folder = new NodeFolder(path);
    try (var node = Starting.attempt(() -> start(folder))) {
      run(folder, node);
    }
    terminal.tell("Stopped.");
    stopped.countDown();
    return ExitCode.DONE.code();
  }

  /// Until the process is told to stop, or this thread is interrupted.
  private void run(NodeFolder folder, Node node) {
    var hook = Thread.ofPlatform().name("stop").unstarted(this::stop);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Starting.attempt(() -> announced(folder, node));
      stop.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      folder.withdraw();
      remove(hook);
    }
  }

  private Node start(NodeFolder folder) {
    var configuration =
        Configuration.read(folder.path(), terminal.variables(), SettingOptions.given(spec));
    NodeSettings.setLogLevel(configuration);
    var place = Node.Place.of(configuration);
    var unlock = new Unlocking(terminal).of(configuration);
    return new Progress(terminal)
        .during(
            "opening the node's keys and store",
            () -> Starting.attempt(() -> Node.start(folder, unlock, place)));
  }

  private Boolean announced(NodeFolder folder, Node node) {
    var local = local(node.address());
    folder.announce(local);
    var descriptor = node.keyring().descriptors().newest();
    if (json) {
      terminal.json(
          JsonObject.builder()
              .put("node", node.keyring().self().value())
              .put("organisation", descriptor.name().value())
              .put("address", node.address().toString())
              .put(
                  "endpoints",
                  JsonArray.ofStrings(descriptor.endpoints().stream().map(Endpoint::text).toList()))
              .put("console", local + "/")
              .build());
      return true;
    }
    terminal.say("Node " + node.keyring().self() + " of " + descriptor.name());
    terminal.say("  listens on " + node.address());
    descriptor.endpoints().forEach(each -> terminal.say("  partners bring to " + each.text()));
    terminal.say("  console at " + local + "/");
    terminal.say("Stop it with Ctrl-C.");
    return true;
  }

  /// Where this machine finds a node that listens on all of its addresses.
  private static URI local(URI address) {
    return switch (address.getHost()) {
      case "0.0.0.0" -> URI.create(address.toString().replace("0.0.0.0", "127.0.0.1"));
      case "[::]" -> URI.create(address.toString().replace("[::]", "[::1]"));
      default -> address;
    };
  }

  /// On Ctrl-C and the like: waits for the orderly end. Java would then report the signal as the
  /// exit code, although stopping is what was asked for.
  private void stop() {
    stop.countDown();
    try {
      if (stopped.await(STOP_MAX_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(ExitCode.DONE.code());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERNAL.code());
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending already; the hook ends it.
    }
  }
}
