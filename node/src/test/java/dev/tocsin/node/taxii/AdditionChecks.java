package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.ROOT;
import static dev.tocsin.node.taxii.ConformanceHouse.SCRATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static dev.tocsin.node.taxii.ConformanceHouse.ids;
import static dev.tocsin.node.taxii.ConformanceHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Sections 4.3 and 5.5: adding objects, and what became of it.
final class AdditionChecks {
  private final TaxiiHouse house;

  AdditionChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  private TaxiiHouse.Answer post(String... objects) {
    return house.post("both", SCRATCH + "objects/", StixTexts.envelope(objects));
  }

  private TaxiiHouse.Answer raw(String body) {
    return house.post("both", SCRATCH + "objects/", body);
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(List.of(added(), statuses(), failures(), malformed()));
  }

  private Stream<DynamicTest> added() {
    return Stream.of(
        check(
            "5.5",
            "an addition is answered 202 with its status, complete and durable",
            () -> {
              var answer = post(StixTexts.identity("add-one", StixTexts.EARLY, "one"));
              assertThat(answer.status()).isEqualTo(202);
              assertThat(answer.header("Content-Type"))
                  .isEqualTo("application/taxii+json;version=2.1");
              assertThat(answer.body())
                  .contains(
                      "\"status\":\"complete\"",
                      "\"total_count\":1,\"success_count\":1",
                      "\"failure_count\":0",
                      "\"pending_count\":0")
                  .doesNotContain("\"failures\"", "\"pendings\"");
              String object = SCRATCH + "objects/" + StixTexts.id("identity", "add-one") + "/";
              assertThat(house.get("both", object).status()).isEqualTo(200);
            }),
        check(
            "5.5",
            "the names of additions are UUIDs that sort by time",
            () -> {
              String one = text(post(StixTexts.identity("add-a", StixTexts.EARLY, "a")), "id");
              String two = text(post(StixTexts.identity("add-b", StixTexts.EARLY, "b")), "id");
              assertThat(UUID.fromString(one).version()).isEqualTo(7);
              assertThat(UUID.fromString(one).variant()).isEqualTo(2);
              assertThat(one).isLessThan(two);
            }),
        check(
            "5.5",
            "the same object again is a success and stands once",
            () -> {
              String object = StixTexts.identity("add-twice", StixTexts.EARLY, "twice");
              assertThat(post(object, object).body()).contains("\"success_count\":2");
              assertThat(post(object).body()).contains("\"success_count\":1");
              String path = SCRATCH + "objects/?match[version]=all&match[id]=";
              assertThat(ids(house.get("both", path + StixTexts.id("identity", "add-twice"))))
                  .hasSize(1);
            }),
        check(
            "5.5",
            "an older version is added behind the newer one",
            () -> {
              post(StixTexts.identity("add-old", "2026-05-02T00:00:00.000Z", "new"));
              post(StixTexts.identity("add-old", "2026-05-01T00:00:00.000Z", "old"));
              String path = SCRATCH + "objects/" + StixTexts.id("identity", "add-old") + "/";
              assertThat(house.get("both", path).body()).contains("\"name\":\"new\"");
              assertThat(ids(house.get("both", path + "?match[version]=all"))).hasSize(2);
            }),
        check(
            "5.5",
            "an envelope without objects in it adds none",
            () -> assertThat(raw("{\"objects\":[]}").body()).contains("\"total_count\":0")),
        check(
            "5.5",
            "more and next in an envelope mean nothing",
            () ->
                assertThat(
                        raw("{\"more\":false,\"next\":\"x\",\"objects\":["
                                + StixTexts.domain("more.example")
                                + "]}")
                            .status())
                    .isEqualTo(202)),
        check(
            "5.5",
            "adding takes no parameters",
            () -> assertRefused(house.post("both", SCRATCH + "objects/?limit=1", "{}"), 400)));
  }

