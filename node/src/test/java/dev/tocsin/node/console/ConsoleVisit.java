package dev.tocsin.node.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One browser's cookie and what it asks, by hand.
final class ConsoleVisit {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  private final String base;
  private final Optional<String> cookie;

  private ConsoleVisit(String base, Optional<String> cookie) {
    this.base = base;
    this.cookie = cookie;
  }

  static ConsoleVisit stranger(String base) {
    return new ConsoleVisit(base, Optional.empty());
  }

  /// Logs in, carrying what cookie this visit has.
  HttpResponse<String> logIn(String name, String password) {
    return post("/console/log-in", Map.of("name", name, "password", password), Optional.of(base));
  }

  /// @throws java.util.NoSuchElementException if the log-in fails
  ConsoleVisit as(String name) {
    var answer = logIn(name, ConsoleHouse.password(name));
    var set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return new ConsoleVisit(base, Optional.of(set.substring(0, set.indexOf(';'))));
  }

  String token() {
    var page = get("/console/inbox").body();
    var matcher = TOKEN.matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("the page has no form");
    }
    return matcher.group(1);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /// Sends a form as a browser on a page of `origin` would.
  HttpResponse<String> post(String path, Map<String, String> fields, Optional<String> origin) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    origin.ifPresent(from -> request.header("Origin", from));
    return send(request.build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    cookie.ifPresent(known -> request.header("Cookie", known));
    return request;
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
