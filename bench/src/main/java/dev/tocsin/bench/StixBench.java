package dev.tocsin.bench;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the STIX benchmarks and prints them as ratios within this run.
///
/// Arguments: any of `documents`, `patterns`; none means both.
public final class StixBench {
  private StixBench() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    run(Set.of(arguments), new Figures(System.out));
  }

  static void run(Set<String> wanted, Figures figures) throws RunnerException, IOException {
    if (wanted.isEmpty() || wanted.contains("documents")) {
      documents(figures);
    }
    if (wanted.isEmpty() || wanted.contains("patterns")) {
      patterns(figures);
    }
  }

  private static void documents(Figures figures) throws RunnerException, IOException {
    List<String> here = new ArrayList<>();
    here.add(StixData.INDICATORS);
    for (String name : StixData.ATTACK) {
      if (StixData.isHere(name)) {
        here.add(name);
      } else {
        figures.note("left out, since the data set is not here: " + name);
      }
    }
    var options =
        new OptionsBuilder()
            .include(StixDocumentBenchmark.class.getSimpleName())
            .param("data", here.toArray(new String[0]))
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Map<String, Double>> scores = scores(new Runner(options).run(), "data");
    for (String name : here) {
      document(figures, name, scores.getOrDefault(name, Map.of()));
    }
  }

  private static void document(Figures figures, String name, Map<String, Double> scores)
      throws IOException {
    byte[] bytes = StixData.bytes(name);
    int objects = 0;
    BundleReader reader = BundleReader.of(bytes, JsonStreamLimits.BUNDLE);
    while (reader.next().isPresent()) {
      objects++;
    }
    figures.heading(name + ": " + objects + " objects, " + bytes.length + " bytes (JMH)");
    double tokens = scores.getOrDefault("tokens", 0.0);
    figures.rate("Jackson's bare tokens", tokens * bytes.length / 1e6, "MB");
    double split = scores.getOrDefault("split", 0.0);
    figures.ratio("split / tokens (aim: 0.80)", split / tokens);
    double parse = scores.getOrDefault("parse", 0.0);
    figures.ratio("full parse / tokens", parse / tokens);
    figures.rate("full parse", parse * objects, "objects");
    double validate = scores.getOrDefault("parseAndValidate", 0.0);
    figures.ratio("parse and validate / tokens", validate / tokens);
    figures.rate("parse and validate", validate * objects, "objects");
    double canonical = scores.getOrDefault("canonical", 0.0);
    figures.ratio("canonicalise / tokens", canonical / tokens);
    double second = scores.getOrDefault("canonicalBySecondImplementation", 0.0);
    figures.ratio("canonicalise / the second implementation", canonical / second);
  }

  private static void patterns(Figures figures) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(StixPatternBenchmark.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Map<String, Double>> scores = scores(new Runner(options).run(), "patterns");
    Map<String, Double> few = scores.getOrDefault("10", Map.of());
    figures.heading("Patterns (JMH)");
    figures.rate("compile one", few.getOrDefault("compile", 0.0), "patterns");
    figures.rate("match one", few.getOrDefault("match", 0.0), "observations");
    double ten = few.getOrDefault("stream", 0.0);
    for (String count : List.of("10", "1000", "100000")) {
      double stream = scores.getOrDefault(count, Map.of()).getOrDefault("stream", 0.0);
      figures.rate("stream against " + count + " patterns", stream, "observations");
      figures.ratio("  / the stream against 10", stream / ten);
    }
  }

  /// Scores by parameter, then by benchmark.
  private static Map<String, Map<String, Double>> scores(
      Iterable<RunResult> results, String parameter) {
    Map<String, Map<String, Double>> scores = new HashMap<>();
    for (RunResult result : results) {
      var primary = result.getPrimaryResult();
      scores
          .computeIfAbsent(result.getParams().getParam(parameter), _ -> new HashMap<>())
          .put(primary.getLabel(), primary.getScore());
    }
    return scores;
  }
}
