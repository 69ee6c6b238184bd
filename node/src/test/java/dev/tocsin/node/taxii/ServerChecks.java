package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.ROOT;
import static dev.tocsin.node.taxii.ConformanceHouse.WATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Sections 4, 5.1 and 5.2: discovery, API roots, collections, and what an account may do with
/// them.
final class ServerChecks {
  private final TaxiiHouse house;

  ServerChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(
        List.of(discovery(), roots(), collections(), permissions(), absent()));
  }

  private Stream<DynamicTest> discovery() {
    return Stream.of(
        check(
            "4.1",
            "discovery names the server and the caller's roots",
            () ->
                assertThat(house.get("cleared", "/taxii2/").body())
                    .contains(
                        "\"title\":\"Harbour Shield\"",
                        "\"default\":\"/taxii2/harbour/\"",
                        "\"api_roots\":[\"/taxii2/harbour/\",\"/taxii2/meridian/\"]")),
        check(
            "4.1",
            "a root in which the caller may do nothing is not named",
            () -> assertThat(house.get("reader", "/taxii2/").body()).doesNotContain("meridian")),
        check(
            "4.1",
            "whoever has no root gets no empty list",
            () ->
                assertThat(house.get("stranger", "/taxii2/").body())
                    .contains("title")
                    .doesNotContain("api_roots")
                    .doesNotContain("default")),
        check(
            "4.1",
            "discovery takes no parameters",
            () -> assertRefused(house.get("reader", "/taxii2/?limit=1"), 400)));
  }

  private Stream<DynamicTest> roots() {
    return Stream.of(
        check(
            "4.2",
            "a root says its title, description, versions and limit",
            () ->
                assertThat(house.get("reader", ROOT).body())
                    .isEqualTo(
                        "{\"title\":\"Harbour\",\"description\":\"What the harbour shares.\","
                            + "\"versions\":[\"application/taxii+json;version=2.1\"],"
                            + "\"max_content_length\":65536}")),
        check(
            "4.2",
            "a root without description has none",
            () ->
                assertThat(house.get("cleared", "/taxii2/meridian/").body())
                    .contains("Meridian")
                    .doesNotContain("description")));
  }

  private Stream<DynamicTest> collections() {
    String id = ConformanceHouse.WATCH_COLLECTION.id().toString();
    return Stream.of(
        check(
            "5.1",
            "collections are those that the caller may do something with",
            () -> {
              var json = house.get("reader", ROOT + "collections/").body();
              assertThat(json).contains("\"alias\":\"watch\"", "\"alias\":\"levels\"");
              assertThat(json).doesNotContain("scratch").doesNotContain("drop");
            }),
        check(
            "5.2",
            "a collection by its id",
            () ->
                assertThat(house.get("reader", ROOT + "collections/" + id + "/").body())
                    .isEqualTo(
                        "{\"id\":\""
                            + id
                            + "\",\"title\":\"Collection watch\",\"alias\":\"watch\","
                            + "\"can_read\":true,\"can_write\":false,"
                            + "\"media_types\":[\"application/stix+json;version=2.1\"]}")),
        check(
            "5.2",
            "a collection by its alias is the same",
            () ->
                assertThat(house.get("reader", WATCH).body())
                    .isEqualTo(house.get("reader", ROOT + "collections/" + id + "/").body())),
        check(
            "5.2",
            "whoever may only add is told so",
            () ->
                assertThat(house.get("dropper", ConformanceHouse.DROP).body())
                    .contains("\"can_read\":false,\"can_write\":true")),
        check(
            "5.2",
            "a description is shown",
            () ->
                assertThat(house.get("cleared", ConformanceHouse.HELD).body())
                    .contains("\"description\":\"A person accepts what comes.\"")),
        check(
            "T.2",
            "markings tell the caller's attributes and levels",
            () ->
                assertThat(house.get("reader", ROOT + "markings/").body())
                    .isEqualTo(
                        "{\"attributes\":[\"tlp.clear\",\"tlp.green\"],"
                            + "\"levels\":[\"clear\",\"green\"]}")),
        check(
            "T.2",
            "markings of a root in which the caller may do nothing are absent",
            () -> assertRefused(house.get("stranger", ROOT + "markings/"), 404)));
  }

  private Stream<DynamicTest> permissions() {
    String object = "objects/" + StixTexts.id("identity", "one") + "/";
    var readers =
        Stream.of("objects/", object, object + "versions/", "manifest/", "withdrawals/")
            .map(path ->
                check(
                    "5.2.1",
                    "GET " + path + " by whoever may only add is forbidden",
                    () -> assertRefused(house.get("dropper", ConformanceHouse.DROP + path), 403)));
    var writers =
        Stream.of(
            check(
                "5.2.1",
                "POST by whoever may only read is forbidden",
                () -> assertRefused(house.post("reader", WATCH + "objects/", "{}"), 403)),
            check(
                "5.2.1",
                "DELETE by whoever may only read is forbidden",
                () -> assertRefused(house.delete("reader", WATCH + object), 403)),
            check(
                "5.2.1",
                "DELETE by whoever may only add is forbidden",
                () -> assertRefused(house.delete("dropper", ConformanceHouse.DROP + object), 403)));
    var neither =
        Stream.of("", "objects/", object, object + "versions/", "manifest/", "withdrawals/")
            .map(path ->
                check(
                    "5.2.1",
                    "GET " + path + " by whoever may neither is as if it were not there",
                    () -> {
                      var denied = house.get("dropper", WATCH + path);
                      assertRefused(denied, 404);
                      String nowhere = ROOT + "collections/nowhere/" + path;
                      assertThat(denied.shape()).isEqualTo(house.get("dropper", nowhere).shape());
                    }));
    return ConformanceHouse.join(List.of(readers, writers, neither));
  }

  private Stream<DynamicTest> absent() {
    var paths =
        Stream.of(
            "/taxii2/nowhere/",
            "/taxii2/empty/",
            "/taxii2/empty/collections/",
            "/taxii2/meridian/",
            ROOT + "nothing/",
            ROOT + "collections/nowhere/",
            ROOT + "collections/other/",
            ROOT + "collections/" + ConformanceHouse.OTHER_COLLECTION.id() + "/",
            ROOT + "collections/watch/nothing/",
            ROOT + "collections/watch/objects/identity--x/",
            ROOT + "collections/watch/objects/" + StixTexts.id("identity", "nobody") + "/",
            ROOT + "collections/watch/objects/" + StixTexts.id("identity", "one") + "/nothing/",
            ROOT + "status/nonsense/",
            ROOT + "status/00000000-0000-4000-8000-000000000000/",
            "/taxii2/%2e%2e/harbour/",
            "/taxii2/harbour%20/",
            "/taxii2/HARBOUR/");
    return paths.map(path ->
        check(
            "3.6",
            "GET " + path + " is answered like everything that is absent",
            () -> {
              var answer = house.get("reader", path);
              if (answer.status() != 400) {
                assertRefused(answer, 404);
                assertThat(answer.shape())
                    .isEqualTo(house.get("reader", ROOT + "collections/nowhere/").shape());
              }
            }));
  }
}
