package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.VERSIONS;
import static dev.tocsin.node.taxii.ConformanceHouse.WATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static dev.tocsin.node.taxii.ConformanceHouse.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Sections 3.4, 3.5, 5.3, 5.4, 5.6 and 5.8: objects, filters, manifests and versions.
final class ObjectChecks {
  private static final String ONE = StixTexts.id("identity", "one");
  private static final String TWO = StixTexts.id("identity", "two");
  private static final String MANY = StixTexts.id("identity", "many");
  private static final String DOMAIN = StixTexts.id("domain-name", "harbour.example");
  private static final String SIX_DIGITS =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z";
  private static final String LATEST = "2026-02-03T00:00:00.000Z";

  private final TaxiiHouse house;

  ObjectChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(
        List.of(envelopes(), matches(), malformed(), times(), single(), manifest(), versions()));
  }

  private TaxiiHouse.Answer get(String path) {
    var answer = house.get("reader", WATCH + path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Stream<DynamicTest> envelopes() {
    return Stream.of(
        check(
            "5.3",
            "objects come as they were sent, in the order of addition, the last version of each",
            () -> {
              var answer = get("objects/");
              assertThat(ids(answer))
                  .containsExactly(
                      ONE,
                      TWO,
                      StixTexts.id("identity", "three"),
                      StixTexts.id("identity", "four"),
                      StixTexts.id("identity", "five"),
                      MANY,
                      DOMAIN,
                      StixTexts.id("campaign", "tide"));
              assertThat(answer.body())
                  .startsWith(
                      "{\"objects\":[" + StixTexts.identity("one", StixTexts.EARLY, "one") + ",")
                  .contains(StixTexts.identity("many", LATEST, "many " + LATEST));
            }),
        check(
            "3.7",
            "a page that is the last has neither more nor next",
            () -> assertThat(get("objects/").body()).doesNotContain("\"more\"", "\"next\"")),
        check(
            "3.7",
            "nothing is an empty envelope without dates",
            () -> {
              var answer = get("objects/?match[type]=malware");
              assertThat(answer.body()).isEqualTo("{}");
              assertThat(answer.header("X-TAXII-Date-Added-First")).isEmpty();
              assertThat(answer.header("X-TAXII-Date-Added-Last")).isEmpty();
            }),
        check(
            "1.6.8.2",
            "the headers say when the first and the last were added, with six digits",
            () -> {
              var answer = get("objects/");
              String first = answer.header("X-TAXII-Date-Added-First");
              String last = answer.header("X-TAXII-Date-Added-Last");
              assertThat(first).matches(SIX_DIGITS).isLessThan(last);
              assertThat(last).matches(SIX_DIGITS);
              assertThat(get("manifest/").body()).contains(first, last);
            }),
        check(
            "1.6.8.2",
            "the length is said, and nothing is compressed",
            () -> {
              var answer =
                  house.send(
                      house.as("reader", WATCH + "objects/").header("Accept-Encoding", "gzip"));
              assertThat(answer.header("Content-Encoding")).isEmpty();
              assertThat(answer.header("Content-Length"))
                  .isEqualTo(Integer.toString(answer.body().length()));
            }));
  }

  private Stream<DynamicTest> matches() {
    var expected =
        Map.ofEntries(
            Map.entry("match[id]=" + ONE, List.of(ONE)),
            Map.entry("match[id]=" + TWO + "," + ONE, List.of(ONE, TWO)),
            Map.entry("match[id]=" + StixTexts.id("identity", "nobody"), List.<String>of()),
            Map.entry("match[type]=domain-name", List.of(DOMAIN)),
            Map.entry(
                "match[type]=campaign,domain-name",
                List.of(DOMAIN, StixTexts.id("campaign", "tide"))),
            Map.entry("match[id]=" + ONE + "&match[type]=campaign", List.<String>of()),
            Map.entry("match[id]=" + MANY + "&match[version]=all", List.of(MANY, MANY, MANY)),
            Map.entry("match[id]=" + MANY + "&match[version]=first", List.of(MANY)),
            Map.entry("match[id]=" + MANY + "&match[version]=first,last", List.of(MANY, MANY)),
            Map.entry("match[id]=" + MANY + "&match[version]=" + LATEST, List.of(MANY)),
            Map.entry("match[version]=2026-02-03T00:00:00Z", List.of(MANY)),
            Map.entry("match[version]=2026-02-02T00:00:00.25Z", List.of(MANY)),
            Map.entry("match[version]=2020-01-01T00:00:00Z", List.<String>of()),
            Map.entry("match[spec_version]=2.0", List.<String>of()),
            Map.entry("match[spec_version]=2.0,2.1&match[id]=" + ONE, List.of(ONE)),
            Map.entry("match[type]=identity&match[version]=first&match[id]=" + TWO, List.of(TWO)));
    return expected.entrySet().stream()
        .map(each ->
            check(
                "3.4.1",
                each.getKey(),
                () -> {
                  assertThat(ids(get("objects/?" + each.getKey()))).isEqualTo(each.getValue());
                  assertThat(ids(get("manifest/?" + each.getKey()))).isEqualTo(each.getValue());
                }));
  }

  private Stream<DynamicTest> malformed() {
    return Stream.of(
            "limit=0",
            "limit=-1",
            "limit=x",
            "limit=",
            "limit=1&limit=2",
            "added_after=yesterday",
            "added_after=2026-01-01",
            "added_after=2026-13-01T00:00:00Z",
            "added_after=2026-02-30T00:00:00Z",
            "added_after=2026-01-01T00:00:00%2B02:00",
            "added_after=2026-01-01T00:00:00.0123456789Z",
            "added_after=2026-01-01T00:00:00Z&added_after=2026-01-01T00:00:00Z",
            "match[id]=nonsense",
            "match[id]=",
            "match[type]=Not a type",
            "match[version]=latest",
            "match[version]=all,first",
            "match[spec_version]=two",
            "match[name]=x",
            "match=x",
            "unknown=1",
            "next=nonsense",
            "next=",
            "limit=%25")
        .map(query ->
            check(
                "3.4",
                "objects/?" + query + " cannot be understood",
                () -> assertRefused(house.get("reader", WATCH + "objects/?" + query), 400)));
  }

  private Stream<DynamicTest> times() {
    return Stream.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.1Z",
            "2026-01-01T00:00:00.12Z",
            "2026-01-01T00:00:00.123Z",
            "2026-01-01T00:00:00.123456Z",
            "2026-01-01T00:00:00.123456789Z",
            "0001-01-01T00:00:00Z")
        .map(time ->
            check(
                "3.4",
                "added_after=" + time + " reads",
                () -> assertThat(ids(get("objects/?added_after=" + time))).hasSize(8)));
  }

  private Stream<DynamicTest> single() {
    return Stream.of(
        check(
            "5.6",
            "one object is its last version",
            () ->
                assertThat(get("objects/" + MANY + "/").body())
                    .isEqualTo(
                        StixTexts.envelope(StixTexts.identity("many", LATEST, "many " + LATEST)))),
        check(
            "5.6",
            "all versions of one object",
            () -> assertThat(ids(get("objects/" + MANY + "/?match[version]=all"))).hasSize(3)),
        check(
            "5.6",
            "a version that is not there is an empty envelope",
            () ->
                assertThat(get("objects/" + MANY + "/?match[version]=2020-01-01T00:00:00Z").body())
                    .isEqualTo("{}")),
        check(
            "5.6",
            "one object is not matched by id or type",
            () -> {
              assertRefused(
                  house.get("reader", WATCH + "objects/" + MANY + "/?match[id]=" + MANY), 400);
              assertRefused(
                  house.get("reader", WATCH + "objects/" + MANY + "/?match[type]=identity"), 400);
            }),
        check(
            "5.6",
            "an object without version",
            () ->
                assertThat(get("objects/" + DOMAIN + "/").body())
                    .isEqualTo(StixTexts.envelope(StixTexts.domain("harbour.example")))));
  }

  private Stream<DynamicTest> manifest() {
    return Stream.of(
        check(
            "5.4",
            "a record says id, date, version as it was sent, and media type",
            () ->
                assertThat(get("manifest/?match[id]=" + MANY).body())
                    .matches(
                        "\\{\"objects\":\\[\\{\"id\":\""
                            + MANY
                            + "\",\"date_added\":\""
                            + SIX_DIGITS
                            + "\",\"version\":\""
                            + LATEST
                            + "\",\"media_type\":\"application/stix\\+json;version=2.1\"}]}")),
        check(
            "5.4",
            "the version of an object that has none is its date",
            () -> {
              var answer = get("manifest/?match[id]=" + DOMAIN);
              assertThat(ConformanceHouse.text(answer, "version"))
                  .isEqualTo(ConformanceHouse.text(answer, "date_added"));
            }),
        check(
            "5.4",
            "a manifest pages like objects",
            () -> {
              var first = get("manifest/?limit=3");
              assertThat(first.body()).contains("\"more\":true");
              var second = get("manifest/?limit=9&next=" + ConformanceHouse.text(first, "next"));
              assertThat(ids(first)).hasSize(3);
              assertThat(ids(second)).hasSize(5).doesNotContainAnyElementsOf(ids(first));
            }),
        check(
            "5.4",
            "nothing is an empty manifest",
            () ->
                assertThat(get("manifest/?added_after=2999-01-01T00:00:00Z").body())
                    .isEqualTo("{}")));
  }

  private Stream<DynamicTest> versions() {
    String path = "objects/" + MANY + "/versions/";
    return Stream.of(
        check(
            "5.8",
            "versions are listed as they were sent",
            () ->
                assertThat(get(path).body())
                    .isEqualTo("{\"versions\":[\"" + String.join("\",\"", VERSIONS) + "\"]}")),
        check(
            "5.8",
            "versions page, and go on after the last",
            () -> {
              var first = get(path + "?limit=2");
              assertThat(first.body()).contains("\"more\":true", VERSIONS.get(0), VERSIONS.get(1));
              var second = get(path + "?next=" + ConformanceHouse.text(first, "next"));
              assertThat(second.body()).isEqualTo("{\"versions\":[\"" + LATEST + "\"]}");
              var byDate = get(path + "?added_after=" + first.header("X-TAXII-Date-Added-Last"));
              assertThat(byDate.body()).isEqualTo(second.body());
            }),
        check(
            "5.8",
            "versions of another specification are none",
            () -> assertThat(get(path + "?match[spec_version]=2.0").body()).isEqualTo("{}")),
        check(
            "5.8",
            "versions are not matched by version",
            () -> assertRefused(house.get("reader", WATCH + path + "?match[version]=all"), 400)),
        check(
            "5.8",
            "versions of what is not there are absent",
            () ->
                assertRefused(
                    house.get(
                        "reader",
                        WATCH + "objects/" + StixTexts.id("identity", "nobody") + "/versions/"),
                    404)));
  }
}
