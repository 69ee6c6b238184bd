package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.client.NodeClient;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes capsule files in.
@Command(
    name = "in",
    description = {
      "Take capsule files in.",
      "The reply to each is written beside it, to be carried back. One bad file does not stop the",
      "others; the exit code is that of the first that failed."
    })
public final class CarryIn implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The capsules.")
  List<Path> files = List.of();

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public CarryIn(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var exit = ExitCode.DONE;
    var taken = new ArrayList<JsonValue>();
    try (var client = node.open(terminal)) {
      for (var file : files) {
        try {
          taken.add(take(client, file));
        } catch (CommandFailure e) {
          terminal.tell("tocsin: " + file + ": " + e.sentences());
          exit = exit == ExitCode.DONE ? e.exit() : exit;
        }
      }
    }
    if (node.json) {
      terminal.json(JsonObject.builder().put("taken", new JsonArray(taken)).build());
    }
    return exit.code();
  }

  private JsonObject take(NodeClient client, Path file) {
    byte[] capsule = NamedFile.bytes(file, Capsule.BYTES_MAX);
    var reply = client.file(Call.post("carry", "in").with(Capsule.MEDIA_TYPE, capsule));
    var result = JsonObject.builder().put("file", file.toString());
    if (reply.isEmpty()) {
      if (!node.json) {
        terminal.say(file + ": taken in. It needs no reply.");
      }
      return result.build();
    }
    var written = CarryOut.place(file.resolveSibling(""), reply);
    if (!node.json) {
      terminal.say(file + ": taken in. Carry the reply back: " + written);
    }
    return result.put("reply", written.toString()).build();
  }
}
