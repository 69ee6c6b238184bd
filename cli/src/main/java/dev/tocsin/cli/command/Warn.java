package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.stix.json.JsonReader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sends a warning.
@Command(name = "warn", description = "Send a warning, a STIX 2.1 bundle, to a partner.")
public final class Warn implements Callable<Integer> {
  /// How urgent, most urgent first.
  enum Urgency {
    FLASH,
    IMMEDIATE,
    PRIORITY,
    ROUTINE
  }

  @Parameters(paramLabel = "FILE", description = "The bundle.")
  Path file = Path.of("");

  @Option(names = "--to", required = true, paramLabel = "PARTNER", description = "The partner.")
  String partner = "";

  @Option(
      names = "--precedence",
      defaultValue = "ROUTINE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Urgency urgency = Urgency.ROUTINE;

  @Option(names = "--exercise", description = "Mark it as an exercise.")
  boolean exercise;

  @Option(
      names = "--not-after",
      paramLabel = "TIME",
      description = "When it expires, such as 2030-01-31T08:00:00Z.")
  Optional<String> notAfter = Optional.empty();

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "One line for lists (default: taken from the bundle).")
  Optional<String> title = Optional.empty();

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
    var call = request(preview ? "preview" : "warnings");
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

  private Call request(String what) {
    var call =
        Call.post("partners", partner, what)
            .with("application/stix+json", NamedFile.bytes(file, Capsule.BYTES_MAX))
            .asking("precedence", urgency.name())
            .asking("exercise", Boolean.toString(exercise));
    if (notAfter.isPresent()) {
      call = call.asking("not_after", time(notAfter.get()).toString());
    }
    return title.isPresent() ? call.asking("title", title.get()) : call;
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--not-after takes a time with its zone, such as 2030-01-31T08:00:00Z or"
              + " 2030-01-31T09:00:00+01:00, not "
              + text
              + ".",
          e);
    }
  }
}
