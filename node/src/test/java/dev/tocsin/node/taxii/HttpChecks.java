package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.ROOT;
import static dev.tocsin.node.taxii.ConformanceHouse.WATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Sections 1.6 and 3: content negotiation, credentials, methods, addresses.
final class HttpChecks {
  private static final String MALFORMED = "{}";
  private final TaxiiHouse house;

  HttpChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(
        List.of(accepted(), notAcceptable(), contentTypes(), credentials(), methods(), slashes()));
  }

  private Stream<DynamicTest> accepted() {
    return Stream.of(
            "application/taxii+json;version=2.1",
            "application/taxii+json; version=2.1",
            "application/taxii+json;version=\"2.1\"",
            "APPLICATION/TAXII+JSON",
            "application/taxii+json",
            "*/*",
            "application/*",
            "text/html, application/taxii+json;version=2.1;q=0.5",
            "text/html;q=1, */*;q=0.1")
        .map(accept ->
            check(
                "1.6.8.1",
                "Accept: " + accept + " is answered",
                () -> {
                  var answer = house.send(house.as("reader", WATCH).header("Accept", accept));
                  assertThat(answer.status()).isEqualTo(200);
                  assertThat(answer.header("Content-Type"))
                      .isEqualTo("application/taxii+json;version=2.1");
                }));
  }

  private Stream<DynamicTest> notAcceptable() {
    return Stream.of(
            "application/taxii+json;version=2.0",
            "application/taxii+json;version=3",
            "application/json",
            "text/html",
            "application/vnd.oasis.taxii+json",
            "application/taxii+json;version=2.1;q=0",
            "nonsense")
        .map(accept ->
            check(
                "1.6.8.1",
                "Accept: " + accept + " is not acceptable",
                () ->
                    assertRefused(
                        house.send(house.as("reader", WATCH).header("Accept", accept)), 406)));
  }

  private Stream<DynamicTest> contentTypes() {
    var taken =
        Map.of(
            "application/taxii+json;version=2.1", 422,
            "application/taxii+json", 422,
            "application/json", 415,
            "application/stix+json;version=2.1", 415,
            "application/taxii+json;version=2.0", 415,
            "multipart/form-data", 415);
    return taken.entrySet().stream()
        .map(type ->
            check(
                "1.6.8.1",
                "Content-Type: " + type.getKey() + " on POST",
                () ->
                    assertRefused(
                        house.send(
                            house
                                .as("both", ConformanceHouse.SCRATCH + "objects/")
                                .header("Content-Type", type.getKey())
                                .POST(HttpRequest.BodyPublishers.ofString(MALFORMED))),
                        type.getValue())));
  }

  private Stream<DynamicTest> credentials() {
    var checks = new ArrayList<DynamicTest>();
    for (String header :
        List.of(
            "", "Bearer", "Bearer nonsense", "Basic nonsense", "Basic cmVhZGVy", "Digest a=b")) {
      checks.add(
          check(
              "3.3",
              "Authorization: '" + header + "' is asked for credentials",
              () -> {
                var request = HttpRequest.newBuilder(house.uri(WATCH));
                var answer =
                    house.send(
                        header.isEmpty() ? request : request.header("Authorization", header));
                assertRefused(answer, 401);
                assertThat(answer.header("WWW-Authenticate")).contains("Bearer", "Basic");
              }));
    }
    checks.add(
        check(
            "3.3",
            "a name with its token as Basic is let in",
            () -> {
              var request =
                  HttpRequest.newBuilder(house.uri(WATCH))
                      .header("Authorization", house.basic("reader"));
              assertThat(house.send(request).status()).isEqualTo(200);
            }));
    checks.add(
        check(
            "3.3",
            "credentials are asked for before anything is told of an address",
            () ->
                assertRefused(house.send(HttpRequest.newBuilder(house.uri("/taxii2/x/y"))), 401)));
    checks.add(
        check(
            "3.6",
            "an account that asks too often is told when to come back",
            () -> {
              TaxiiHouse.Answer last = house.get("hasty", WATCH);
              for (int i = 0; i < 3 && last.status() == 200; i++) {
                last = house.get("hasty", WATCH);
              }
              assertRefused(last, 429);
              assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 5);
            }));
    return checks.stream();
  }

  private Stream<DynamicTest> methods() {
    var checks = new ArrayList<DynamicTest>();
    for (String method : List.of("PUT", "PATCH", "DELETE", "POST", "OPTIONS")) {
      for (String path : List.of("/taxii2/", ROOT, WATCH, WATCH + "manifest/")) {
        checks.add(
            check(
                "3.2",
                method + " " + path + " is no method there",
                () -> {
                  var answer =
                      house.send(
                          house
                              .as("cleared", path)
                              .method(method, HttpRequest.BodyPublishers.noBody()));
                  assertRefused(answer, 405);
                  assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
                }));
      }
    }
    checks.add(
        check(
            "3.2",
            "PUT of objects says that POST is the way",
            () -> {
              var request = house.as("cleared", WATCH + "objects/");
              var answer = house.send(request.PUT(HttpRequest.BodyPublishers.ofString(MALFORMED)));
              assertRefused(answer, 405);
              assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
            }));
    checks.add(
        check(
            "3.2",
            "HEAD says what GET says, without the body",
            () -> {
              for (String path : List.of("/taxii2/", WATCH + "objects/", WATCH + "manifest/")) {
                var get = house.get("reader", path);
                var head = house.send(house.as("reader", path).HEAD());
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(head.header("X-TAXII-Date-Added-Last"))
                    .isEqualTo(get.header("X-TAXII-Date-Added-Last"));
              }
            }));
    return checks.stream();
  }

  private Stream<DynamicTest> slashes() {
    return Stream.of(
            "/taxii2",
            "/taxii2/",
            "/taxii2//",
            "/taxii2/harbour",
            "/taxii2//harbour/",
            "/taxii2/harbour/collections",
            "/taxii2/harbour//collections///watch",
            "/taxii2/harbour/collections/watch/objects",
            "/taxii2/harbour/collections/watch//objects//")
        .map(path ->
            check(
                "T.1",
                "GET " + path + " is understood",
                () -> assertThat(house.get("reader", path).status()).isEqualTo(200)));
  }
}
