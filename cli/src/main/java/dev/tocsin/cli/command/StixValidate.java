package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Report;
import dev.tocsin.stix.validate.StreamValidator;
import dev.tocsin.stix.validate.StreamValidator.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks documents against STIX 2.1.
@Command(
    name = "validate",
    description = {
      "Check documents against STIX 2.1, and say what is wrong where.",
      "A bundle may have any size. One of more than 16 MiB is checked object by",
      "object; then references between its objects are not checked."
    })
public final class StixValidate implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final long MEBIBYTE = 1024 * 1024;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A bundle or one object; - is the standard input.")
  List<String> files = List.of();

  @Option(
      names = "--strict",
      description = "Warn of what is only good style too, such as a missing description.")
  boolean strict;

  @Option(
      names = "--no-custom",
      description = "Refuse objects and properties that neither STIX nor an extension defines.")
  boolean noCustom;

  @Option(names = "--warnings-as-errors", description = "Take each warning for an error.")
  boolean warningsAsErrors;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Show at most N errors and N warnings of a file (${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  private final Terminal terminal;

  public StixValidate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > 1_000_000) {
      throw CommandFailure.usage("--limit takes a number from 1 to 1000000.");
    }
    var validator =
        StreamValidator.of(
            Options.standard()
                .withStrict(strict)
                .withCustomAllowed(!noCustom)
                .withWarningsAsErrors(warningsAsErrors)
                .withLimit(limit));
    boolean valid = true;
    var answers = new ArrayList<JsonValue>();
    for (var file : files) {
      var outcome = check(validator, file);
      valid &= outcome.report().isValid();
      if (json) {
        answers.add(answer(file, outcome));
      } else {
        print(file, outcome);
      }
    }
    if (json) {
      terminal.json(
          JsonObject.builder().put("valid", valid).put("files", new JsonArray(answers)).build());
    }
    return (valid ? ExitCode.DONE : ExitCode.NO).code();
  }

  private Outcome check(StreamValidator validator, String file) {
    var progress = new Progress(terminal);
    try {
      if (file.equals(STANDARD_INPUT)) {
        return validator.validate(
            System.in, done -> progress.mebibytes("checking", done / MEBIBYTE));
      }
      var path = Path.of(file);
      long all = Files.size(path);
      var ready = validator;
      if (all > StreamValidator.WHOLE_BYTES) {
        try (InputStream in = Files.newInputStream(path)) {
          ready = validator.knowingDefinitionsIn(in);
        }
      }
      try (InputStream in = Files.newInputStream(path)) {
        return ready.validate(
            in,
            done ->
                progress.count(
                    "checking " + file + ", MiB",
                    (int) (Math.min(done, all) / MEBIBYTE),
                    (int) Math.max(1, all / MEBIBYTE)));
      }
    } catch (IOException e) {
      throw NamedFile.unreadable(Path.of(file), e);
    } finally {
      progress.done();
    }
  }

  private void print(String file, Outcome outcome) {
    Report report = outcome.report();
    for (StixFault fault : report.faults()) {
      terminal.say(
          word(fault)
              + "  "
              + (fault.pointer().isEmpty() ? "/" : fault.pointer())
              + "  "
              + fault.sentence()
              + " ("
              + section(fault)
              + ")");
    }
    if (!report.isComplete()) {
      long more = (long) report.errors() + report.warnings() - report.faults().size();
      terminal.say(more + " more are not shown; see --limit.");
    }
    String counts =
        number(outcome.objects(), "object")
            + ", "
            + number(report.errors(), "error")
            + ", "
            + number(report.warnings(), "warning")
            + (outcome.whole() ? "" : "; references between objects not checked");
    if (report.isValid()) {
      terminal.good(file + ": valid; " + counts);
    } else {
      terminal.bad(file + ": not valid; " + counts);
    }
  }

  private static String word(StixFault fault) {
    return fault.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String section(StixFault fault) {
    return fault.section().startsWith("RFC") ? fault.section() : "STIX 2.1 §" + fault.section();
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static JsonObject answer(String file, Outcome outcome) {
    Report report = outcome.report();
    var faults = new ArrayList<JsonValue>();
    for (StixFault fault : report.faults()) {
      faults.add(
          JsonObject.builder()
              .put("severity", word(fault))
              .put("pointer", fault.pointer())
              .put("section", fault.section())
              .put("sentence", fault.sentence())
              .build());
    }
    return JsonObject.builder()
        .put("file", file)
        .put("valid", report.isValid())
        .put("objects", outcome.objects())
        .put("errors", report.errors())
        .put("warnings", report.warnings())
        .put("whole", outcome.whole())
        .put("faults", new JsonArray(faults))
        .build();
  }
}
