package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sends one partner's rendering of a draft.
@Command(
    name = "release",
    description = {
      "Send one partner what it may get of a draft, once enough people approved it.",
      "Without --digest, what leaves is the rendering of this moment, which only goes if it is",
      "what was approved."
    })
public final class Release implements Callable<Integer> {
  @Mixin RenderingOptions rendering = new RenderingOptions();

  @Option(
      names = "--digest",
      paramLabel = "HEX",
      description = "Of what you saw, as the preview shows it.")
  Optional<String> digest = Optional.empty();

  @Option(
      names = "--emergency",
      paramLabel = "REASON",
      description = "Why you release it alone. A second person must look at it afterwards.")
  Optional<String> emergency = Optional.empty();

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Release(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = caller.open(terminal)) {
      String seen =
          digest.orElseGet(() ->
              JsonReader.of(
                      client.json(Call.get("drafts", rendering.id, "preview", rendering.partner)))
                  .string("digest"));
      var body = JsonObject.builder().put("partner", rendering.partner).put("digest", seen);
      emergency.ifPresent(reason -> body.put("emergency", reason));
      var call = Call.post("drafts", rendering.id, "release").with(body.build());
      var answer = new Progress(terminal).during("sending the warning", () -> client.json(call));
      if (caller.json()) {
        terminal.json(answer);
      } else {
        String id = JsonReader.of(answer).string("id");
        terminal.say("The warning " + id + " is queued for " + rendering.partner + ".");
        terminal.say("See how far it is: tocsin show " + id);
      }
      return ExitCode.DONE.code();
    }
  }
}
