package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleReaderTest {
  private static final String OBJECT =
      """
      {"type":"indicator","spec_version":"2.1","id":"indicator--%08d-4b5a-4687-9788-a9bacbdcedfe",
       "created":"2030-01-31T08:00:00.000Z","modified":"2030-01-31T08:00:00.000Z",
       "pattern":"[ipv4-addr:value = '198.51.100.7']","pattern_type":"stix",
       "valid_from":"2030-01-31T08:00:00Z",
       "object_marking_refs":["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"],
       "granular_markings":[{"lang":"en","selectors":["pattern"]},
         {"marking_ref":"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
          "selectors":["pattern"]}]}\
      """;

  @Test
  void handsOutObjectsWithWhatIsNeededToSortThem() throws IOException {
    String first = OBJECT.formatted(1);
    String second = "{\"type\":7,\"object_marking_refs\":[8],\"granular_markings\":3}";
    String text = BundleTest.HEAD + first + ", " + second + ",9],\"x\":1.0}";
    BundleReader reader = reader(text);

    BundledObject object = reader.next().orElseThrow();

    assertThat(object.source()).isEqualTo(ByteSlice.copyOf(first.getBytes(UTF_8)));
    assertThat(object.length()).isEqualTo(first.length());
    assertThat(object.offset()).isEqualTo(BundleTest.HEAD.length());
    assertThat(object.pointer()).isEqualTo("/objects/0");
    assertThat(object.type()).contains("indicator");
    assertThat(object.id()).contains("indicator--00000001-4b5a-4687-9788-a9bacbdcedfe");
    assertThat(object.version()).contains("2030-01-31T08:00:00.000Z");
    assertThat(object.objectMarkingRefs())
        .containsExactly("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487");
    assertThat(object.granularMarkingRefs())
        .containsExactly("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
    BundledObject odd = reader.next().orElseThrow();
    assertThat(odd.type()).isEmpty();
    assertThat(odd.id()).isEmpty();
    assertThat(odd.version()).isEmpty();
    assertThat(odd.objectMarkingRefs()).isEmpty();
    assertThat(odd.granularMarkingRefs()).isEmpty();
    assertThat(reader.next().map(BundledObject::value)).contains(JsonNumber.of(9));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.properties().members().keySet()).containsExactly("type", "id", "x");
    assertThat(reader.hasObjects()).isTrue();
    assertThat(reader.offset()).isEqualTo(text.length());
  }

  @Test
  void refusesWithPlaceAndOffsetInTheWholeDocument() throws IOException {
    String text = BundleTest.HEAD + OBJECT.formatted(1) + ",{\"a\":{\"b\":01}}]}";
    BundleReader reader = reader(text);

    assertThat(reader.next()).isPresent();
    JsonException refusal = catchThrowableOfType(JsonException.class, reader::next);

    assertThat(refusal.pointer()).isEqualTo("/objects/1/a/b");
    assertThat(refusal.offset()).isEqualTo(text.indexOf("01}}") + 1L);
  }

  @Test
  void takesABundleWithoutObjects() throws IOException {
    BundleReader reader = reader("{\"type\":\"bundle\",\"objects\":7}");

    assertThat(reader.next()).isEmpty();
    assertThat(reader.hasObjects()).isFalse();
    assertThat(reader.properties().member("objects")).contains(JsonNumber.of(7));
  }

  @Test
  void readsALongBundleInLittleMemory() throws IOException {
    int objects = 200_000;
    BundleReader reader = BundleReader.of(new GeneratedBundle(objects));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int read = 0;
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      read++;
    }

    assertThat(read).isEqualTo(objects);
    assertThat(reader.offset()).isGreaterThan(100_000_000L);
    // Each object's bytes are copied once; what is beyond that grows with objects, not with bytes.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(reader.offset() + 1_000L * objects);
  }

  /// A bundle whose objects are all the same but for the first digits of their ids.
  private static final class GeneratedBundle extends InputStream {
    private final byte[] object = ("," + OBJECT.formatted(0)).getBytes(UTF_8);
    private final int digits = OBJECT.indexOf("%08d") + 1;
    private byte[] part = BundleTest.HEAD.getBytes(UTF_8);
    private int at;
    private int left;
    private boolean begun;

    GeneratedBundle(int objects) {
      this.left = objects;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == part.length && !turn()) {
        return -1;
      }
      int count = Math.min(length, part.length - at);
      System.arraycopy(part, at, into, from, count);
      at += count;
      return count;
    }

    /// Goes on to the next part.
    private boolean turn() {
      if (left < 0) {
        return false;
      }
      part = left == 0 ? "]}".getBytes(UTF_8) : object;
      // The first object has no comma before it.
      at = begun || left == 0 ? 0 : 1;
      begun = true;
      int number = left--;
      for (int digit = digits + 7; digit >= digits && left >= 0; digit--) {
        object[digit] = (byte) ('0' + number % 10);
        number /= 10;
      }
      return true;
    }
  }

  @Test
  void agreesWithTheReaderOfWholeBundles() throws IOException {
    String text =
        BundleTest.HEAD + OBJECT.formatted(1) + "," + OBJECT.formatted(2) + "],\"y\":[1]}";

    List<ByteSlice> streamed = new ArrayList<>();
    BundleReader reader = reader(text);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      streamed.add(next.orElseThrow().source());
    }

    assertThat(streamed)
        .isEqualTo(
            Bundle.parse(text.getBytes(UTF_8)).objects().stream().map(StixObject::source).toList());
    assertThat(Collections.max(streamed.stream().map(ByteSlice::length).toList()))
        .isEqualTo(OBJECT.formatted(1).length());
  }

  private static BundleReader reader(String text) {
    return BundleReader.of(text.getBytes(UTF_8), JsonStreamLimits.BUNDLE);
  }
}
