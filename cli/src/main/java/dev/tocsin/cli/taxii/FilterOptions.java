package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.taxii.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which objects are wanted.
final class FilterOptions {
  private static final int LIMIT_MOST = 1_000_000;

  @Option(names = "--id", paramLabel = "ID", split = ",", description = "Only these objects.")
  List<String> ids = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description = "Only objects of these types, such as indicator.")
  List<String> types = List.of();

  @Option(
      names = "--versions",
      paramLabel = "WHICH",
      split = ",",
      description = "all, first, last, or timestamps.")
  List<String> versions = List.of();

  @Option(
      names = "--spec-version",
      paramLabel = "VERSION",
      split = ",",
      description = "Only objects of these versions of STIX, such as 2.1.")
  List<String> specVersions = List.of();

  @Option(
      names = "--added-after",
      paramLabel = "TIME",
      description = "Only what was added later, such as 2030-01-31T08:00:00Z.")
  Optional<String> addedAfter = Optional.empty();

  @Option(
      names = "--page",
      paramLabel = "N",
      description = "Ask for N objects at a time; else the server chooses.")
  int page;

  Query.Filter filter(List<String> usualVersions) {
    if (page < 0 || page > LIMIT_MOST) {
      throw CommandFailure.usage("--page takes a number from 1 to " + LIMIT_MOST + ".");
    }
    return new Query.Filter(
        ids, types, versions.isEmpty() ? usualVersions : versions, specVersions);
  }

  Optional<Instant> since() {
    try {
      return addedAfter.map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--added-after takes a time such as 2030-01-31T08:00:00Z.", e);
    }
  }
}
