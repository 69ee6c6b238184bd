package dev.tocsin.stix.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.spec.ExtensionSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ValidatorTest {
  private static final String UUID = "4b1d6a0e-5b0f-4f5e-9a3c-0d8c7e6f5a41";
  private static final String BUNDLE =
      "{\"type\":\"bundle\",\"id\":\"bundle--" + UUID + "\",\"objects\":[";
  private static final String IDENTITY =
      """
      {"type":"identity","spec_version":"2.1","id":"identity--UUID",
       "created":"2031-11-20T19:05:00.000Z","modified":"2031-11-20T19:05:00.000Z","name":"n"}\
      """
          .replace("UUID", UUID);
  private static final String BROKEN =
      IDENTITY.replace("\"name\":\"n\"", "\"name\":7,\"roles\":[]");

  private final Validator validator = Validator.of(Options.standard());

  @Test
  void takesABundleAndASingleObject() {
    assertThat(validate(BUNDLE + IDENTITY + "]}").isValid()).isTrue();
    assertThat(validate(IDENTITY).isValid()).isTrue();
    assertThat(places(validate(BROKEN))).containsExactly("/name", "/roles");
  }

  @Test
  void refusesWhatIsNoJsonOrNoObject() {
    assertThat(validate("{\"type\":").faults())
        .extracting(StixFault::section, StixFault::severity)
        .containsExactly(org.assertj.core.api.Assertions.tuple("RFC 8259", Severity.ERROR));
    assertThat(validate("[]").faults()).extracting(StixFault::section).containsExactly("8");
    Validator small =
        Validator.of(Options.standard().withJsonLimits(JsonLimits.STIX.withMaxBytes(10)));
    assertThat(small.validate(IDENTITY.getBytes(UTF_8)).errors()).isEqualTo(1);
  }

  @Test
  void reportsInDocumentOrder() {
    String third = IDENTITY.replace("2.1", "2.0");

    Report report = validate(BUNDLE + BROKEN + ",7," + third + "],\"spec_version\":\"2.0\"}");

    assertThat(places(report))
        .containsExactly(
            "/objects/0/name",
            "/objects/0/roles",
            "/objects/1",
            "/objects/2/spec_version",
            "/objects/2",
            "/spec_version");
  }

  @Test
  void keepsAHundredOfEachSeverityAndCountsTheRest() {
    String each = BROKEN.replace("\"name\":7", "\"x_own\":1,\"name\":7");
    String list = String.join(",", Collections.nCopies(150, each));

    Report report = validate(BUNDLE + list + "]}");

    assertThat(report.errors()).isEqualTo(300);
    assertThat(report.warnings()).isEqualTo(150);
    assertThat(report.faults()).hasSize(200);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.faults()).filteredOn(f -> f.severity() == Severity.ERROR).hasSize(100);
  }

  @Test
  void keepsAsManyAsOneAsksFor() {
    Validator few = Validator.of(Options.standard().withLimit(1));

    Report report = few.validate(BROKEN.getBytes(UTF_8));

    assertThat(places(report)).containsExactly("/name");
    assertThat(report.errors()).isEqualTo(2);
  }

  @Test
  void standardOptionsAreLenient() {
    Options options = Options.standard();

    assertThat(options.strict()).isFalse();
    assertThat(options.customAllowed()).isTrue();
    assertThat(options.warningsAsErrors()).isFalse();
    assertThat(options.limit()).isEqualTo(100);
    assertThat(options.json()).isEqualTo(JsonLimits.STIX);
    assertThat(options.extensions())
        .extracting(ExtensionSpec::name)
        .containsExactly("TLP 2.0", "Incident Core", "Event", "Impact", "Task");
  }

  @Test
  void checksOneObjectAtItsPlaceInALargerDocument() {
    Faults faults = new Faults();
    JsonObject object = JsonObject.builder().put("type", "identity").put("name", 7).build();

    validator.check(object, "/objects/7", faults);

    assertThat(faults.found())
        .extracting(StixFault::pointer)
        .containsExactly(
            "/objects/7/spec_version",
            "/objects/7/id",
            "/objects/7/created",
            "/objects/7/modified",
            "/objects/7/name");
  }

  @Test
  void knowsAnExtensionThatItIsTold() {
    String id = "extension-definition--" + UUID;
    String object =
        IDENTITY.replace(
            "\"name\"",
            "\"rank\":1,\"height\":2,\"extensions\":{\""
                + id
                + "\":{\"extension_type\":\"toplevel-property-extension\"}},\"name\"");
    ExtensionSpec rank =
        ExtensionSpec.of(id, "Rank", Set.of("toplevel-property-extension"), Set.of("rank"));

    assertThat(validate(object).faults()).isEmpty();
    assertThat(
            places(
                Validator.of(Options.standard().withExtension(rank))
                    .validate(object.getBytes(UTF_8))))
        .containsExactly("/height");
  }

  @Test
  void pointsAtNamesThatNeedEscapes() {
    String object = IDENTITY.replace("\"name\"", "\"a/b~c\":1,\"name\"");

    assertThat(places(validate(object))).containsExactly("/a~1b~0c");
  }

  @Test
  void refusesAPatternThatIsNone() {
    String indicator =
        IDENTITY
            .replace("identity", "indicator")
            .replace(
                "\"name\":\"n\"",
                "\"pattern\":\"[ipv4-addr:value = ]\",\"pattern_type\":\"stix\","
                    + "\"valid_from\":\"2031-11-20T19:05:00Z\"");

    Report report = validate(indicator);

    assertThat(places(report)).containsExactly("/pattern");
    assertThat(report.faults()).extracting(StixFault::section).containsExactly("9");
    assertThat(places(validate(indicator.replace("\"stix\"", "\"yara\"")))).isEmpty();
  }

  @Test
  void givesEveryThreadTheSameAnswer() throws Exception {
    byte[] document = (BUNDLE + BROKEN + "," + IDENTITY + "]}").getBytes(UTF_8);
    Report wanted = validator.validate(document);
    List<Future<Report>> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> validator.validate(document)));
      }
    }
    for (Future<Report> answer : answers) {
      assertThat(answer.get()).isEqualTo(wanted);
    }
  }

  @Test
  void takesTimeLinearInManyVersionsOfOneObject() {
    StringBuilder objects = new StringBuilder(IDENTITY);
    for (int i = 0; i < 20_000; i++) {
      objects
          .append(',')
          .append(
              IDENTITY.replace(
                  "\"modified\":\"2031", "\"modified\":\"%04d".formatted(2032 + i % 7000)));
    }

    assertThat(validate(BUNDLE + objects + "]}").isValid()).isTrue();
  }

  private Report validate(String document) {
    return validator.validate(document.getBytes(UTF_8));
  }

  private static List<String> places(Report report) {
    return report.faults().stream().map(StixFault::pointer).toList();
  }
}
