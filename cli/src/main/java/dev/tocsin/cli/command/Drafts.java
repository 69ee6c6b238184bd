package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists drafts, or shows one.
@Command(name = "drafts", description = "List drafts, newest first; or show one.")
public final class Drafts implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The draft to show; the first four or more characters are enough.")
  Optional<String> id = Optional.empty();

  @Option(names = "--all", description = "Those too that nothing can be done with any more.")
  boolean all;

  @Option(
      names = "--unreviewed",
      description = "Those with an emergency release that nobody else has looked at.")
  boolean unreviewed;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "At most so many, 1 to 500 (default: ${DEFAULT-VALUE}).")
  int limit = 50;

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Drafts(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if ((all && unreviewed) || (id.isPresent() && (all || unreviewed))) {
      throw CommandFailure.usage("Name a draft, or say --all or --unreviewed, one of the three.");
    }
    try (var client = caller.open(terminal)) {
      var answer = client.json(request());
      if (caller.json()) {
        terminal.json(answer);
      } else {
        show(answer);
      }
      return ExitCode.DONE.code();
    }
  }

  private Call request() {
    if (id.isPresent()) {
      return Call.get("drafts", id.orElseThrow());
    }
    var list =
        unreviewed
            ? Call.get("drafts", "unreviewed")
            : Call.get("drafts").asking("open", Boolean.toString(!all));
    return list.asking("limit", Integer.toString(limit));
  }

  private void show(JsonValue answer) {
    var text = new DraftText(terminal);
    if (id.isPresent()) {
      text.page(JsonReader.of(answer));
    } else {
      text.list(Rows.of(answer), unreviewed ? "Nothing waits for a review." : "No drafts.");
    }
  }
}
