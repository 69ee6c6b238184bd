package dev.tocsin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.rocksdb.RocksDBException;

/// Runs the benchmarks and prints them as ratios within this run.
///
/// Arguments: any of `store`, `log`, `exchange`, `stix`, `collection`, `leak`, `release`, `taxii`,
/// `hostile`, `timing`; none means all. A number after `taxii` says how many objects its largest
/// collection has.
public final class Bench {
  private static final Set<String> PARTS =
      Set.of(
          "store",
          "log",
          "exchange",
          "stix",
          "collection",
          "leak",
          "release",
          "taxii",
          "hostile",
          "timing");

  private static final int TAXII_OBJECTS = 300_000;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{3,7}");

  private Bench() {}

  public static void main(String[] arguments)
      throws IOException, RocksDBException, RunnerException {
    var wanted = new TreeSet<String>();
    int objects = TAXII_OBJECTS;
    for (var argument : arguments) {
      if (NUMBER.matcher(argument).matches()) {
        objects = Integer.parseInt(argument);
      } else {
        wanted.add(argument);
      }
    }
    if (wanted.isEmpty()) {
      wanted.addAll(PARTS);
    }
    if (!PARTS.containsAll(wanted)) {
      System.err.println("bench: the parts are " + new TreeSet<>(PARTS));
      System.exit(2);
    }
    var figures = new Figures(System.out);
    var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench-");
    try {
      if (wanted.contains("log")) {
        log(figures);
      }
      if (wanted.contains("store")) {
        StoreBench.run(folder, figures);
      }
      if (wanted.contains("exchange")) {
        ExchangeBench.run(folder, figures);
      }
      if (wanted.contains("leak")) {
        leak(figures);
      }
      if (wanted.contains("release")) {
        release(figures);
      }
      if (wanted.contains("collection")) {
        CollectionBench.run(folder, figures);
      }
      if (wanted.contains("taxii")) {
        TaxiiBench.run(folder, objects, figures);
      }
      if (wanted.contains("hostile")) {
        HostileBench.run(folder, figures);
      }
      if (wanted.contains("timing")) {
        TimingBench.run(folder, figures);
      }
      if (wanted.contains("stix")) {
        StixBench.run(Set.of(), figures);
      }
    } finally {
      delete(folder);
    }
  }

  private static void log(Figures figures) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(LogBenchmark.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> scores = new HashMap<>();
    for (var result : new Runner(options).run()) {
      var primary = result.getPrimaryResult();
      scores.put(primary.getLabel(), primary.getScore());
    }
    double hash = scores.getOrDefault("bareHash", 0.0);
    figures.heading("Log, in memory (JMH)");
    figures.rate("one bare SHA-256 of 33 bytes", hash, "hashes");
    double append = scores.getOrDefault("append", 0.0);
    figures.rate("appends", append, "leaves");
    figures.ratio("appends / hashes (an append needs three on average)", append / hash);
    double verify = scores.getOrDefault("verifyInclusion", 0.0);
    figures.rate("inclusion proofs checked, 10,000 leaves", verify, "proofs");
    figures.ratio("proofs / hashes (a proof needs fourteen)", verify / hash);
  }

  private static void leak(Figures figures) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(LeakBench.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    figures.heading("Leak check of a bundle of 3.9 MB (JMH)");
    for (var result : new Runner(options).run()) {
      var primary = result.getPrimaryResult();
      figures.rate(
          result.getParams().getParam("withheld") + " withheld names",
          primary.getScore(),
          "bundles");
    }
  }

  private static void release(Figures figures) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(ReleaseBench.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> scores = new HashMap<>();
    for (var result : new Runner(options).run()) {
      var primary = result.getPrimaryResult();
      scores.put(primary.getLabel(), primary.getScore());
    }
    double megabytes = ReleaseBench.draftBytes() / 1e6;
    figures.heading("Release control, one thread (JMH)");
    figures.rate("portions with five markings", scores.getOrDefault("decide", 0.0), "decisions");
    double copy = scores.getOrDefault("copy", 0.0);
    for (String part : List.of("read", "render", "copy")) {
      double score = scores.getOrDefault(part, 0.0);
      figures.rate(part + " a draft of 2,000 objects", score * megabytes, "MB");
      figures.ratio(part + " / copy", score / copy);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
