package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Fetches an evidence bundle.
@Command(
    name = "evidence",
    description = "Write the proof of a delivery to a file that anyone can verify offline.")
public final class Evidence implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      description = "The warning's id; the first four or more characters are enough.")
  String id = "";

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "The file to write.")
  Path file = Path.of("");

  @Option(names = "--without-content", description = "Prove the delivery, not what was in it.")
  boolean withoutContent;

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Evidence(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var call =
        Call.get("statements", id, "evidence").asking("content", Boolean.toString(!withoutContent));
    try (var client = node.open(terminal)) {
      var bundle =
          new Progress(terminal).during("fetching the evidence", () -> client.file(call)).bytes();
      NamedFile.write(file, bundle);
      if (node.json) {
        terminal.json(
            JsonObject.builder().put("file", file.toString()).put("size", bundle.length).build());
      } else {
        terminal.say("Wrote " + file + " (" + bundle.length + " bytes).");
        terminal.say("Check it, anywhere and offline: tocsin verify " + file);
      }
      return ExitCode.DONE.code();
    }
  }
}
