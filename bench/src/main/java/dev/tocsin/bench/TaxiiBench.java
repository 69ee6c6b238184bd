package dev.tocsin.bench;

import dev.tocsin.bench.KeptConnection.Answer;
import dev.tocsin.core.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.rocksdb.RocksDBException;

/// TAXII over HTTP on loopback, with a node in a process of its own: durable, with tokens, each
/// object with a label. Beside it nginx with the bytes of the same pages, and raw RocksDB with the
/// bytes of the objects. Processor seconds are those of the servers, so that a busy machine changes
/// ratios little.
final class TaxiiBench {
  private static final int WRITERS = 12;
  private static final int CLIENTS = 8;
  private static final int PAGE = 1_000;
  private static final int PAGES = 16_000;
  private static final int AGAIN = 100;
  private static final int PAGES_BEFORE = 60_000;
  private static final int CALLS = 2_000;
  private static final int CALLS_BEFORE = 20_000;
  private static final int SMALL = 10_000;
  private static final int ADDED = 100_000;
  // Collections of the node, and those after them are small.
  private static final int LARGE = 0;
  private static final int WARMING = 1;
  private static final int WARMING_OBJECTS = 3_000_000;
  private static final int MADE_BEFORE = 100_000;
  private static final int COMPARED = 50_000;
  private static final int LARGE_OBJECTS = 50_000;
  private static final int TOO_LARGE_BYTES = 100_000_000;
  private static final String POSTS_OF_100 = "POST of 100";
  private static final String POSTS_OF_1000 = "POST of 1,000";
  private static final String OBJECTS = "thousand objects";

  private final Path folder;
  private final Figures figures;

  private TaxiiBench(Path folder, Figures figures) {
    this.folder = folder;
    this.figures = figures;
  }

  /// Measures and prints.
  ///
  /// @param objects in the largest collection
  static void run(Path folder, int objects, Figures figures) throws IOException, RocksDBException {
    var bench = new TaxiiBench(folder, figures);
    figures.heading("TAXII over HTTP: one indicator each, four levels, the reader sees three");
    bench.collections(objects);
    bench.largestPost();
  }

  private void collections(int objects) throws IOException, RocksDBException {
    try (var node = TaxiiServer.start(folder.resolve("node"), "-Xmx512m")) {
      figures.note("a node that has just started");
      report(POSTS_OF_100, add(node, WARMING, 0, SMALL, 100), 1 / 1e3, OBJECTS);
      report(POSTS_OF_1000, add(node, WARMING, SMALL, 2 * SMALL, 1_000), 1 / 1e3, OBJECTS);
      // What compiling the node's own code costs is no property of an addition.
      add(node, WARMING, 2 * SMALL, WARMING_OBJECTS, 100);
      small(node);
      large(node, objects);
      figures.note(
          String.format(
              Locale.ROOT,
              "most memory at once, heap of 512 MB: %,d MB",
              node.process().peakBytes() / 1_000_000));
    }
  }

  /// Several small collections, since one of them is full at once.
  private void small(TaxiiServer node) throws IOException {
    figures.note(String.format(Locale.ROOT, "%,d objects", SMALL));
    var hundred = Work.NONE;
    var thousand = Work.NONE;
    for (int collection = WARMING + 1; collection < TaxiiNode.COLLECTIONS; collection++) {
      hundred = hundred.and(add(node, collection, 0, SMALL / 2, 100));
      thousand = thousand.and(add(node, collection, SMALL / 2, SMALL, 1_000));
    }
    report(POSTS_OF_100, hundred, 1 / 1e3, OBJECTS);
    report(POSTS_OF_1000, thousand, 1 / 1e3, OBJECTS);
    reads(node, WARMING + 1, SMALL);
  }

  private void large(TaxiiServer node, int objects) throws IOException, RocksDBException {
    figures.note(String.format(Locale.ROOT, "%,d objects", objects));
    // Of a large collection so many that merging tables is measured too, not only met or missed.
    int measured = Math.min(Math.max(ADDED, objects / 20), objects / 2);
    int filled = objects - 2 * measured;
    if (filled > 0) {
      report("filling it", add(node, LARGE, 0, filled, 1_000), 1 / 1e3, OBJECTS);
    }
    var hundred = add(node, LARGE, filled, filled + measured, 100);
    var thousand = add(node, LARGE, filled + measured, objects, 1_000);
    report(POSTS_OF_100, hundred, 1 / 1e3, OBJECTS);
    report(POSTS_OF_1000, thousand, 1 / 1e3, OBJECTS);
    raw(100, hundred);
    raw(1_000, thousand);
    reads(node, LARGE, objects);
  }

  /// Work that was done.
  ///
  /// @param cpu processor seconds of the server
  private record Work(double amount, double cpu, double wall) {
    static final Work NONE = new Work(0, 0, 0);

