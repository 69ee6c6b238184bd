package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Main;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A long bundle through a process with a small heap. The system property `tocsin.bundle.mib` sets
/// the size, `tocsin.bundle.heap` the heap in MiB; a gibibyte needs no more than 256.
class StixMemoryIT {
  private final long bytes = Long.getLong("tocsin.bundle.mib", 110) << 20;
  private final long heap = Long.getLong("tocsin.bundle.heap", 128);

  @Test
  void checksALongBundleInASmallHeap() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "stix",
                "validate",
                "-")
            .redirectErrorStream(true)
            .start();
    long written = 0;
    int objects = 0;
    try (var in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      in.write(
          "{\"type\":\"bundle\",\"id\":\"bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe\",\"objects\":["
              .getBytes(UTF_8));
      while (written < bytes) {
        byte[] one = ((objects > 0 ? "," : "") + object(objects)).getBytes(UTF_8);
        in.write(one);
        written += one.length;
        objects++;
      }
      in.write("]}".getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(said).contains("-: valid; " + objects + " objects, 0 errors");
    assertThat(process.waitFor()).isZero();
  }

  private static String object(int number) {
    return """
    {"type":"indicator","spec_version":"2.1","id":"indicator--%08x-4b5a-4687-9788-a9bacbdcedfe",\
    "created":"2030-01-31T08:00:00.000Z","modified":"2030-01-31T08:00:00.000Z",\
    "name":"Known address %d","pattern":"[ipv4-addr:value = '198.51.100.7']",\
    "pattern_type":"stix","valid_from":"2030-01-31T08:00:00Z"}\
    """
        .formatted(number, number);
  }
}
