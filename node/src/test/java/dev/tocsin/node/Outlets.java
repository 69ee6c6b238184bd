package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Everything that one node shows to somebody over HTTP, as it goes over the wire, headers
/// included.
record Outlets(HttpClient http, URI address, List<String> credentials) {
  private static final String STIX = "application/stix+json;version=2.1";
  private static final String PASSWORD = "twelve and more";

  /// An answer.
  record Answer(String what, int status, Bytes bytes) {}

  /// What programs get by the operator's token.
  static Outlets ofOperator(HttpClient http, TestPair.Side side) {
    try {
      var token = Files.readString(side.folder().path().resolve(OperatorToken.FILE_NAME)).strip();
      return new Outlets(http, side.node().address(), List.of("Authorization", "Bearer " + token));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a person of a role sees in a browser.
  static Outlets ofPerson(HttpClient http, TestPair.Side side, Role role) {
    String name = "the." + role.wire();
    side.node().desk().addAccount(new Caller.Operator(), name, role, PASSWORD);
    var base = side.node().address();
    var request =
        HttpRequest.newBuilder(base.resolve("/console/log-in"))
            .header("Origin", base.toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "name=" + name + "&password=" + encoded(PASSWORD)));
    var cookie = send(http, request).headers().firstValue("Set-Cookie").orElseThrow();
    return new Outlets(http, base, List.of("Cookie", cookie.substring(0, cookie.indexOf(';'))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Answer get(String path) {
    return answer("GET " + path, request(path));
  }

  List<Answer> all(String... paths) {
    var answers = new ArrayList<Answer>();
    for (String path : paths) {
      answers.add(get(path));
    }
    return answers;
  }

  Answer post(String path, String json) {
    return post(path, "application/json", Bytes.utf8(json));
  }

  Answer postBundle(String path, Bytes bundle) {
    return post(path, STIX, bundle);
  }

  private Answer post(String path, String type, Bytes body) {
    return answer(
        "POST " + path,
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .headers(credentials.toArray(String[]::new));
  }

  private Answer answer(String what, HttpRequest.Builder request) {
    var response = send(http, request);
    byte[] headers =
        response.headers().map().entrySet().stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n", "", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    byte[] body = response.body();
    // An archive is one only from its first byte on.
    byte[] all = new byte[body.length + headers.length];
    System.arraycopy(body, 0, all, 0, body.length);
    System.arraycopy(headers, 0, all, body.length, headers.length);
    return new Answer(what, response.statusCode(), Bytes.takenOver(all));
  }

  private static HttpResponse<byte[]> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