    Work and(Work more) {
      return new Work(amount + more.amount, cpu + more.cpu, wall + more.wall);
    }

    double perCpu() {
      return amount / cpu;
    }
  }

  private void report(String what, Work work, double scale, String unit) {
    figures.note(
        String.format(
            Locale.ROOT,
            "%-40s %,10.1f %s per processor second %,10.1f per second",
            what,
            work.perCpu() * scale,
            unit,
            work.amount() / work.wall() * scale));
  }

  private static Work add(TaxiiServer node, int collection, int from, int to, int size) {
    var all = Work.NONE;
    for (int at = from; at < to; at += MADE_BEFORE) {
      var bodies = envelopes(at, Math.min(to, at + MADE_BEFORE), size);
      all = all.and(add(node, TaxiiNode.objects(collection), bodies));
    }
    return all;
  }

  /// Bodies of requests. They are made before time is taken: clients have machines of their own.
  private static List<Body> envelopes(int from, int to, int size) {
    var bodies = new ArrayList<Body>();
    for (int at = from; at < to; at += size) {
      int end = Math.min(to, at + size);
      bodies.add(new Body(Bytes.takenOver(CollectionBench.envelope(at, end)), end - at));
    }
    return bodies;
  }

  private record Body(Bytes envelope, int objects) {}

  private static Work add(TaxiiServer node, String path, List<Body> bodies) {
    return measured(
        node.process(),
        WRITERS,
        writer -> {
          try (var http = node.forWriter()) {
            long added = 0;
            for (int at = writer; at < bodies.size(); at += WRITERS) {
              var body = bodies.get(at);
              requireAdded(http.post(path, body.envelope().toArray()), body.objects());
              added += body.objects();
            }
            return added;
          }
        });
  }

  private static void requireAdded(Answer answer, int objects) {
    var body = answer.body().utf8();
    if (answer.status() != 202 || !body.contains("\"success_count\":" + objects + ",")) {
      throw new IllegalStateException(
          "not all were added: "
              + answer.status()
              + " "
              + body.substring(0, Math.min(300, body.length())));
    }
  }

  /// What one of several clients does.
  @FunctionalInterface
  private interface Client {
    /// @return how much it did
    long run(int number) throws IOException;
  }

  private static Work measured(ChildProcess server, int clients, Client client) {
    var calls = new ArrayList<Callable<Long>>();
    for (int i = 0; i < clients; i++) {
      int number = i;
      calls.add(() -> client.run(number));
    }
    double cpu = server.seconds();
    long start = System.nanoTime();
    long amount = 0;
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (var done : threads.invokeAll(calls)) {
        amount += done.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the bench was cut short", e);
    }
    return new Work(amount, server.seconds() - cpu, (System.nanoTime() - start) / 1e9);
  }

  private void raw(int batch, Work ours) throws RocksDBException {
    var work = BareCosts.rocks(folder.resolve("raw-" + batch), COMPARED, batch);
    var raw = new Work(COMPARED, work.cpuSeconds(), work.seconds());
    report("raw RocksDB, batches of " + batch, raw, 1 / 1e3, OBJECTS);
    figures.ratio("POST / raw RocksDB, per processor second", ours.perCpu() / raw.perCpu());
  }

  private void reads(TaxiiServer node, int collection, int size) throws IOException {
    var objects = TaxiiNode.objects(collection);
    int full = size / 4 * 3 / PAGE;
    var positions = new ArrayList<String>();
    var first = new ArrayList<Bytes>();
    String end;
    try (var http = node.forReader()) {
      var at = objects;
      for (int i = 0; i < full; i++) {
        positions.add(at);
        var answer = http.get(at, i < AGAIN);
        if (i < AGAIN) {
          first.add(answer.body());
        }
        at = objects + "?added_after=" + answer.last();
      }
      end = last(http, objects, at);
    }
    // What compiling the node's own code costs is no property of a page.
    pages(node.process(), node::forReader, positions, CLIENTS, PAGES_BEFORE);
    double perByte = PAGE / (double) first.getFirst().size();
    var served = new ArrayList<Served>();
    served.add(served(node, "pages in turn", positions, perByte));
    if (positions.size() > AGAIN) {
      var again = positions.subList(0, AGAIN);
      pages(node.process(), node::forReader, again, CLIENTS, PAGES);
      served.add(served(node, "the same " + AGAIN + " pages", again, perByte));
    }
    ratios(first, true, served);
    ratios(first, false, served);
    var random = new Random(size);
    calls(node, "an empty poll", () -> end);
    calls(
        node,
        "one object by id",
        () -> objects + CollectionBench.id(4 * random.nextInt(size / 4)) + "/");
  }

