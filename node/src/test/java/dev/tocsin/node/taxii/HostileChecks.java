package dev.tocsin.node.taxii;

import static dev.tocsin.node.taxii.ConformanceHouse.CONTENT_MAX;
import static dev.tocsin.node.taxii.ConformanceHouse.SCRATCH;
import static dev.tocsin.node.taxii.ConformanceHouse.assertRefused;
import static dev.tocsin.node.taxii.ConformanceHouse.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;

/// Own rule T.5: whatever comes, the answer is a refusal of the 4xx kind, and the next caller is
/// served.
final class HostileChecks {
  private static final long SEED = 20_261_125;
  private static final int READ_MAX_MILLIS = 20_000;

  private final TaxiiHouse house;

  HostileChecks(ConformanceHouse home) {
    this.house = home.house;
  }

  Stream<DynamicTest> all() {
    return ConformanceHouse.join(List.of(bodies(), raw(), random()));
  }

  private HttpRequest.Builder post() {
    return house
        .as("both", SCRATCH + "objects/")
        .header("Content-Type", "application/taxii+json;version=2.1");
  }

  private Stream<DynamicTest> bodies() {
    byte[] large = " ".repeat(CONTENT_MAX + 1).getBytes(StandardCharsets.US_ASCII);
    return Stream.of(
        check(
            "T.5",
            "a body that says it is too large is refused",
            () ->
                assertRefused(
                    house.send(post().POST(HttpRequest.BodyPublishers.ofByteArray(large))), 413)),
        check(
            "T.5",
            "a body in chunks that becomes too large is refused",
            () ->
                assertRefused(
                    house.send(
                        post()
                            .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(large)))),
                    413)),
        check(
            "T.5",
            "a compressed body is not taken",
            () ->
                assertRefused(
                    house.send(
                        post()
                            .header("Content-Encoding", "gzip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bomb()))),
                    415)),
        check(
            "T.5",
            "a compressed body that does not say so does not read",
            () ->
                assertRefused(
                    house.send(post().POST(HttpRequest.BodyPublishers.ofByteArray(bomb()))), 422)),
        check(
            "T.5",
            "a body that is no UTF-8 does not read",
            () ->
                assertRefused(
                    house.send(
                        post()
                            .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                    "{\"objects\":[\"\u00e9\"]}"
                                        .getBytes(StandardCharsets.ISO_8859_1)))),
                    422)));
  }

  private static byte[] bomb() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1_000; i++) {
        gzip.write(new byte[10_000]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Stream<DynamicTest> raw() {
    String credentials = "Host: x\r\nAuthorization: " + house.bearer("both") + "\r\n";
    String adds =
        "POST "
            + SCRATCH
            + "objects/ HTTP/1.1\r\n"
            + credentials
            + "Content-Type: application/taxii+json\r\nConnection: close\r\n";
    return Stream.of(
            adds + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            adds + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
            adds + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
            adds + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            adds + "Content-Length: nonsense\r\n\r\n{}",
            adds + "Content-Length: 99999999999999999999\r\n\r\n{}",
            adds + "Content-Length: 2\r\n\r\n{}",
            adds + "\r\n",
            "GET "
                + SCRATCH
                + "objects/?limit=%zz HTTP/1.1\r\n"
                + credentials
                + "Connection: close\r\n\r\n",
            "GET /taxii2/%zz/ HTTP/1.1\r\n" + credentials + "Connection: close\r\n\r\n",
            "GET /taxii2/%00/ HTTP/1.1\r\n" + credentials + "Connection: close\r\n\r\n",
            "GET /taxii2/..%2f..%2fapi/ HTTP/1.1\r\n" + credentials + "Connection: close\r\n\r\n",
            "GET /taxii2/"
                + "a/".repeat(1_500)
                + " HTTP/1.1\r\n"
                + credentials
                + "Connection: close\r\n\r\n",
            "GET /taxii2/?"
                + "a=1&".repeat(1_500)
                + " HTTP/1.1\r\n"
                + credentials
                + "Connection: close\r\n\r\n",
            "GET /taxii2/ HTTP/1.1\r\n"
                + credentials
                + "Accept: "
                + "a/b,".repeat(1_000)
                + "\r\nConnection: close\r\n\r\n",
            "GET /taxii2/ HTTP/1.1\r\n"
                + credentials
                + "Authorization: Bearer x\r\n"
                + "Connection: close\r\n\r\n",
            "BREW /taxii2/ HTTP/1.1\r\n" + credentials + "Connection: close\r\n\r\n",
            "TRACE /taxii2/ HTTP/1.1\r\n" + credentials + "Connection: close\r\n\r\n")
        .map(request ->
            check(
                "T.5",
                "refused: " + printed(request),
                () -> {
                  assertThat(exchange(request))
                      .matches("(?s)HTTP/1\\.1 (4[0-9]{2}|501) .*")
                      .doesNotContain("Exception")
                      .doesNotContainIgnoringCase("jetty");
                  assertThat(house.get("both", "/taxii2/").status()).isEqualTo(200);
                }));
  }

  private static String printed(String request) {
    String line = request.replace("\r\n", " | ");
    return line.replaceAll("Bearer [A-Za-z0-9_-]{20,}", "Bearer …")
        .substring(0, Math.min(110, line.length() - 60));
  }

  /// Objects broken at random places; the seed is in the name of each check.
  private Stream<DynamicTest> random() {
    return IntStream.range(0, 5)
        .mapToObj(round ->
            check(
                "T.5",
                "broken envelopes of seed " + (SEED + round),
                () -> {
                  var random = new Random(SEED + round);
                  for (int i = 0; i < 40; i++) {
                    byte[] body =
                        StixTexts.envelope(
                                StixTexts.identity("broken", StixTexts.EARLY, "broken"),
                                StixTexts.domain("broken.example"))
                            .getBytes(StandardCharsets.UTF_8);
                    for (int change = 0; change <= random.nextInt(3); change++) {
                      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                    }
                    var answer =
                        house.send(post().POST(HttpRequest.BodyPublishers.ofByteArray(body)));
                    assertThat(answer.status()).as(answer.body()).isIn(202, 422);
                  }
                }));
  }

  private String exchange(String request) {
    try (var socket = new Socket(house.address().getHost(), house.address().getPort())) {
      socket.setSoTimeout(READ_MAX_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
