package dev.tocsin.node.api;

import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Rights;
import java.util.List;
import java.util.Set;

/// One thing that the API does. The table of all routes is the one source for the server, the
/// authorisation tests and the reference in `docs/guide/api.md`.
///
/// @param does one line for the reference
record Route(Shape shape, Access access, String does, Handler handler) {

  /// Answers an authenticated request; authorisation is the desk's.
  @FunctionalInterface
  interface Handler {
    /// Does it.
    ///
    /// @throws dev.tocsin.node.desk.DeskException if the answer is no
    Reply answer(Request request);
  }

  /// What a request looks like.
  ///
  /// @param path below `/api/v1`, with names in braces for steps that vary
  /// @param query the members of the query that are known; others are refused
  record Shape(String method, String path, Takes takes, Set<String> query) {
    Shape {
      query = Set.copyOf(query);
    }

    /// Whether a path below `/api/v1` has this shape.
    boolean fits(String other) {
      var steps = path.split("/", -1);
      var others = other.split("/", -1);
      boolean fits = steps.length == others.length;
      for (int i = 0; fits && i < steps.length; i++) {
        fits = steps[i].startsWith("{") || steps[i].equals(others[i]);
      }
      return fits;
    }

    static Shape get(String path, String... query) {
      return new Shape("GET", path, Takes.NOTHING, Set.of(query));
    }

    static Shape post(String path, Takes takes, String... query) {
      return new Shape("POST", path, takes, Set.of(query));
    }
  }

  /// Who may.
  ///
  /// @param hidden whether those who may not are told that there is no such thing
  record Access(Rights right, boolean hidden) {
    static Access open(Rights right) {
      return new Access(right, false);
    }

    static Access hidden(Rights right) {
      return new Access(right, true);
    }

    /// Asked before the request is looked at, so that what is wrong with it tells nothing. The desk
    /// asks again.
    void require(Caller caller) {
      if (hidden) {
        right.requireQuietly(caller);
      } else {
        right.require(caller);
      }
    }
  }

  /// Such as `GET /status`.
  String name() {
    return shape.method() + " " + shape.path();
  }

  /// The known members of the query in alphabetical order.
  List<String> queryNames() {
    return shape.query().stream().sorted().toList();
  }
}
