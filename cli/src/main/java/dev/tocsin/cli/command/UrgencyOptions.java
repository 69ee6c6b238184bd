package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What is said of a warning beside its bundle.
final class UrgencyOptions {
  /// How urgent, most urgent first.
  enum Urgency {
    FLASH,
    IMMEDIATE,
    PRIORITY,
    ROUTINE
  }

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

  /// Puts it into a call.
  Call into(Call bare) {
    var call =
        bare.asking("precedence", urgency.name()).asking("exercise", Boolean.toString(exercise));
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
