package dev.tocsin.cli.client;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/// One request.
///
/// @param target path and query, encoded
/// @param mediaType of the body; blank without one
public record Call(String method, String target, String mediaType, BodyPublisher body) {

  public static Call get(String... steps) {
    return new Call("GET", path(steps), "", BodyPublishers.noBody());
  }

  public static Call post(String... steps) {
    return new Call("POST", path(steps), "", BodyPublishers.noBody());
  }

  public Call with(JsonObject json) {
    return with("application/json", Json.write(json));
  }

  public Call with(String type, byte[] bytes) {
    return new Call(method, target, type, BodyPublishers.ofByteArray(bytes));
  }

  /// Adds a member of the query.
  public Call asking(String name, String value) {
    String mark = target.indexOf('?') < 0 ? "?" : "&";
    return new Call(method, target + mark + name + "=" + encoded(value), mediaType, body);
  }

  private static String path(String... steps) {
    var path = new StringBuilder("/api/v1");
    for (var step : steps) {
      path.append('/').append(encoded(step));
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
