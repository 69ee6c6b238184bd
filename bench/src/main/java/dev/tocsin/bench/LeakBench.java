package dev.tocsin.bench;

import dev.tocsin.core.release.leak.Finds;
import dev.tocsin.core.release.leak.LeakCheck;
import dev.tocsin.core.release.leak.Leaving;
import dev.tocsin.core.release.leak.Withheld;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
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

/// The leak check over a bundle of 10,000 indicators (see [StixData]) in which nothing is found, by
/// the number of withheld names. One operation reads the whole bundle: 3.9 MB.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LeakBench {
  /// How many names are withheld.
  @Param({"10", "1000", "10000"})
  public int withheld = 10;

  private Leaving leaving = leaving();
  private LeakCheck check = LeakCheck.of(List.of(), List.of());

  @Setup
  public void prepare() {
    List<Withheld> parts = new ArrayList<>();
    for (int number = 0; number < withheld; number++) {
      var id = new StixId("identity", new UUID(0x4000L | number, 0x8000000000000000L | number));
      String name = "Kestrel" + Integer.toString(number, 36) + " Waterworks";
      parts.add(new Withheld(id, "name", "Not to be named.", new JsonString(name)));
    }
    check = LeakCheck.of(parts, List.of());
    leaving = leaving();
  }

  private static Leaving leaving() {
    try {
      Bundle bundle = Bundle.parse(StixData.bytes(StixData.INDICATORS));
      return new Leaving(bundle, new LinkedHashMap<>());
    } catch (StixException e) {
      throw new IllegalStateException("our own bundle is refused", e);
    }
  }

  @Benchmark
  public Finds check() {
    return check.in(leaving);
  }
}
