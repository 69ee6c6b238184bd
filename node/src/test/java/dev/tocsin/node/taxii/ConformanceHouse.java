package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.stix.Tlp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// The node that conformance is checked on. What is in the collections `watch` and `levels` is
/// checked exactly, so only `scratch`, `drop` and `held` may be added to.
final class ConformanceHouse implements AutoCloseable {
  static final int CONTENT_MAX = 64 << 10;
  static final String ROOT = "/taxii2/" + TaxiiHouse.ROOT + "/";
  static final String WATCH = ROOT + "collections/watch/";
  static final String LEVELS = ROOT + "collections/levels/";
  static final String SCRATCH = ROOT + "collections/scratch/";
  static final String DROP = ROOT + "collections/drop/";
  static final String HELD = ROOT + "collections/held/";

  /// Objects of `watch` with one version each: identities `one` to `five`.
  static final List<String> SINGLES = List.of("one", "two", "three", "four", "five");

  /// The versions of the identity `many`.
  static final List<String> VERSIONS =
      List.of(
          "2026-02-01T00:00:00.000Z", "2026-02-02T00:00:00.250000Z", "2026-02-03T00:00:00.000Z");

  static final Limits WIDE = new Limits(10_000, 10_000, 1_000);

  static final TaxiiCollection WATCH_COLLECTION = TaxiiHouse.collection(1, "harbour", "watch");
  static final TaxiiCollection LEVELS_COLLECTION = TaxiiHouse.collection(2, "harbour", "levels");
  static final TaxiiCollection SCRATCH_COLLECTION = TaxiiHouse.collection(3, "harbour", "scratch");
  static final TaxiiCollection DROP_COLLECTION = TaxiiHouse.collection(4, "harbour", "drop");
  static final TaxiiCollection HELD_COLLECTION = held();
  static final TaxiiCollection OTHER_COLLECTION = TaxiiHouse.collection(6, "meridian", "other");

  final TaxiiHouse house;

  ConformanceHouse(Path folder) {
    var all =
        List.of(
            WATCH_COLLECTION,
            LEVELS_COLLECTION,
            SCRATCH_COLLECTION,
            DROP_COLLECTION,
            HELD_COLLECTION,
            OTHER_COLLECTION);
    this.house =
        new TaxiiHouse(
            folder,
            List.of(
                new ApiRoot("harbour", "Harbour", Optional.of("What the harbour shares.")),
                new ApiRoot("meridian", "Meridian", Optional.empty()),
                new ApiRoot("empty", "Nothing yet", Optional.empty())),
            all,
            new TaxiiLimits(50, 64 << 10, CONTENT_MAX, Duration.ofHours(1)));
    house.account("cleared", "tlp.red", WIDE, all.stream().map(TaxiiHouse::both).toList());
    var reads = List.of(TaxiiHouse.read(WATCH_COLLECTION), TaxiiHouse.read(LEVELS_COLLECTION));
    house.account("reader", "tlp.green", WIDE, reads);
    house.account("amber", "tlp.amber", WIDE, reads);
    house.account("dropper", "tlp.green", WIDE, List.of(TaxiiHouse.write(DROP_COLLECTION)));
    house.account(
        "both",
        "tlp.green",
        WIDE,
        List.of(TaxiiHouse.both(SCRATCH_COLLECTION), TaxiiHouse.both(LEVELS_COLLECTION)));
    house.account("stranger", "tlp.red", WIDE, List.of());
    house.account(
        "hasty", "tlp.green", new Limits(1, 2, 10), List.of(TaxiiHouse.read(WATCH_COLLECTION)));
    fill();
  }

  private static TaxiiCollection held() {
    return new TaxiiCollection(
        5,
        java.util.UUID.nameUUIDFromBytes(new byte[] {5}),
        "harbour",
        "Looked at first",
        Optional.of("A person accepts what comes."),
        Optional.of("held"),
        Tlp.GREEN,
        TaxiiCollection.Inbound.QUARANTINE);
  }

  private void fill() {
    for (String single : SINGLES) {
      add(WATCH, StixTexts.identity(single, StixTexts.EARLY, single));
    }
    for (String version : VERSIONS) {
      add(WATCH, StixTexts.identity("many", version, "many " + version));
    }
    add(WATCH, StixTexts.domain("harbour.example"));
    add(WATCH, StixTexts.campaign("tide", StixTexts.EARLY));
    for (var level : Tlp.values()) {
      add(LEVELS, StixTexts.identity(level.name(), StixTexts.EARLY, level.name(), level));
    }
    add(LEVELS, StixTexts.identity("rises", "2026-03-01T00:00:00.000Z", "open", Tlp.GREEN));
    add(LEVELS, StixTexts.identity("rises", "2026-03-02T00:00:00.000Z", "closed", Tlp.RED));
  }

  private void add(String collection, String object) {
    var answer = house.post("cleared", collection + "objects/", StixTexts.envelope(object));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body()).contains("\"success_count\":1");
  }

  /// One check.
  static DynamicTest check(String section, String says, Executable check) {
    return DynamicTest.dynamicTest(section + " " + says, check);
  }

  /// The names of all objects of a page, in order.
  static List<String> ids(TaxiiHouse.Answer answer) {
    return java.util.regex.Pattern.compile("\"id\":\"([a-z0-9-]+)\"")
        .matcher(answer.body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  static String text(TaxiiHouse.Answer answer, String name) {
    var found =
        java.util.regex.Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }

  /// That an answer is an error resource of a status.
  static void assertRefused(TaxiiHouse.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/taxii+json;version=2.1");
    assertThat(text(answer, "title")).isNotBlank();
    assertThat(text(answer, "description")).isNotBlank();
    assertThat(text(answer, "error_id")).hasSize(36);
    assertThat(text(answer, "error_code")).isNotBlank();
    assertThat(text(answer, "http_status")).isEqualTo(Integer.toString(status));
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("dev.tocsin");
  }

  static Stream<DynamicTest> join(List<Stream<DynamicTest>> parts) {
    return parts.stream().flatMap(part -> part);
  }

  @Override
  public void close() {
    house.close();
  }
}
