package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.follow.FolderLanding;
import dev.tocsin.taxii.follow.Follow;
import dev.tocsin.taxii.follow.FollowSettings;
import dev.tocsin.taxii.follow.Follower;
import dev.tocsin.taxii.follow.Landing;
import dev.tocsin.taxii.follow.StreamLanding;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Follows a collection.
@Command(
    name = "follow",
    description = {
      "Follow a collection: fetch what is there, then what is added, until stopped.",
      "In a folder nothing is lost or doubled, however this command ends: it goes on where",
      "it was. With - the objects go to the standard output, one a line."
    })
public final class TaxiiFollow implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";
  private static final int SECONDS_MOST = 86_400;

  @Parameters(paramLabel = "URL", description = "The collection: .../collections/ID/")
  String url = "";

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the objects and the cursor go; - is the standard output.")
  String into = "";

  @Option(
      names = "--cursor",
      paramLabel = "FILE",
      description = "With --into -, where to keep how far it has come.")
  Optional<Path> cursor = Optional.empty();

  @Option(names = "--until-caught-up", description = "End once everything has been read.")
  boolean untilCaughtUp;

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How often to ask for what is new (${DEFAULT-VALUE}).")
  int poll;

  @Option(
      names = "--look-back",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = {
        "For how long the server may add objects late; they are looked for again",
        "(${DEFAULT-VALUE}). A Tocsin server never does: 0 will do."
      })
  int lookBack;

  @Mixin FilterOptions filter = new FilterOptions();

  @Mixin TaxiiOptions options = new TaxiiOptions();

  private final Terminal terminal;

  public TaxiiFollow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (poll < 1 || poll > SECONDS_MOST || lookBack < 0 || lookBack > SECONDS_MOST) {
      throw CommandFailure.usage("--poll and --look-back take seconds, a day at most.");
    }
    if (cursor.isPresent() && !into.equals(STANDARD_OUTPUT)) {
      throw CommandFailure.usage("--cursor belongs to --into -; a folder has its own.");
    }
    return TaxiiOptions.asking(this::follow);
  }

  private int follow() throws IOException, InterruptedException {
    // All versions: what was the last one when asked need not have been so when it was added.
    var source = new Follower.Source(TaxiiOptions.address(url), filter.filter(List.of("all")));
    TaxiiClient.rootOf(source.collection());
    var settings =
        FollowSettings.STANDARD
            .withSince(filter.since())
            .withLimit(filter.page)
            .withPoll(Duration.ofSeconds(poll))
            .withLookBack(Duration.ofSeconds(lookBack));
    var talk = new Talk(terminal, !untilCaughtUp);
    try (var client = options.client(terminal);
        var landing = landing(source)) {
      var end =
          Follower.of(client, source, new Follow(settings), landing, talk.surroundings()).run();
      if (end.trouble().isPresent()) {
        throw new CommandFailure(ExitCode.UNREACHABLE, end.trouble().orElseThrow());
      }
    }
    terminal.tell("Caught up: " + talk.objects() + " objects received.");
    return ExitCode.DONE.code();
  }

  private Landing landing(Follower.Source source) throws IOException {
    return into.equals(STANDARD_OUTPUT)
        ? new StreamLanding(new FileOutputStream(FileDescriptor.out), cursor, source.text())
        : FolderLanding.open(Path.of(into), source.text());
  }
}
