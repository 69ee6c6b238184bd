package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.LEVELS;
import static dev.tocsin.node.taxii.ConformanceHouse.SCRATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static dev.tocsin.node.taxii.ConformanceHouse.ids;
import static dev.tocsin.node.taxii.ConformanceHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Own rule T.4: who may see an object is decided for each object, and what is denied is absent.
final class VisibilityChecks {
  private static final String RED = StixTexts.id("identity", "RED");
  private static final String NOBODY = StixTexts.id("identity", "nobody");
  private static final String RISES = StixTexts.id("identity", "rises");

  private final TaxiiHouse house;

  VisibilityChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(
        List.of(seen(), absent(), versions(), changes(), Stream.of(masked())));
  }

  private Stream<DynamicTest> seen() {
    var levels = Map.of("reader", Tlp.GREEN, "amber", Tlp.AMBER, "cleared", Tlp.RED);
    return levels.entrySet().stream()
        .flatMap(each ->
            Stream.of("objects/", "manifest/")
                .map(path ->
                    check(
                        "T.4",
                        path + " for " + each.getValue() + " has that level and those below",
                        () -> {
                          var expected = new ArrayList<String>();
                          Arrays.stream(Tlp.values())
                              .filter(each.getValue()::isAtLeast)
                              .forEach(
                                  level -> expected.add(StixTexts.id("identity", level.name())));
                          expected.add(RISES);
                          var answer = house.get(each.getKey(), LEVELS + path);
                          assertThat(ids(answer)).isEqualTo(expected);
                          assertThat(answer.body()).doesNotContain("more");
                        })));
  }

  private Stream<DynamicTest> absent() {
    var addresses =
        Stream.of(
                "objects/ID/",
                "objects/ID/?match[version]=all",
                "objects/ID/versions/",
                "objects/?match[id]=ID",
                "objects/?match[id]=ID&match[version]=all",
                "manifest/?match[id]=ID",
                "objects/?match[id]=ID&match[version]=" + StixTexts.EARLY,
                "objects/ID/?added_after=2999-01-01T00:00:00Z",
                "objects/ID/?limit=0")
            .map(path ->
                check(
                    "T.4",
                    "GET " + path + " of a denied object is that of an absent one, to the byte",
                    () ->
                        assertThat(house.get("reader", LEVELS + path.replace("ID", RED)).shape())
                            .isEqualTo(
                                house.get("reader", LEVELS + path.replace("ID", NOBODY)).shape())));
    var deleting =
        check(
            "T.4",
            "DELETE of a denied object is that of an absent one, and it stays",
            () -> {
              var denied = house.delete("both", LEVELS + "objects/" + RED + "/");
              assertRefused(denied, 404);
              assertThat(denied.shape())
                  .isEqualTo(house.delete("both", LEVELS + "objects/" + NOBODY + "/").shape());
              assertThat(house.get("cleared", LEVELS + "objects/" + RED + "/").status())
                  .isEqualTo(200);
            });
    return Stream.concat(addresses, Stream.of(deleting));
  }

  private Stream<DynamicTest> versions() {
    return Stream.of(
        check(
            "T.4",
            "the last version is the last that the caller may see",
            () -> {
              String path = LEVELS + "objects/" + RISES + "/";
              assertThat(house.get("reader", path).body()).contains("\"name\":\"open\"");
              assertThat(house.get("cleared", path).body()).contains("\"name\":\"closed\"");
            }),
        check(
            "T.4",
            "a version that is denied is not listed",
            () -> {
              String path = LEVELS + "objects/" + RISES + "/versions/";
              assertThat(house.get("reader", path).body()).doesNotContain("2026-03-02");
              assertThat(house.get("cleared", path).body()).contains("2026-03-02");
            }),
        check(
            "T.4",
            "the last date is that of the last object that the caller may see",
            () -> {
              String green =
                  house.get("reader", LEVELS + "objects/").header("X-TAXII-Date-Added-Last");
              String red =
                  house.get("cleared", LEVELS + "objects/").header("X-TAXII-Date-Added-Last");
              assertThat(green).isLessThan(red);
            }));
  }

  private DynamicTest masked() {
    return check(
        "T.4",
        "what was added over a denied object is read back, and masked where both are seen",
        () -> {
          String path = SCRATCH + "objects/";
          String name = "overlaid";
          house.post(
              "cleared",
              path,
              StixTexts.envelope(StixTexts.identity(name, StixTexts.EARLY, "theirs", Tlp.RED)));
          String mine = StixTexts.identity(name, StixTexts.EARLY, "mine", Tlp.GREEN);
          house.post("both", path, StixTexts.envelope(mine));
          for (String query : List.of("", "?match[version]=all", "?match[version]=first")) {
            String one = path + StixTexts.id("identity", name) + "/" + query;
            assertThat(ids(house.get("both", one))).hasSize(1);
            assertThat(house.get("both", one).body()).contains("\"name\":\"mine\"");
            assertThat(ids(house.get("cleared", one))).hasSize(1);
            assertThat(house.get("cleared", one).body()).contains("\"name\":\"theirs\"");
          }
          assertThat(house.get("cleared", SCRATCH + "objects/?match[version]=all").body())
              .contains("\"name\":\"theirs\"")
              .doesNotContain("\"name\":\"mine\"");
        });
  }

  private Stream<DynamicTest> changes() {
    return Stream.of(
        check(
            "T.4",
            "adding over a denied object is answered like adding a new one",
            () -> {
              var over =
                  house.post(
                      "both",
                      LEVELS + "objects/",
                      StixTexts.envelope(StixTexts.identity("RED", StixTexts.EARLY, "mine")));
              assertThat(over.status()).isEqualTo(202);
              assertThat(over.body()).contains("\"success_count\":1", "\"failure_count\":0");
              assertThat(house.get("cleared", LEVELS + "objects/" + RED + "/").body())
                  .contains("\"name\":\"RED\"");
            }),
        check(
            "T.4",
            "the withdrawal of a denied object is not told",
            () -> {
              String id = StixTexts.id("identity", "secret-gone");
              house.post(
                  "cleared",
                  LEVELS + "objects/",
                  StixTexts.envelope(
                      StixTexts.identity("secret-gone", StixTexts.EARLY, "x", Tlp.RED)));
              assertThat(house.delete("cleared", LEVELS + "objects/" + id + "/").status())
                  .isEqualTo(200);
              assertThat(ids(house.get("cleared", LEVELS + "withdrawals/"))).contains(id);
              assertThat(house.get("reader", LEVELS + "withdrawals/").body()).isEqualTo("{}");
            }),
        check(
            "T.4",
            "what bears a marking that nobody knows is for nobody",
            () -> {
              String object =
                  StixTexts.identity("unknown", StixTexts.EARLY, "x")
                      .replace(
                          "\"name\"",
                          "\"object_marking_refs\":[\""
                              + StixTexts.id("marking-definition", "unknown")
                              + "\"],\"name\"");
              var answer = house.post("cleared", LEVELS + "objects/", StixTexts.envelope(object));
              assertThat(text(answer, "status")).isEqualTo("complete");
              String path = LEVELS + "objects/" + StixTexts.id("identity", "unknown") + "/";
              assertRefused(house.get("cleared", path), 404);
            }));
  }
}
