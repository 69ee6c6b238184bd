package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Tocsin;
import dev.tocsin.cli.terminal.Look;
import dev.tocsin.cli.terminal.Prompt;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StixValidateTest {
  private static final String INDICATOR =
      """
      {"type":"indicator","spec_version":"2.1",
       "id":"indicator--1f1e2d3c-4b5a-4687-9788-a9bacbdcedfe",
       "created":"2030-01-31T08:00:00.000Z","modified":"2030-01-31T08:00:00.000Z",
       "name":"Known address","description":"Seen in a drill.",
       "pattern":"[ipv4-addr:value = '198.51.100.7']","pattern_type":"stix",
       "valid_from":"2030-01-31T08:00:00Z"}\
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void saysThatADocumentIsValid() throws IOException {
    int exit = run(file(bundle(INDICATOR)));

    assertThat(out()).contains("bundle.json: valid; 1 object, 0 errors, 0 warnings");
    assertThat(exit).isZero();
    assertThat(run(file(INDICATOR))).isZero();
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    int exit = run(file(bundle(INDICATOR.replace("\"valid_from\"", "\"valid_fron\""))));

    assertThat(exit).isEqualTo(1);
    assertThat(out())
        .contains("error  /objects/0/valid_from  the required property valid_from is missing")
        .contains("(STIX 2.1 §4.7")
        .contains("bundle.json: not valid; 1 object, 1 error, ");
  }

  @Test
  void answersProgramsInJson() throws IOException {
    int exit = run("--json", file(bundle(INDICATOR.replace("\"2.1\"", "\"2.0\""))));

    JsonReader answer = JsonReader.of(Json.parse(out.toByteArray(), JsonLimits.STATEMENT));
    assertThat(exit).isEqualTo(1);
    assertThat(answer.booleanValue("valid")).isFalse();
    JsonReader file = answer.objects("files").getFirst();
    assertThat(file.longValue("objects")).isEqualTo(1);
    assertThat(file.longValue("errors")).isPositive();
    assertThat(file.booleanValue("whole")).isTrue();
    JsonReader fault = file.objects("faults").getFirst();
    assertThat(fault.string("severity")).isEqualTo("error");
    assertThat(fault.string("pointer")).isEqualTo("/objects/0/spec_version");
    assertThat(fault.string("sentence")).isNotBlank();
    assertThat(fault.string("section")).startsWith("3.2");
  }

  @Test
  void refusesWhatIsNoJsonWithThePlace() throws IOException {
    assertThat(run(file("{\"type\":\"bundle\",\"objects\":[{]}"))).isEqualTo(1);
    assertThat(out()).contains("error  /objects/0").contains("(RFC 8259)");
  }

  @Test
  void takesCustomPropertiesUnlessToldOtherwise() throws IOException {
    String file = file(bundle(INDICATOR.replace("\"name\"", "\"x_own\":1,\"name\"")));

    assertThat(run(file)).isZero();
    assertThat(out()).contains("warning  /objects/0/x_own");
    assertThat(run("--no-custom", file)).isEqualTo(1);
    assertThat(run("--warnings-as-errors", file)).isEqualTo(1);
  }

  @Test
  void warnsOfStyleOnlyWhenAsked() throws IOException {
    String file = file(bundle(INDICATOR.replace(",\"description\":\"Seen in a drill.\"", "")));

    assertThat(run(file)).isZero();
    assertThat(out()).contains("0 warnings");
    assertThat(run("--strict", file)).isZero();
    assertThat(out()).contains("warning  /objects/0/description");
  }

  @Test
  void showsNoMoreThanTheLimitAndCountsTheRest() throws IOException {
    String file = file(bundle("7,8,9"));

    assertThat(run("--limit", "2", file)).isEqualTo(1);
    assertThat(out().lines().filter(line -> line.startsWith("error  "))).hasSize(2);
    assertThat(out()).contains("1 more are not shown").contains("3 errors");
  }

  @Test
  void checksSeveralFilesAndFailsIfOneDoes() throws IOException {
    String good = file(bundle(INDICATOR));
    Path bad = Files.writeString(folder.resolve("bad.json"), "[]");

    assertThat(run(good, bad.toString())).isEqualTo(1);
    assertThat(out()).contains("bundle.json: valid").contains("bad.json: not valid");
  }

  @Test
  void tellsWrongUsageApartFromFaults() throws IOException {
    assertThat(run(folder.resolve("none.json").toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("there is no such file");
    assertThat(run()).isEqualTo(2);
    assertThat(run("--limit", "0", file(INDICATOR))).isEqualTo(2);
  }

  @Test
  void readsTheStandardInput() {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(bundle(INDICATOR).getBytes(UTF_8)));
    try {
      assertThat(run("-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(out()).contains("-: valid; 1 object");
  }

  @Test
  void checksALongBundleObjectByObject() throws IOException {
    var objects = new StringBuilder();
    for (int number = 0; number < 50_000; number++) {
      String one = INDICATOR.replace("1f1e2d3c", "%08x".formatted(number));
      objects.append(number == 0 ? "" : ",").append(one);
    }
    objects.append(",7,").append(INDICATOR.replace("1f1e2d3c", "00000000"));
    objects
        .append(",")
        .append(INDICATOR.replace("1f1e2d3c", "00000001").replace("Known", "Unknown"));

    int exit = run("--json", file(bundle(objects.toString())));

    JsonReader answer =
        JsonReader.of(Json.parse(out.toByteArray(), JsonLimits.STATEMENT))
            .objects("files")
            .getFirst();
    assertThat(exit).isEqualTo(1);
    assertThat(answer.booleanValue("whole")).isFalse();
    assertThat(answer.longValue("objects")).isEqualTo(50_003);
    assertThat(answer.objects("faults"))
        .extracting(fault -> fault.string("pointer") + " " + fault.string("section"))
        .containsExactly("/objects/50000 8.1", "/objects/50002 3.6");
  }

  @Test
  void showsProgressOnATerminalOnly() throws IOException {
    String file = file(bundle("7" + (",\"" + "7".repeat(100_000) + "\"").repeat(180)));

    run(file);
    assertThat(err.toString(UTF_8)).isEmpty();
    Tocsin.run(terminal(true), "stix", "validate", file);
    assertThat(err.toString(UTF_8)).contains(", MiB: ").contains(" of 17 (").endsWith("\r\033[K");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("bundle.json"), text).toString();
  }

  private static String bundle(String objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe\","
        + "\"objects\":["
        + objects
        + "]}";
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    var all = new ArrayList<>(List.of("stix", "validate"));
    all.addAll(List.of(arguments));
    return Tocsin.run(terminal(false), all.toArray(new String[0]));
  }

  private Terminal terminal(boolean progress) {
    return new Terminal(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        Prompt.absent(),
        new Look(false, progress, ZoneOffset.UTC),
        Map.of());
  }

  private String out() {
    return out.toString(UTF_8);
  }
}
