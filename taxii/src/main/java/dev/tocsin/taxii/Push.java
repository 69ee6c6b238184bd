package dev.tocsin.taxii;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/// Pushes files of any size in requests that the server takes, and waits until it has dealt with
/// them. A request that failed is sent again: a server counts an object that it has as a success
/// (TAXII 2.1 §5.5). Safe for many threads.
public final class Push {
  static final int ATTEMPTS_MOST = 6;
  private static final int REQUEST_BYTES_MOST = 8 * 1024 * 1024;
  private static final int REQUEST_OBJECTS_MOST = 5000;
  private static final int FAILURES_LISTED_MOST = 1000;
  private static final byte[] START = "{\"objects\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_MOST = Duration.ofSeconds(30);

  private final TaxiiClient client;
  private final Surroundings around;

  public Push(TaxiiClient client, Surroundings around) {
    this.client = client;
    this.around = around;
  }

  /// What a push needs of the world.
  ///
  /// @param sent is told how many objects have been sent so far
  public record Surroundings(
      InstantSource clock, RandomGenerator random, Pause pause, LongConsumer sent) {}

  /// What became of everything.
  ///
  /// @param failures why objects were refused; the first thousand
  /// @param open status ids of requests that the server had not dealt with in time
  public record Outcome(
      long succeeded,
      long failed,
      long pending,
      List<PushStatus.Fate> failures,
      List<String> open) {
    public Outcome {
      failures = List.copyOf(failures);
      open = List.copyOf(open);
    }
  }

  /// Begins to push into a collection.
  ///
  /// @param patience how long to wait for what is pending, once all is sent
  public Sending into(URI collection, Duration patience) throws InterruptedException {
    URI root = TaxiiClient.rootOf(collection);
    long most = again(() -> client.apiRoot(root)).maxContentLength();
    return new Sending(collection, root, (int) Math.min(most, REQUEST_BYTES_MOST), patience);
  }

  private <T> T again(Callable<T> work) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.call();
      } catch (TaxiiException e) {
        Optional<Duration> pause = pauseAfter(e.trouble(), attempt);
        if (attempt == ATTEMPTS_MOST
            || pause.isEmpty()
            || !around.pause().pause(pause.orElseThrow())) {
          throw e;
        }
      } catch (InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// Empty where asking again is of no use.
  private Optional<Duration> pauseAfter(Trouble trouble, int attempt) {
    Duration usual = PAUSE.multipliedBy(1L << attempt);
    Duration spread = usual.plusMillis((long) (250 * around.random().nextDouble() * attempt));
    return switch (trouble) {
      case Trouble.Broken _ -> Optional.of(spread);
      case Trouble.Refused refused ->
          refused.status() == 429 || refused.status() >= 500
              ? Optional.of(refused.retryAfter().orElse(spread))
              : Optional.empty();
      case Trouble.TooLarge _, Trouble.NotTaxii _, Trouble.NotAllowed _ -> Optional.empty();
    };
  }

  /// One push under way; for one thread.
  public final class Sending {
    private final URI collection;
    private final URI root;
    private final int most;
    private final Duration patience;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final List<PushStatus> unfinished = new ArrayList<>();
    private final List<PushStatus.Fate> failures = new ArrayList<>();
    private int inRequest;
    private long sent;
    private long succeeded;
    private long failed;

    private Sending(URI collection, URI root, int most, Duration patience) {
      this.collection = collection;
      this.root = root;
      this.most = most;
      this.patience = patience;
    }

    /// Sends the objects of a file: a bundle, one object, or one object a line if its name ends in
    /// `.jsonl`.
    ///
    /// @throws dev.tocsin.stix.json.JsonException if it is none of these; what stood before the
    ///   fault may have been sent
    public void file(Path file) throws IOException, InterruptedException {
      if (file.toString().endsWith(".jsonl")) {
        try (var lines = Files.lines(file)) {
          for (String line : (Iterable<String>) lines.filter(text -> !text.isBlank())::iterator) {
            lone(line.getBytes(StandardCharsets.UTF_8));
          }
        }
        return;
      }
      try (var in = Files.newInputStream(file)) {
        var reader = BundleReader.of(in);
        for (var object = reader.next(); object.isPresent(); object = reader.next()) {
          add(object.orElseThrow().id(), object.orElseThrow().source().toByteArray());
        }
        if (reader.hasObjects()) {
          return;
        }
      }
      if (Files.size(file) > JsonStreamLimits.BUNDLE.each().maxBytes()) {
        add(Optional.of(file.toString()), new byte[most]);
        return;
      }
      lone(Files.readAllBytes(file));
    }

    /// An object that stands alone, checked as one of a bundle is.
    private void lone(byte[] bytes) throws IOException, InterruptedException {
      var wrapped = new ByteArrayOutputStream();
      wrapped.writeBytes(START);
      wrapped.writeBytes(bytes);
      wrapped.writeBytes(END);
      var reader = BundleReader.of(wrapped.toByteArray(), JsonStreamLimits.BUNDLE);
      for (var object = reader.next(); object.isPresent(); object = reader.next()) {
        add(object.orElseThrow().id(), object.orElseThrow().source().toByteArray());
      }
    }

    private void add(Optional<String> id, byte[] object) throws InterruptedException {
      int alone = START.length + object.length + END.length;
      if (alone > most) {
        failed++;
        fail(
            new PushStatus.Fate(
                id.orElse("(no id)"),
                "",
                Optional.of("larger than the " + most + " bytes that can be sent at once")));
        return;
      }
      if (request.size() + 1 + object.length + END.length > most
          || inRequest == REQUEST_OBJECTS_MOST) {
        send();
      }
      request.writeBytes(inRequest == 0 ? START : new byte[] {','});
      request.writeBytes(object);
      inRequest++;
    }

    private void fail(PushStatus.Fate fate) {
      if (failures.size() < FAILURES_LISTED_MOST) {
        failures.add(fate);
      }
    }

    private void send() throws InterruptedException {
      if (inRequest == 0) {
        return;
      }
      request.writeBytes(END);
      byte[] envelope = request.toByteArray();
      PushStatus status = again(() -> client.push(collection, envelope));
      sent += inRequest;
      around.sent().accept(sent);
      request.reset();
      inRequest = 0;
      if (status.complete()) {
        count(status);
      } else {
        unfinished.add(status);
      }
    }

    private void count(PushStatus status) {
      succeeded += status.succeeded();
      failed += status.failed();
      status.failures().forEach(this::fail);
    }

    /// Sends what is left, and waits until the server has dealt with everything or patience ends.
    public Outcome end() throws InterruptedException {
      send();
      Instant until = around.clock().instant().plus(patience);
      Duration pause = PAUSE;
      while (!unfinished.isEmpty() && around.clock().instant().isBefore(until)) {
        if (!around.pause().pause(pause)) {
          break;
        }
        pause =
            pause.multipliedBy(2).compareTo(PAUSE_MOST) > 0 ? PAUSE_MOST : pause.multipliedBy(2);
        var asked = List.copyOf(unfinished);
        unfinished.clear();
        for (PushStatus before : asked) {
          PushStatus now = again(() -> client.status(root, before.id()));
          if (now.complete()) {
            count(now);
          } else {
            unfinished.add(now);
          }
        }
      }
      long pending = 0;
      for (PushStatus left : unfinished) {
        count(left);
        pending += Math.max(left.pending(), left.total() - left.succeeded() - left.failed());
      }
      return new Outcome(
          succeeded, failed, pending, failures, unfinished.stream().map(PushStatus::id).toList());
    }
  }
}
