package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sends a warning.
@Command(
    name = "warn",
    description = {
      "Send a warning, a STIX 2.1 bundle, to a partner at once.",
      "That goes where the release policy asks for no second person; otherwise: tocsin draft."
    })
public final class Warn implements Callable<Integer> {
  @Mixin WarningOptions warning = new WarningOptions();

  @Option(names = "--to", required = true, paramLabel = "PARTNER", description = "The partner.")
  String partner = "";

  @Option(
      names = "--preview",
      description = "Show what would leave, and send nothing; exit code 1 if it may not go.")
  boolean preview;

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Warn(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var call = warning.into(Call.post("partners", partner, preview ? "preview" : "warnings"));
    try (var client = node.open(terminal)) {
      var answer =
          new Progress(terminal)
              .during(
                  preview ? "reading the warning" : "sending the warning", () -> client.json(call));
      if (preview) {
        return new PreviewText(terminal).show(answer, node.json).code();
      }
      if (node.json) {
        terminal.json(answer);
      } else {
        String id = JsonReader.of(answer).string("id");
        terminal.say("The warning " + id + " is queued for " + partner + ".");
        terminal.say("See how far it is: tocsin show " + id);
      }
      return ExitCode.DONE.code();
    }
  }
}
