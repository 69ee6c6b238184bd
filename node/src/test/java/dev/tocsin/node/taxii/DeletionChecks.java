package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.SCRATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static dev.tocsin.node.taxii.ConformanceHouse.ids;
import static dev.tocsin.node.taxii.ConformanceHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Section 5.7: taking objects out, and the word that is left of it.
final class DeletionChecks {
  private static final String FIRST = "2026-06-01T00:00:00.000Z";
  private static final String LAST = "2026-06-02T00:00:00.000Z";

  private final TaxiiHouse house;

  DeletionChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  /// Two versions of an identity.
  private String added(String seed) {
    house.post(
        "both",
        SCRATCH + "objects/",
        StixTexts.envelope(
            StixTexts.identity(seed, FIRST, "first"), StixTexts.identity(seed, LAST, "last")));
    return SCRATCH + "objects/" + StixTexts.id("identity", seed) + "/";
  }

  Stream<DynamicTest> all() {
    return Stream.concat(deletions(), withdrawals());
  }

  private Stream<DynamicTest> deletions() {
    return Stream.of(
        check(
            "5.7",
            "without match[version] an object goes with all its versions",
            () -> {
              String path = added("gone");
              var answer = house.delete("both", path);
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.body()).isEmpty();
              assertRefused(house.get("both", path), 404);
              assertRefused(house.get("both", path + "versions/"), 404);
              assertRefused(house.delete("both", path), 404);
            }),
        check(
            "5.7",
            "one version goes, the others stay",
            () -> {
              String path = added("half-gone");
              assertThat(house.delete("both", path + "?match[version]=" + LAST).status())
                  .isEqualTo(200);
              assertThat(house.get("both", path).body()).contains("\"name\":\"first\"");
              assertThat(house.get("both", path + "versions/").body())
                  .isEqualTo("{\"versions\":[\"" + FIRST + "\"]}");
            }),
        check(
            "5.7",
            "the first version goes",
            () -> {
              String path = added("first-gone");
              house.delete("both", path + "?match[version]=first");
              assertThat(house.get("both", path + "versions/").body())
                  .isEqualTo("{\"versions\":[\"" + LAST + "\"]}");
            }),
        check(
            "5.7",
            "a version that is not there is absent",
            () -> {
              String path = added("not-gone");
              assertRefused(
                  house.delete("both", path + "?match[version]=2020-01-01T00:00:00Z"), 404);
              assertRefused(house.delete("both", path + "?match[spec_version]=2.0"), 404);
              assertThat(house.delete("both", path + "?match[spec_version]=2.1").status())
                  .isEqualTo(200);
            }),
        check(
            "5.7",
            "other parameters are refused, and nothing goes",
            () -> {
              String path = added("kept");
              assertRefused(house.delete("both", path + "?match[type]=identity"), 400);
              assertRefused(house.delete("both", path + "?version=all"), 400);
              assertThat(house.get("both", path).status()).isEqualTo(200);
            }),
        check(
            "5.7",
            "what is no id is absent",
            () -> assertRefused(house.delete("both", SCRATCH + "objects/nonsense/"), 404)));
  }

  private Stream<DynamicTest> withdrawals() {
    return Stream.of(
        check(
            "T.3",
            "withdrawals tell of each version, later than a date, by pages",
            () -> {
              String id = StixTexts.id("identity", "told");
              String since = tail();
              house.delete("both", added("told"));
              String path = SCRATCH + "withdrawals/?limit=1&added_after=" + since;
              var first = house.get("both", path);
              assertThat(ids(first)).containsExactly(id);
              assertThat(first.body()).contains("\"reason\":\"deleted\"", "\"more\":true");
              var second =
                  house.get("both", SCRATCH + "withdrawals/?limit=9&next=" + text(first, "next"));
              assertThat(ids(second)).containsExactly(id);
              assertThat(text(first, "version") + text(second, "version"))
                  .contains(FIRST)
                  .contains(LAST);
              assertThat(first.header("X-TAXII-Date-Added-Last")).isEqualTo(text(first, "date"));
            }),
        check(
            "T.3",
            "an object that was taken out can be added again",
            () -> {
              String path = added("again");
              house.delete("both", path);
              added("again");
              assertThat(ids(house.get("both", path + "?match[version]=all"))).hasSize(2);
            }));
  }

  /// The date of the last withdrawal so far.
  private String tail() {
    var page = house.get("both", SCRATCH + "withdrawals/");
    String last = StixTexts.EARLY;
    while (!page.body().equals("{}")) {
      last = page.header("X-TAXII-Date-Added-Last");
      page = house.get("both", SCRATCH + "withdrawals/?added_after=" + last);
    }
    return last;
  }
}
