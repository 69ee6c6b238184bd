package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.client.NodeClient;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Begins or changes a draft.
@Command(
    name = "draft",
    description = {
      "Begin a draft of a warning, a STIX 2.1 bundle with markings; or change one.",
      "Each partner gets a rendering of its own, once other people have approved it."
    })
public final class DraftWrite implements Callable<Integer> {
  @Mixin WarningOptions warning = new WarningOptions();

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "PARTNER",
      description = "The partners, with commas or one each time.")
  List<String> partners = List.of();

  @Option(names = "--threat-to-life", description = "Somebody may die of what it warns of.")
  boolean threatToLife;

  @Option(
      names = "--change",
      paramLabel = "ID",
      description = "The draft that gets this content; every approval of it is void.")
  Optional<String> change = Optional.empty();

  @Option(
      names = "--revision",
      paramLabel = "NUMBER",
      description = "With --change, the revision that you saw (default: the newest).")
  Optional<Long> revision = Optional.empty();

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public DraftWrite(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (revision.isPresent() && change.isEmpty()) {
      throw CommandFailure.usage("--revision goes with --change.");
    }
    try (var client = caller.open(terminal)) {
      var call = request(client);
      var answer = new Progress(terminal).during("reading the draft", () -> client.json(call));
      if (caller.json()) {
        terminal.json(answer);
      } else {
        tell(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }

  private Call request(NodeClient client) {
    var bare =
        change
            .map(id ->
                Call.post("drafts", id, "change")
                    .asking("revision", Long.toString(seen(client, id))))
            .orElseGet(() -> Call.post("drafts"));
    return warning
        .into(bare)
        .asking("to", String.join(",", partners))
        .asking("threat_to_life", Boolean.toString(threatToLife));
  }

  private long seen(NodeClient client, String id) {
    return revision.orElseGet(
        () -> JsonReader.of(client.json(Call.get("drafts", id))).longValue("revision"));
  }

  private void tell(JsonReader draft) {
    String id = draft.string("id");
    terminal.say(
        change.isPresent()
            ? "The draft " + id + " is at revision " + draft.longValue("revision") + " now."
            : "The draft " + id + " is begun.");
    for (var partner : partners) {
      terminal.say("See what would leave: tocsin preview " + id + " --to " + partner);
    }
  }
}
