package dev.tocsin.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Decision;
import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.core.release.Portions;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Decisions about an object with five markings for 1,000 recipients, and renderings of a draft of
/// 2,000 indicators, every tenth with a part that most may not have. One thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ReleaseBench {
  static final int RECIPIENTS = 1_000;
  private static final int OBJECTS = 2_000;
  private static final Instant NOW = Instant.parse("2030-03-01T00:00:00Z");
  private final List<Renderer.Reader> readers = new ArrayList<>();
  private List<MarkedPortion> portions = List.of();
  private byte[] bytes = new byte[0];
  private Optional<Renderer> renderer = Optional.empty();
  private int next;

  /// What the draft holds, in bytes.
  static int draftBytes() {
    return draft().length;
  }

  @Setup
  public void prepare() {
    var levels = List.of(Tlp.values());
    for (int number = 0; number < RECIPIENTS; number++) {
      var recipient =
          new Recipient(
              "partner-" + number,
              Recipient.Relation.COMMUNITY,
              levels.get(number % levels.size()),
              EnumSet.allOf(Dimension.class),
              number % 2 == 0);
      Hash audience = Hash.of(recipient.organisation().getBytes(UTF_8));
      readers.add(new Renderer.Reader(recipient, audience, List.of()));
    }
    bytes = draft();
    renderer = Optional.of(renderer());
    portions = fiveMarkings();
  }

  @Benchmark
  @OperationsPerInvocation(RECIPIENTS)
  public void decide(Blackhole sink) {
    for (var reader : readers) {
      for (var portion : portions) {
        Decision decision = Explanation.decide(portion, reader.recipient(), NOW);
        sink.consume(decision);
      }
    }
  }

  @Benchmark
  public Object render() {
    var reader = readers.get(next++ % 100);
    return renderer.orElseThrow().render(reader, NOW);
  }

  /// Reading the draft, which is done once for all recipients.
  @Benchmark
  public Object read() {
    return renderer();
  }

  @Benchmark
  public byte[] copy() {
    return bytes.clone();
  }

  private Renderer renderer() {
    var policy = Policy.conservative("north");
    var prepared = Renderer.prepare(Bytes.of(bytes), Bundle.parse(bytes), policy);
    return switch (prepared) {
      case Renderer.Prepared.Ready(Renderer ready) -> ready;
      case Renderer.Prepared.Contradicting contradicting ->
          throw new IllegalStateException("our own draft is refused: " + contradicting);
    };
  }

  private static List<MarkedPortion> fiveMarkings() {
    var text =
        new StringBuilder(
            "{'type':'bundle','id':'bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe','objects':[");
    for (int number = 1; number <= 4; number++) {
      text.append(
              """
              {'type':'marking-definition','spec_version':'2.1',
              'id':'marking-definition--%08x-4b5a-4687-9788-a9bacbdcedfe',
              'created':'2030-01-01T00:00:00.000Z','definition_type':'statement',
              'definition':{'statement':'Call first.'}}\
              """
                  .formatted(number))
          .append(',');
    }
    text.append(
            "{'type':'identity','spec_version':'2.1','id':'identity--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe','created':'2030-01-01T00:00:00.000Z','modified':'2030-01-01T00:00:00.000Z','name':'Kestrel','object_marking_refs':['")
        .append(Tlp.AMBER.marking());
    for (int number = 1; number <= 4; number++) {
      text.append("','marking-definition--%08x-4b5a-4687-9788-a9bacbdcedfe".formatted(number));
    }
    Bundle bundle =
        Bundle.parse(text.append("']}]}").toString().replace('\'', '"').getBytes(UTF_8));
    return switch (Definitions.gather(bundle.objects())) {
      case Definitions.Gathered.Sound(Definitions known) ->
          Portions.of(bundle.objects().getLast(), known, Optional.empty());
      case Definitions.Gathered.Contradicting _ ->
          throw new IllegalStateException("our own markings are refused");
    };
  }

  private static byte[] draft() {
    var text =
        new StringBuilder(
            "{'type':'bundle','id':'bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe','objects':[");
    for (int number = 0; number < OBJECTS; number++) {
      text.append(number == 0 ? "" : ",").append(indicator(number));
    }
    return text.append("]}").toString().replace('\'', '"').getBytes(UTF_8);
  }

  private static String indicator(int number) {
    String parts =
        number % 10 == 0
            ? ",'granular_markings':[{'marking_ref':'"
                + Tlp.RED.marking()
                + "','selectors':['description']}]"
            : "";
    return "{'type':'indicator','spec_version':'2.1','id':'indicator--%08x-4b5a-4687-9788-a9bacbdcedfe','created':'2030-01-31T08:00:00.000Z','modified':'2030-01-31T08:00:00.000Z','name':'Known address %d','description':'Seen at the lock.','pattern':'[file:size = %d]','pattern_type':'stix','valid_from':'2030-01-31T08:00:00Z','object_marking_refs':['%s']%s}"
        .formatted(number, number, number, Tlp.CLEAR.marking(), parts);
  }
}