  private static String last(KeptConnection http, String objects, String from) throws IOException {
    var at = from;
    for (var next = http.get(at).last(); !next.isEmpty(); next = http.get(at).last()) {
      at = objects + "?added_after=" + next;
    }
    return at;
  }

  /// Opens a connection.
  @FunctionalInterface
  private interface Opening {
    KeptConnection open() throws IOException;
  }

  /// Each client begins at another place and reads on from there.
  private static Work pages(
      ChildProcess server, Opening opening, List<String> positions, int clients, int pages) {
    return measured(
        server,
        clients,
        client -> {
          try (var http = opening.open()) {
            int at = client * positions.size() / clients;
            long bytes = 0;
            for (int i = 0; i < pages / clients; i++) {
              bytes += http.get(positions.get((at + i) % positions.size())).length();
            }
            return bytes;
          }
        });
  }

  /// Pages that one and eight clients were sent.
  private record Served(String what, Work one, Work eight) {}

  /// @param objects in a byte of pages
  private Served served(TaxiiServer node, String what, List<String> positions, double objects) {
    var one = pages(node.process(), node::forReader, positions, 1, PAGES);
    var eight = pages(node.process(), node::forReader, positions, CLIENTS, PAGES);
    report("GET of " + what + ", 1 client", one, objects / 1e3, OBJECTS);
    report("GET of " + what + ", 8 clients", eight, objects / 1e3, OBJECTS);
    report("that is", eight, 1 / 1e6, "MB");
    return new Served(what, one, eight);
  }

  private void ratios(List<Bytes> files, boolean sendfile, List<Served> served) throws IOException {
    try (var nginx = NginxServer.start(folder, files, sendfile)) {
      var how = sendfile ? "" : " that copies as a node must";
      var positions = IntStream.range(0, files.size()).mapToObj(NginxServer::path).toList();
      Opening opening = () -> new KeptConnection(nginx.address(), "none");
      pages(nginx.process(), opening, positions, 1, PAGES);
      var oneThere = pages(nginx.process(), opening, positions, 1, PAGES);
      var eightThere = pages(nginx.process(), opening, positions, CLIENTS, PAGES);
      report("nginx" + how + ", 1 client", oneThere, 1 / 1e6, "MB");
      report("nginx" + how + ", 8 clients", eightThere, 1 / 1e6, "MB");
      for (var each : served) {
        var what = each.what() + " / nginx" + how + ", per processor second, ";
        figures.ratio(what + "1", each.one().perCpu() / oneThere.perCpu());
        figures.ratio(what + "8", each.eight().perCpu() / eightThere.perCpu());
      }
    }
  }

  /// Says which path to ask for next.
  @FunctionalInterface
  private interface Paths {
    String next();
  }

  private void calls(TaxiiServer node, String what, Paths paths) {
    // What compiling the node's own code costs is no property of a call.
    call(node, paths, new long[CALLS_BEFORE]);
    var samples = new long[CALLS];
    var work = call(node, paths, samples);
    figures.micros(what + ", p50", Figures.percentile(samples, 0.5) / 1e3);
    figures.micros(what + ", p99", Figures.percentile(samples, 0.99) / 1e3);
    figures.micros(what + ", processor time", work.cpu() * 1e6 / CALLS);
  }

  /// @param samples how long each took
  private static Work call(TaxiiServer node, Paths paths, long[] samples) {
    var statuses = new AtomicLong();
    var work =
        measured(
            node.process(),
            1,
            _ -> {
              try (var http = node.forReader()) {
                for (int i = 0; i < samples.length; i++) {
                  var path = paths.next();
                  long start = System.nanoTime();
                  statuses.addAndGet(http.get(path).status());
                  samples[i] = System.nanoTime() - start;
                }
                return samples.length;
              }
            });
    if (statuses.get() != 200L * samples.length) {
      throw new IllegalStateException("not each call was answered with 200");
    }
    return work;
  }

  /// The largest POST that is taken, with little heap, and one that is not.
  private void largestPost() throws IOException {
    try (var node = TaxiiServer.start(folder.resolve("large"), "-Xmx256m");
        var http = node.forWriter()) {
      var body = CollectionBench.envelope(0, LARGE_OBJECTS);
      long start = System.nanoTime();
      requireAdded(http.post(TaxiiNode.OBJECTS, body), LARGE_OBJECTS);
      figures.note(
          String.format(
              Locale.ROOT,
              "POST of %,d MB, heap of 256 MB: %.1f s, most memory at once %,d MB",
              body.length / 1_000_000,
              (System.nanoTime() - start) / 1e9,
              node.process().peakBytes() / 1_000_000));
      long again = System.nanoTime();
      int status = http.offer(TaxiiNode.OBJECTS, TOO_LARGE_BYTES).status();
      figures.micros(
          "POST of 100 MB, before its body: " + status, (System.nanoTime() - again) / 1e3);
    }
  }
}
