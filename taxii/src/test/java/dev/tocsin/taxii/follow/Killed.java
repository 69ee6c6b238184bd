package dev.tocsin.taxii.follow;

import dev.tocsin.taxii.ClientSettings;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.Query;
import dev.tocsin.taxii.TaxiiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A follower in a Java of its own, which a test kills.
final class Killed implements Follower.Listener {
  private Killed() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var source = new Follower.Source(URI.create(arguments[0]), Query.Filter.NONE);
    var settings =
        FollowSettings.STANDARD.withPoll(Duration.ofSeconds(1)).withLookBack(Duration.ofHours(1));
    var around =
        new Follower.Surroundings(Clock.systemUTC(), new Random(1), Killed::pause, new Killed());
    try (var client =
            new TaxiiClient(ClientSettings.of(new Credentials.Nobody()), Clock.systemUTC());
        var landing = FolderLanding.open(Path.of(arguments[1]), source.text())) {
      Follower.of(client, source, new Follow(settings), landing, around).run();
    }
  }

  private static boolean pause(Duration time) throws InterruptedException {
    return !new CountDownLatch(1).await(Math.min(50, time.toMillis()), TimeUnit.MILLISECONDS);
  }

  @Override
  public void kept(int fresh) {}

  @Override
  public void warned(String sentence) {}

  @Override
  public boolean caughtUp() {
    return true;
  }
}
