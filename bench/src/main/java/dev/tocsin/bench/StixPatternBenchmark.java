package dev.tocsin.bench;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.match.CompiledPattern;
import dev.tocsin.stix.match.Observation;
import dev.tocsin.stix.match.StreamMatcher;
import dev.tocsin.stix.pattern.PatternException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Patterns: compiling one, holding it against an observation, and a stream of observations against
/// many.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class StixPatternBenchmark {
  private static final Instant START = Instant.parse("2030-01-31T08:00:00Z");

  /// How many patterns the stream is held against.
  @Param({"10", "1000", "100000"})
  public int patterns = 10;

  private StreamMatcher<Integer> matcher = new StreamMatcher<>();
  private CompiledPattern one = compiled(0);
  private Observation observation = observation(0);
  private int next;

  @Setup
  public void add() {
    matcher = new StreamMatcher<>();
    for (int number = 0; number < patterns; number++) {
      matcher.add(number, compiled(number));
    }
    one = compiled(7);
    observation = observation(7);
  }

  private static CompiledPattern compiled(int number) {
    try {
      return CompiledPattern.compile(pattern(number));
    } catch (PatternException e) {
      throw new IllegalStateException("our own pattern is refused", e);
    }
  }

  private static String pattern(int number) {
    return "[ipv4-addr:value = '" + address(number) + "' OR domain-name:value = 'h" + number + "']";
  }

  private static String address(int number) {
    return "198." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256;
  }

  private static Observation observation(int number) {
    JsonObject address =
        JsonObject.builder().put("type", "ipv4-addr").put("value", address(number)).build();
    return Observation.at(START.plusSeconds(number), Map.of("0", address));
  }

  @Benchmark
  public CompiledPattern compile() {
    return compiled(7);
  }

  @Benchmark
  public boolean match() {
    return one.matches(observation);
  }

  /// Each observation is a new one, as it comes from a stream; one in two hundred is hit by ten
  /// patterns' numbers.
  @Benchmark
  public List<Integer> stream() {
    return matcher.accept(observation(next++ & 0x7ff));
  }
}
