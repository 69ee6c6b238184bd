package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.client.NodeClient;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes what is owed to a partner as files.
@Command(
    name = "out",
    description = "Write what a partner is owed as capsule files, in order, into a folder.")
public final class CarryOut implements Callable<Integer> {
  private static final Pattern CAPSULE = Pattern.compile("[0-9a-f]{64}\\.tocsin");

  @Parameters(index = "0", paramLabel = "PARTNER", description = "The partner.")
  String partner = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is there.")
  Path folder = Path.of("");

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public CarryOut(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.usage("There is no folder " + folder + ". Make it first.");
    }
    try (var client = node.open(terminal)) {
      var files = write(client);
      if (node.json) {
        var names = files.stream().map(Path::toString).toList();
        terminal.json(JsonObject.builder().put("files", JsonArray.ofStrings(names)).build());
      } else {
        files.forEach(file -> terminal.say(file.toString()));
        terminal.say(
            files.isEmpty()
                ? "Nothing is owed to " + partner + "."
                : "Bring them to " + partner + " and the reply back: tocsin carry in FILE");
      }
      return ExitCode.DONE.code();
    }
  }

  private List<Path> write(NodeClient client) {
    var progress = new Progress(terminal);
    var files = new ArrayList<Path>();
    var owed = Rows.of(client.json(Call.get("carry", partner)));
    for (var each : owed) {
      var capsule = client.file(Call.post("carry", partner, "out", each.string("id")));
      files.add(place(folder, capsule));
      progress.count("writing capsules", files.size(), owed.size());
    }
    return files;
  }

  /// Writes a capsule under its own name; one that is there with that name holds the same bytes.
  static Path place(Path folder, NodeClient.Named capsule) {
    if (!CAPSULE.matcher(capsule.name()).matches()) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The node named a capsule in a way that is not used for files.");
    }
    var file = folder.resolve(capsule.name());
    if (!Files.exists(file)) {
      NamedFile.write(file, capsule.bytes());
    }
    return file;
  }
}
