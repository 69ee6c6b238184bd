package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Approves what one partner would get.
@Command(
    name = "approve",
    description = {
      "Approve what one partner would get of a draft that others wrote.",
      "The digest that the preview shows says what exactly."
    })
public final class Approve implements Callable<Integer> {
  @Mixin RenderingOptions rendering = new RenderingOptions();

  @Option(
      names = "--digest",
      required = true,
      paramLabel = "HEX",
      description = "As the preview shows it.")
  String digest = "";

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Approve(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = caller.open(terminal)) {
      // Another revision has another digest, so the newest is the one that the person saw.
      long revision =
          JsonReader.of(client.json(Call.get("drafts", rendering.id))).longValue("revision");
      var body =
          JsonObject.builder()
              .put("partner", rendering.partner)
              .put("revision", revision)
              .put("digest", digest)
              .build();
      var answer = client.json(Call.post("drafts", rendering.id, "approve").with(body));
      if (caller.json()) {
        terminal.json(answer);
      } else {
        terminal.say("What " + rendering.partner + " would get is approved.");
      }
      return ExitCode.DONE.code();
    }
  }
}
