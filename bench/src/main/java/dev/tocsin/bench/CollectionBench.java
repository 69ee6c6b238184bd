package dev.tocsin.bench;

import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.VersionFilter;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.account.DurableWrite;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Collections without HTTP: adding with all checks, pages, and single objects, at growing sizes.
///
/// The property `tocsin.bench.objects` says how large the largest collection becomes; 10 million
/// take half an hour.
final class CollectionBench {
  private static final int WRITERS = 4;
  private static final List<Tlp> LEVELS = List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.RED);
  private static final Page.Bounds PAGE = new Page.Bounds(1_000, Long.MAX_VALUE);
  private static final Viewer VIEWER = Viewer.of(Set.of("tlp.amber"));
  private static final Validator VALIDATOR = Validator.of(Options.standard());
  private static final TaxiiCollection COLLECTION =
      new TaxiiCollection(
          1,
          UUID.fromString("11111111-1111-4111-8111-111111111111"),
          "root",
          "Bench",
          Optional.empty(),
          Optional.empty(),
          Tlp.RED,
          TaxiiCollection.Inbound.ACCEPT);

  private CollectionBench() {}

  static void run(Path folder, Figures figures) {
    int largest = Integer.getInteger("tocsin.bench.objects", 300_000);
    try (var disk = RocksDisk.open(folder.resolve("collection"), RocksSettings.DEFAULT);
        var registrar = Registrar.start(disk, InstantSource.system(), _ -> {})) {
      new DurableWrite(disk).write(Catalogue.keep(COLLECTION, COLLECTION.number()), () -> {});
      figures.heading("Collections without HTTP: one indicator each, four levels, one hidden");
      int objects = 0;
      for (int size : new int[] {10_000, 100_000, largest}) {
        if (size > objects) {
          double hundred = add(registrar, objects, objects + (size - objects) / 2, 100);
          objects += (size - objects) / 2;
          double thousand = add(registrar, objects, size, 1_000);
          objects = size;
          figures.note(String.format(Locale.ROOT, "%,d objects", size));
          figures.rate("read, checked and added, requests of 100", hundred, "objects");
          figures.rate("read, checked and added, requests of 1,000", thousand, "objects");
          read(new Reader(disk), size, figures);
        }
      }
    }
  }

  private static double add(Registrar registrar, int from, int to, int size) {
    long start = System.nanoTime();
    var parts = new ArrayList<Callable<Integer>>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = from + writer * size;
      parts.add(() -> {
        int added = 0;
        for (int at = first; at < to; at += WRITERS * size) {
          int end = Math.min(to, at + size);
          added += registrar.add(addition(envelope(at, end))).successes().size();
        }
        return added;
      });
    }
    int added = 0;
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Integer> part : threads.invokeAll(parts)) {
        added += part.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the bench was cut short", e);
    }
    if (added != to - from) {
      throw new IllegalStateException("only " + added + " were added");
    }
    return added * 1e9 / (System.nanoTime() - start);
  }

  private static Addition addition(byte[] envelope) {
    var valid = new ArrayList<Incoming>();
    try {
      var objects = BundleReader.of(envelope, JsonStreamLimits.BUNDLE);
      for (var next = objects.next(); next.isPresent(); next = objects.next()) {
        if (Incoming.read(next.get(), VALIDATOR)
            instanceof Incoming.Reading.Valid(Incoming object)) {
          valid.add(object);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var now = Instant.EPOCH;
    return new Addition(
        COLLECTION,
        "bench",
        VIEWER,
        valid,
        List.of(),
        new Addition.Request(UUID.randomUUID(), now, now.plusSeconds(3_600)));
  }

  /// What a client would send.
  static byte[] envelope(int from, int to) {
    var text = new StringBuilder("{\"objects\":[");
    for (int number = from; number < to; number++) {
      text.append(number == from ? "" : ",").append(indicator(number));
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  static String indicator(int number) {
    var level = LEVELS.get(number % LEVELS.size());
    return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\""
        + id(number)
        + "\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-01T00:00:00.000Z\","
        + "\"name\":\"Call of pump "
        + number
        + "\",\"description\":\"Seen at the outlet of basin "
        + number % 97
        + ", where nothing should call anybody. Compare with the log of the valve.\","
        + "\"indicator_types\":[\"malicious-activity\"],"
        + "\"pattern\":\"[url:value = 'https://pump.example/"
        + number
        + "']\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-01-01T00:00:00Z\","
        + "\"labels\":[\"pump\",\"basin\"],\"object_marking_refs\":[\""
        + level.marking()
        + "\"]}";
  }

  /// Ids lie apart from each other as random ones do, else the store would find them too easily.
  static StixId id(int number) {
    long high = (mixed(number) & ~0xf000L) | 0x4000L;
    long low = (mixed(~(long) number) & (-1L >>> 2)) | Long.MIN_VALUE;
    return new StixId("indicator", new UUID(high, low));
  }

  private static long mixed(long number) {
    long mixed = (number ^ 0x5deece66dL) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 31)) * 0xbf58476d1ce4e5b9L;
    return mixed ^ (mixed >>> 29);
  }

  private static void read(Reader reader, int size, Figures figures) {
    var random = new Random(size);
    long start = System.nanoTime();
    long objects = 0;
    long bytes = 0;
    while (System.nanoTime() - start < 3e9) {
      var after = DateAdded.BEGINNING;
      boolean more = true;
      while (more && System.nanoTime() - start < 3e9) {
        var page = reader.page(1, Query.EVERYTHING, VIEWER, after, PAGE);
        objects += page.items().size();
        for (var item : page.items()) {
          bytes += item.row().length();
        }
        after = page.position();
        more = page.more();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    figures.rate("pages of 1,000, one reader", objects / seconds, "objects");
    figures.note(String.format(Locale.ROOT, "that is %,.0f MB/s", bytes / seconds / 1e6));
    var last = reader.page(1, Query.EVERYTHING, VIEWER, DateAdded.BEGINNING, new Page.Bounds(1, 1));
    figures.micros(
        "one object by id",
        micros(() -> {
          var query = new Query(Set.of(id(random.nextInt(size))), Set.of(), VersionFilter.LAST);
          return reader.page(1, query, VIEWER, DateAdded.BEGINNING, PAGE).items().size();
        }));
    var end = new DateAdded(last.position().micros() + 1_000_000_000_000L);
    figures.micros(
        "an empty poll",
        micros(() -> reader.page(1, Query.EVERYTHING, VIEWER, end, PAGE).items().size()));
  }

  private static double micros(java.util.function.IntSupplier call) {
    int calls = 20_000;
    long sum = 0;
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      sum += call.getAsInt();
    }
    double micros = (System.nanoTime() - start) / 1e3 / calls;
    if (sum < 0) {
      throw new IllegalStateException("a page cannot have fewer than no objects");
    }
    return micros;
  }
}