  private Stream<DynamicTest> statuses() {
    return Stream.of(
        check(
            "4.3",
            "a status is told again, the same",
            () -> {
              var answer = post(StixTexts.identity("status-one", StixTexts.EARLY, "one"));
              String path = ROOT + "status/" + text(answer, "id") + "/";
              assertThat(house.get("both", path).body()).isEqualTo(answer.body());
            }),
        check(
            "4.3",
            "a status is for the account that asked, and absent for others",
            () -> {
              var answer = post(StixTexts.identity("status-two", StixTexts.EARLY, "two"));
              String path = ROOT + "status/" + text(answer, "id") + "/";
              assertRefused(house.get("cleared", path), 404);
              assertRefused(house.get("both", path.replace("/harbour/", "/meridian/")), 404);
            }),
        check(
            "4.3",
            "what waits for a person is pending",
            () -> {
              var answer =
                  house.post(
                      "cleared",
                      ConformanceHouse.HELD + "objects/",
                      StixTexts.envelope(StixTexts.identity("held", StixTexts.EARLY, "held")));
              assertThat(answer.body())
                  .contains("\"status\":\"pending\"", "\"pending_count\":1", "\"message\":");
              assertThat(house.get("cleared", ConformanceHouse.HELD + "objects/").body())
                  .isEqualTo("{}");
            }),
        check(
            "4.3",
            "whoever may only add can ask what became of it",
            () -> {
              var answer =
                  house.post(
                      "dropper",
                      ConformanceHouse.DROP + "objects/",
                      StixTexts.envelope(StixTexts.identity("dropped", StixTexts.EARLY, "it")));
              String path = ROOT + "status/" + text(answer, "id") + "/";
              assertThat(house.get("dropper", path).body()).isEqualTo(answer.body());
            }));
  }

  private Stream<DynamicTest> failures() {
    String good = StixTexts.identity("fail-good", StixTexts.EARLY, "good");
    var bad =
        Stream.of(
                "{}",
                "1",
                "null",
                "\"text\"",
                "[]",
                "{\"type\":\"identity\"}",
                "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--x\"}",
                good.replace("\"name\":\"good\",", ""),
                good.replace("2.1", "2.0"),
                good.replace(StixTexts.EARLY, "yesterday"))
            .map(object ->
                check(
                    "5.5",
                    "a bad object fails and does not spoil a good one: " + object,
                    () -> {
                      var answer = post(object, good);
                      assertThat(answer.status()).isEqualTo(202);
                      assertThat(answer.body())
                          .contains(
                              "\"total_count\":2",
                              "\"success_count\":1",
                              "\"failure_count\":1",
                              "\"failures\":[{\"id\":",
                              "\"message\":");
                    }));
    var conflict =
        Stream.of(
            check(
                "5.5",
                "another object with the same id and version fails and says so",
                () -> {
                  post(StixTexts.identity("fail-same", StixTexts.EARLY, "first"));
                  var answer = post(StixTexts.identity("fail-same", StixTexts.EARLY, "second"));
                  assertThat(answer.body())
                      .contains("\"failure_count\":1", StixTexts.id("identity", "fail-same"))
                      .contains("is here already");
                }));
    return Stream.concat(bad, conflict);
  }

  private Stream<DynamicTest> malformed() {
    return Stream.of(
            "",
            "nonsense",
            "[]",
            "{}",
            "{\"objects\":{}}",
            "{\"objects\":[}",
            "{\"objects\":[{\"a\":1,\"a\":2}]}",
            "{\"objects\":[1]} more",
            "{\"objects\":[],\"objects\":[]}",
            "{\"objects\":[" + "[".repeat(2_000) + "]".repeat(2_000) + "]}")
        .map(body ->
            check(
                "5.5",
                "an envelope that does not read is refused whole: "
                    + body.substring(0, Math.min(40, body.length())),
                () -> {
                  String before = house.get("both", SCRATCH + "manifest/").body();
                  assertRefused(raw(body), 422);
                  assertThat(house.get("both", SCRATCH + "manifest/").body()).isEqualTo(before);
                }));
  }
}
