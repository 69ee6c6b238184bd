package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.taxii.Push;
import dev.tocsin.taxii.PushStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds objects to a collection.
@Command(
    name = "push",
    description = {
      "Add the objects of files to a collection, and say what became of them.",
      "A file is a bundle, one object, or has one object a line (.jsonl). What is larger",
      "than the server takes at once is sent in parts."
    })
public final class TaxiiPush implements Callable<Integer> {
  private static final int SECONDS_MOST = 86_400;

  @Parameters(index = "0", paramLabel = "URL", description = "The collection.")
  String url = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "The objects.")
  List<Path> files = List.of();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long to wait until the server has dealt with them (${DEFAULT-VALUE}).")
  int wait;

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  @Mixin TaxiiOptions options = new TaxiiOptions();

  private final Terminal terminal;

  public TaxiiPush(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (wait < 0 || wait > SECONDS_MOST) {
      throw CommandFailure.usage("--wait takes seconds, a day at most.");
    }
    URI collection = TaxiiOptions.address(url);
    var progress = new Progress(terminal);
    Push.Outcome outcome;
    try (var client = options.client(terminal)) {
      var push =
          new Push(
              client,
              new Push.Surroundings(
                  Clock.systemUTC(),
                  new Random(),
                  Talk::pause,
                  sent -> progress.objects("sent", sent)));
      outcome =
          TaxiiOptions.asking(() -> {
            var sending = push.into(collection, Duration.ofSeconds(wait));
            for (Path file : files) {
              try {
                sending.file(file);
              } catch (IOException e) {
                throw TaxiiOptions.unreadable(file, e);
              } catch (JsonException e) {
                throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage() + ".", e);
              }
            }
            return sending.end();
          });
    } finally {
      progress.done();
    }
    if (json) {
      terminal.json(value(outcome));
    } else {
      print(outcome);
    }
    return (outcome.failed() == 0 && outcome.pending() == 0 ? ExitCode.DONE : ExitCode.NO).code();
  }

  private void print(Push.Outcome outcome) {
    for (var fate : outcome.failures()) {
      terminal.say(
          "refused  " + fate.id() + "  " + fate.version() + "  " + fate.message().orElse(""));
    }
    if (outcome.failed() > outcome.failures().size()) {
      terminal.say(outcome.failed() - outcome.failures().size() + " more are not listed.");
    }
    for (String id : outcome.open()) {
      terminal.say("still pending: status " + id);
    }
    String counts =
        outcome.succeeded()
            + " taken, "
            + outcome.failed()
            + " refused, "
            + outcome.pending()
            + " pending";
    if (outcome.failed() == 0 && outcome.pending() == 0) {
      terminal.good(counts);
    } else {
      terminal.bad(counts);
    }
  }

  private static JsonObject value(Push.Outcome outcome) {
    var failures = new ArrayList<JsonValue>();
    for (PushStatus.Fate fate : outcome.failures()) {
      var each = JsonObject.builder().put("id", fate.id()).put("version", fate.version());
      fate.message().ifPresent(text -> each.put("message", text));
      failures.add(each.build());
    }
    return JsonObject.builder()
        .put("taken", outcome.succeeded())
        .put("refused", outcome.failed())
        .put("pending", outcome.pending())
        .put("failures", new JsonArray(failures))
        .put("open", JsonArray.ofStrings(outcome.open()))
        .build();
  }
}
