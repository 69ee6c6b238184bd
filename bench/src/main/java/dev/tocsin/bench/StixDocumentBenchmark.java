package dev.tocsin.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Report;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.erdtman.jcs.JsonCanonicalizer;
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

/// Whole documents through our readers, beside Jackson's bare tokens.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class StixDocumentBenchmark {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Validator VALIDATOR = Validator.of(Options.standard());

  /// A name of [StixData].
  @Param(StixData.INDICATORS)
  public String data = StixData.INDICATORS;

  private byte[] bytes = new byte[0];

  @Setup
  public void read() {
    bytes = StixData.bytes(data);
  }

  @Benchmark
  public int tokens() throws IOException {
    int count = 0;
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  @Benchmark
  public int split() throws IOException {
    BundleReader reader = BundleReader.of(bytes, JsonStreamLimits.BUNDLE);
    int objects = 0;
    while (reader.next().isPresent()) {
      objects++;
    }
    return objects;
  }

  @Benchmark
  public JsonValue parse() {
    return Json.parse(bytes, JsonLimits.STIX);
  }

  @Benchmark
  public Report parseAndValidate() {
    return VALIDATOR.validate(bytes);
  }

  @Benchmark
  public byte[] canonical() {
    return CanonicalJson.of(bytes, JsonLimits.STIX);
  }

  @Benchmark
  public byte[] canonicalBySecondImplementation() throws IOException {
    return new JsonCanonicalizer(bytes).getEncodedUTF8();
  }
}
