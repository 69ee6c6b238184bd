package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.follow.Follow;
import dev.tocsin.taxii.follow.FollowSettings;
import dev.tocsin.taxii.follow.Follower;
import dev.tocsin.taxii.follow.StreamLanding;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Fetches what a collection holds.
@Command(
    name = "pull",
    description = {
      "Fetch the objects of a collection, once.",
      "They are written as a bundle, or one a line with --lines. A file is there whole or",
      "not at all."
    })
public final class TaxiiPull implements Callable<Integer> {
  private static final int FAILURES_MOST = 5;

  @Parameters(paramLabel = "URL", description = "The collection: .../collections/ID/")
  String url = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of the standard output.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--lines", description = "One object a line instead of a bundle.")
  boolean lines;

  @Mixin FilterOptions filter = new FilterOptions();

  @Mixin TaxiiOptions options = new TaxiiOptions();

  private final Terminal terminal;

  public TaxiiPull(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return TaxiiOptions.asking(() -> output.isPresent() ? toFile(output.orElseThrow()) : toOut());
  }

  private int toOut() throws IOException, InterruptedException {
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    long objects = pull(out);
    out.flush();
    return told(objects, "");
  }

  private int toFile(Path file) throws IOException, InterruptedException {
    Path whole = file.toAbsolutePath();
    if (Files.exists(whole)) {
      throw taken(file);
    }
    Path part = Files.createTempFile(whole.getParent(), ".tocsin-", ".part");
    long objects;
    try {
      try (var out = new FileOutputStream(part.toFile());
          var buffered = new BufferedOutputStream(out, 1 << 16)) {
        objects = pull(buffered);
        buffered.flush();
        out.getFD().sync();
      }
      Files.createLink(whole, part);
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    } finally {
      Files.deleteIfExists(part);
    }
    return told(objects, " to " + file);
  }

  private int told(long objects, String where) {
    terminal.tell(objects + (objects == 1 ? " object" : " objects") + " written" + where + ".");
    return ExitCode.DONE.code();
  }

  private static CommandFailure taken(Path file) {
    return CommandFailure.usage(
        "There is already a file " + file + ". Move it away or name another.");
  }

  private long pull(OutputStream out) throws IOException, InterruptedException {
    if (lines) {
      return follow(out);
    }
    var bundle = new BundleStream(out);
    long objects = follow(bundle);
    bundle.close();
    return objects;
  }

  private long follow(OutputStream out) throws IOException, InterruptedException {
    var source = new Follower.Source(TaxiiOptions.address(url), filter.filter(List.of()));
    var settings =
        FollowSettings.STANDARD
            .withSince(filter.since())
            .withLimit(filter.page)
            .withLookBack(Duration.ZERO)
            .withKeysMost(2_000_000)
            .withFailuresMost(FAILURES_MOST);
    var talk = new Talk(terminal, false);
    TaxiiClient.rootOf(source.collection());
    try (var client = options.client(terminal);
        var landing = new StreamLanding(out, Optional.empty(), source.text())) {
      var end =
          Follower.of(client, source, new Follow(settings), landing, talk.surroundings()).run();
      if (end.trouble().isPresent()) {
        throw new CommandFailure(ExitCode.UNREACHABLE, end.trouble().orElseThrow());
      }
    }
    return talk.objects();
  }
}
