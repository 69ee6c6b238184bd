package dev.tocsin.bench;

import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether the time of an answer tells what is hidden from what is not there: pairs of the same
/// request about a hidden id and an absent one, in random order, on one connection. What can be
/// told is said as the area under the curve (AUC): how often the hidden one of a pair takes longer;
/// 0.50 is a coin.
final class TimingBench {
  private static final int PAIRS = 10_000;
  private static final int BATCHES = 2_000;
  private static final int BATCH = 100;
  private static final int FILLED_AT_ONCE = 1_000;
  private static final String VERSION = "2026-01-01T00:00:00.000Z";

  private final Random random = new Random(20260101);
  private final Figures figures;
  private final TaxiiServer node;
  private final KeptConnection reader;

  private TimingBench(Figures figures, TaxiiServer node, KeptConnection reader) {
    this.figures = figures;
    this.node = node;
    this.reader = reader;
  }

  /// Measures and prints.
  static void run(Path folder, Figures figures) throws IOException {
    figures.heading("Hidden or absent, by time: " + PAIRS + " pairs each");
    try (var node = TaxiiServer.start(folder.resolve("timing"), "-Xmx512m");
        var reader = node.forReader()) {
      new TimingBench(figures, node, reader).measure();
    }
  }

  /// A request about some ids.
  @FunctionalInterface
  private interface Request {
    KeptConnection.Answer send(List<UUID> ids) throws IOException;
  }

  /// Ids of objects that are there and hidden, and of nothing, some for each request.
  private record Pairs(List<List<UUID>> hidden, List<List<UUID>> absent) {}

  private void measure() throws IOException {
    // Else the node compiles its code in the middle of what is measured.
    compare("an addition, before (not counted)", pairs(1, PAIRS), add(Tlp.GREEN));
    var asked = pairs(1, PAIRS);
    String path = TaxiiNode.OBJECTS;
    compare("GET of one object", asked, id -> reader.get(path(id)));
    compare("GET of its versions", asked, id -> reader.get(path(id) + "versions/"));
    compare(
        "GET by match[id]",
        asked,
        id -> reader.get(path + "?match[id]=identity--" + id.getFirst()));
    compare("DELETE", asked, id -> reader.delete(path(id)));
    var added = pairs(1, PAIRS);
    compare("an addition that its sender sees", added, add(Tlp.GREEN));
    compare("DELETE of what was added so", added, id -> reader.delete(path(id)));
    compare("an addition that its sender does not see", pairs(1, PAIRS), add(Tlp.RED));
    compare(
        "an addition of " + BATCH + " objects, " + BATCHES + " pairs",
        pairs(BATCH, BATCHES),
        add(Tlp.GREEN));
  }

  private static String path(List<UUID> id) {
    return TaxiiNode.OBJECTS + "identity--" + id.getFirst() + "/";
  }

  private Pairs pairs(int batch, int count) throws IOException {
    return new Pairs(batches(hide(batch * count), batch), batches(ids(batch * count), batch));
  }

  private Request add(Tlp level) {
    return ids -> reader.post(TaxiiNode.OBJECTS, envelope(ids, "Mine", level));
  }

  private void compare(String what, Pairs pairs, Request request) throws IOException {
    var hidden = pairs.hidden();
    var absent = pairs.absent();
    var ofHidden = new long[hidden.size()];
    var ofAbsent = new long[hidden.size()];
    for (int pair = 0; pair < hidden.size(); pair++) {
      boolean first = random.nextBoolean();
      for (boolean isHidden : List.of(first, !first)) {
        var ids = (isHidden ? hidden : absent).get(pair);
        long start = System.nanoTime();
        request.send(ids);
        (isHidden ? ofHidden : ofAbsent)[pair] = System.nanoTime() - start;
      }
    }
    figures.note(
        String.format(
            Locale.ROOT,
            "%-52s AUC %.3f  hidden %,.0f µs, absent %,.0f µs (median)",
            what,
            areaUnderCurve(ofHidden, ofAbsent),
            Figures.percentile(ofHidden, 0.5) / 1e3,
            Figures.percentile(ofAbsent, 0.5) / 1e3));
  }

  /// How often a value of one is larger than one of the other; equal ones count half.
  private static double areaUnderCurve(long[] one, long[] other) {
    var sorted = other.clone();
    Arrays.sort(sorted);
    double larger = 0;
    for (long value : one) {
      larger += (below(sorted, value) + below(sorted, value + 1)) / 2.0;
    }
    return larger / ((double) one.length * other.length);
  }

  /// How many are smaller than a value.
  private static int below(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<UUID> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ ->
            new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() >>> 2) | Long.MIN_VALUE))
        .toList();
  }

  private static List<List<UUID>> batches(List<UUID> ids, int size) {
    var all = new ArrayList<List<UUID>>();
    for (int at = 0; at < ids.size(); at += size) {
      all.add(ids.subList(at, at + size));
    }
    return all;
  }

  /// Adds objects that the reader does not see.
  private List<UUID> hide(int count) throws IOException {
    var ids = ids(count);
    try (var writer = node.forWriter()) {
      for (var some : batches(ids, Math.min(count, FILLED_AT_ONCE))) {
        writer.post(TaxiiNode.OBJECTS, envelope(some, "Theirs", Tlp.RED));
      }
    }
    return ids;
  }

  private static byte[] envelope(List<UUID> ids, String name, Tlp level) {
    return ids.stream()
        .map(id ->
            """
            {"type":"identity","spec_version":"2.1","id":"identity--%s","created":"%s",
             "modified":"%s","name":"%s","object_marking_refs":["%s"]}\
            """
                .formatted(id, VERSION, VERSION, name, level.marking()))
        .collect(Collectors.joining(",", "{\"objects\":[", "]}"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
