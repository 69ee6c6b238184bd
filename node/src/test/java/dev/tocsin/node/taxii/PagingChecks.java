package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.LEVELS;
import static dev.tocsin.node.taxii.ConformanceHouse.WATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static dev.tocsin.node.taxii.ConformanceHouse.ids;
import static dev.tocsin.node.taxii.ConformanceHouse.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Section 3.5: pages, by `next` and by date.
final class PagingChecks {
  private final TaxiiHouse house;

  PagingChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  private TaxiiHouse.Answer get(String query) {
    return house.get("reader", WATCH + "objects/" + query);
  }

  private String next(String query) {
    return text(get(query), "next");
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(List.of(pages(), refused()));
  }

  private Stream<DynamicTest> pages() {
    var everything = List.of(1, 2, 3, 5, 7, 8, 9);
    var byNext =
        everything.stream()
            .map(limit ->
                check(
                    "3.5",
                    "pages of " + limit + " by next are all, once, in order",
                    () -> {
                      var found = new ArrayList<String>();
                      var page = get("?limit=" + limit);
                      found.addAll(ids(page));
                      while (page.body().contains("\"more\":true")) {
                        page = get("?limit=" + limit + "&next=" + text(page, "next"));
                        found.addAll(ids(page));
                      }
                      assertThat(found).isEqualTo(ids(get("")));
                    }));
    var byDate =
        everything.stream()
            .map(limit ->
                check(
                    "3.4",
                    "pages of " + limit + " by date are all, once, in order",
                    () -> {
                      var found = new ArrayList<String>();
                      var page = get("?limit=" + limit);
                      while (!page.body().equals("{}")) {
                        found.addAll(ids(page));
                        String last = page.header("X-TAXII-Date-Added-Last");
                        page = get("?limit=" + limit + "&added_after=" + last);
                      }
                      assertThat(found).isEqualTo(ids(get("")));
                    }));
    var others =
        Stream.of(
            check(
                "3.5",
                "next can be used twice",
                () -> {
                  String next = next("?limit=2");
                  assertThat(get("?next=" + next).shape()).isEqualTo(get("?next=" + next).shape());
                }),
            check(
                "3.5",
                "next carries its filters",
                () -> {
                  String next = next("?limit=2&match[type]=identity");
                  assertThat(ids(get("?next=" + next)))
                      .hasSize(4)
                      .allMatch(id -> id.startsWith("identity--"));
                }),
            check(
                "3.5",
                "next beside the same filters is taken",
                () -> {
                  String next = next("?limit=2&match[type]=identity");
                  assertThat(get("?match[type]=identity&next=" + next).status()).isEqualTo(200);
                }),
            check(
                "3.4",
                "a limit beyond the server's is the server's",
                () -> assertThat(ids(get("?limit=99999999999999999999"))).hasSize(8)));
    return ConformanceHouse.join(List.of(byNext, byDate, others));
  }

  private Stream<DynamicTest> refused() {
    return Stream.of(
        check(
            "3.5",
            "next beside other filters is refused",
            () -> {
              String next = next("?limit=2&match[type]=identity");
              assertRefused(get("?match[type]=campaign&next=" + next), 400);
            }),
        check(
            "3.5",
            "next that was changed in any place is refused",
            () -> {
              String next = next("?limit=2");
              for (int i = 0; i < next.length() - 1; i++) {
                char other = next.charAt(i) == 'A' ? 'B' : 'A';
                String changed = next.substring(0, i) + other + next.substring(i + 1);
                assertThat(get("?next=" + changed).status()).as(changed).isEqualTo(400);
              }
            }),
        check(
            "3.5",
            "next of another account is refused",
            () ->
                assertRefused(
                    house.get("amber", WATCH + "objects/?next=" + next("?limit=2")), 400)),
        check(
            "3.5",
            "next of another collection is refused",
            () ->
                assertRefused(
                    house.get("reader", LEVELS + "objects/?next=" + next("?limit=2")), 400)),
        check(
            "3.5",
            "next of another endpoint is refused",
            () ->
                assertRefused(
                    house.get("reader", WATCH + "manifest/?next=" + next("?limit=2")), 400)));
  }
}
