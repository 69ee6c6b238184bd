package dev.tocsin.bench;

import dev.tocsin.bench.KeptConnection.Answer;
import dev.tocsin.core.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.RocksDBException;

/// TAXII over HTTP on loopback, with a node in a process of its own: durable, with tokens, each
/// object with a label. Beside it nginx with the bytes of one page, and raw RocksDB with the bytes
/// of the objects. Processor seconds are those of the servers, so that a busy machine changes
/// ratios little.
final class TaxiiBench {
  private static final int WRITERS = 6;
  private static final int CLIENTS = 8;
  private static final int PAGE = 1_000;
  private static final int PAGES = 8_000;
  private static final int AGAIN = 100;
  private static final int PAGES_BEFORE = 60_000;
  private static final int CALLS = 2_000;
  private static final int FIRST = 10_000;
  private static final int ADDED = 100_000;
  private static final int SMALL_BEFORE = 400_000;
  private static final int MADE_BEFORE = 100_000;
  private static final int COMPARED = 50_000;
  private static final int LARGE_OBJECTS = 50_000;
  private static final int TOO_LARGE_BYTES = 100_000_000;

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
    bench.large();
  }

  private void collections(int objects) throws IOException, RocksDBException {
    try (var node = TaxiiServer.start(folder.resolve("node"), "-Xmx512m")) {
      int there = 0;
      for (int size : new TreeSet<>(List.of(Math.min(FIRST, objects), objects))) {
        figures.note(String.format(Locale.ROOT, "%,d objects", size));
        // Of a large collection so many that merging tables is measured too, not only met or
        // missed.
        int measured = Math.min(Math.max(ADDED, size / 20), (size - there) / 2);
        int filled = size - 2 * measured;
        if (filled > there) {
          int small = Math.min(SMALL_BEFORE, (filled - there) / 2);
          var filling = add(node, there, filled - small, 1_000);
          report("filling it", filling, 1 / 1e3, "thousand objects");
          // What compiling the node's own code costs is no property of an addition.
          add(node, filled - small, filled, 100);
        }
        var hundred = add(node, filled, filled + measured, 100);
        var thousand = add(node, filled + measured, size, 1_000);
        there = size;
        report("POST of 100", hundred, 1 / 1e3, "thousand objects");
        report("POST of 1,000", thousand, 1 / 1e3, "thousand objects");
        if (size == objects) {
          raw(100, hundred);
          raw(1_000, thousand);
        }
        reads(node, size);
      }
      figures.note(
          String.format(
              Locale.ROOT,
              "most memory at once, heap of 512 MB: %,d MB",
              node.process().peakBytes() / 1_000_000));
    }
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

  private static Work add(TaxiiServer node, int from, int to, int size) {
    var all = Work.NONE;
    for (int at = from; at < to; at += MADE_BEFORE) {
      all = all.and(add(node, envelopes(at, Math.min(to, at + MADE_BEFORE), size)));
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

  private static Work add(TaxiiServer node, List<Body> bodies) {
    return measured(
        node.process(),
        WRITERS,
        writer -> {
          try (var http = node.forWriter()) {
            long added = 0;
            for (int at = writer; at < bodies.size(); at += WRITERS) {
              var body = bodies.get(at);
              requireAdded(http.post(TaxiiNode.OBJECTS, body.envelope().toArray()), body.objects());
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
    report("raw RocksDB, batches of " + batch, raw, 1 / 1e3, "thousand objects");
    figures.ratio("POST / raw RocksDB, per processor second", ours.perCpu() / raw.perCpu());
  }

  private void reads(TaxiiServer node, int size) throws IOException {
    int full = size / 4 * 3 / PAGE;
    var positions = new ArrayList<String>();
    var page = new byte[0];
    String end;
    try (var http = node.forReader()) {
      var at = TaxiiNode.OBJECTS;
      for (int i = 0; i < full; i++) {
        positions.add(at);
        var answer = http.get(at, i == 0);
        page = i == 0 ? answer.body().toArray() : page;
        at = TaxiiNode.OBJECTS + "?added_after=" + answer.last();
      }
      end = last(http, at);
    }
    // What compiling the node's own code costs is no property of a page.
    pages(node.process(), node::forReader, positions, CLIENTS, PAGES_BEFORE);
    double objects = PAGE / (double) page.length;
    var served = new ArrayList<Served>();
    served.add(served(node, "pages in turn", positions, objects));
    if (positions.size() > AGAIN) {
      var first = positions.subList(0, AGAIN);
      pages(node.process(), node::forReader, first, CLIENTS, PAGES);
      served.add(served(node, "the same " + AGAIN + " pages", first, objects));
    }
    ratios(page, true, served);
    ratios(page, false, served);
    var random = new Random(size);
    calls(node, "an empty poll", () -> end);
    calls(
        node,
        "one object by id",
        () -> TaxiiNode.OBJECTS + CollectionBench.id(4 * random.nextInt(size / 4)) + "/");
  }

  private static String last(KeptConnection http, String from) throws IOException {
    var at = from;
    for (var next = http.get(at).last(); !next.isEmpty(); next = http.get(at).last()) {
      at = TaxiiNode.OBJECTS + "?added_after=" + next;
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
    report("GET of " + what + ", 1 client", one, objects / 1e3, "thousand objects");
    report("GET of " + what + ", 8 clients", eight, objects / 1e3, "thousand objects");
    report("that is", eight, 1 / 1e6, "MB");
    return new Served(what, one, eight);
  }

  private void ratios(byte[] page, boolean sendfile, List<Served> served) throws IOException {
    try (var nginx = NginxServer.start(folder, page, sendfile)) {
      var how = sendfile ? "" : " that copies as a node must";
      var positions = List.of(NginxServer.PAGE);
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
    var samples = new long[CALLS];
    var statuses = new AtomicLong();
    var work =
        measured(
            node.process(),
            1,
            _ -> {
              try (var http = node.forReader()) {
                for (int i = 0; i < CALLS; i++) {
                  var path = paths.next();
                  long start = System.nanoTime();
                  statuses.addAndGet(http.get(path).status());
                  samples[i] = System.nanoTime() - start;
                }
                return CALLS;
              }
            });
    if (statuses.get() != 200L * CALLS) {
      throw new IllegalStateException("not each call was answered with 200");
    }
    figures.micros(what + ", p50", Figures.percentile(samples, 0.5) / 1e3);
    figures.micros(what + ", p99", Figures.percentile(samples, 0.99) / 1e3);
    figures.micros(what + ", processor time", work.cpu() * 1e6 / CALLS);
  }

  /// The largest POST that is taken, with little heap, and one that is not.
  private void large() throws IOException {
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
