package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks at an emergency release afterwards.
@Command(
    name = "review",
    description = "Say whether you would have approved what one person released in an emergency.")
public final class Review implements Callable<Integer> {
  @Mixin RenderingOptions rendering = new RenderingOptions();

  @Option(names = "--agree", description = "You would have approved it.")
  boolean agree;

  @Option(names = "--disagree", description = "You would not.")
  boolean disagree;

  @Option(names = "--note", required = true, paramLabel = "TEXT", description = "A sentence.")
  String note = "";

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Review(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (agree == disagree) {
      throw CommandFailure.usage("Say --agree or --disagree, one of the two.");
    }
    var body =
        JsonObject.builder()
            .put("partner", rendering.partner)
            .put("agrees", agree)
            .put("note", note)
            .build();
    return new DraftAnswer(terminal, caller)
        .changed(
            Call.post("drafts", rendering.id, "review").with(body),
            _ -> "Your review of what went to " + rendering.partner + " is kept.");
  }
}
