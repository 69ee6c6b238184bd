package dev.tocsin.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.desk.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Somebody at one of two quiet nodes, and how they show who they are.
record Seat(QuietPair.Side side, List<String> headers) {
  private static final String STIX = "application/stix+json;version=2.1";

  Seat {
    headers = List.copyOf(headers);
  }

  /// A program of the house, with the operator's token.
  static Seat ofOperator(QuietPair.Side side) {
    try {
      var file = side.node().folder().path().resolve(OperatorToken.FILE_NAME);
      return bearer(side, Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Seat bearer(QuietPair.Side side, String token) {
    return new Seat(side, List.of("Authorization: Bearer " + token));
  }

  /// Who calls the API by name and password.
  static Seat byPassword(QuietPair.Side side, Role role) {
    var words = QuietPair.person(role).name() + ":" + QuietPair.PASSWORD;
    var basic = Base64.getEncoder().encodeToString(words.getBytes(UTF_8));
    return new Seat(side, List.of("Authorization: Basic " + basic));
  }

  /// Who looks at pages in a browser.
  static Seat inBrowser(QuietPair.Side side, Role role) {
    return new Seat(side, List.of("Cookie: " + side.node().cookie(QuietPair.person(role))));
  }

  PlainLine.Reply get(String path) {
    return side.line().ask("GET", path, headers, Bytes.EMPTY);
  }

  PlainLine.Reply delete(String path) {
    return side.line().ask("DELETE", path, headers, Bytes.EMPTY);
  }

  PlainLine.Reply post(String path, String json) {
    return post(path, "application/json", Bytes.utf8(json));
  }

  PlainLine.Reply postBundle(String path, Bytes bundle) {
    return post(path, STIX, bundle);
  }

  PlainLine.Reply post(String path, String type, Bytes body) {
    var all = new ArrayList<>(headers);
    all.add("Content-Type: " + type);
    return side.line().ask("POST", path, all, body);
  }
}
