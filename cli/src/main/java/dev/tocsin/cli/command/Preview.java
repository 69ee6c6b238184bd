package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows what one partner would get of a draft.
@Command(
    name = "preview",
    description = {
      "Show a draft and what one partner would get of it, side by side.",
      "Exit code 1 if it may not go, whoever approves it."
    })
public final class Preview implements Callable<Integer> {
  @Mixin RenderingOptions rendering = new RenderingOptions();
  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Preview(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = caller.open(terminal)) {
      var call = Call.get("drafts", rendering.id, "preview", rendering.partner);
      var answer = new Progress(terminal).during("reading the draft", () -> client.json(call));
      return new RenderingText(terminal).show(answer, caller.json(), rendering.id).code();
    }
  }
}
