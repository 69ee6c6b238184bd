package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a find of the leak check pass.
@Command(
    name = "clear",
    description = "Say that what the leak check found in a draft may leave, and why.")
public final class Clear implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The draft; the first four or more characters are enough.")
  String id = "";

  @Parameters(index = "1", paramLabel = "HIT", description = "The find, as the preview shows it.")
  String hit = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it may.")
  String reason = "";

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Clear(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("hit", hit).put("reason", reason).build();
    return new DraftAnswer(terminal, caller)
        .changed(
            Call.post("drafts", id, "clear").with(body),
            _ -> "The find may pass. Look at the preview again.");
  }
}
