package dev.tocsin.node.api;

import dev.tocsin.node.desk.FileView;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;
import java.util.function.Function;

/// A success.
sealed interface Reply {

  /// JSON.
  ///
  /// @param made whether something new has a name now (201 instead of 200)
  record Value(JsonValue json, boolean made) implements Reply {}

  /// To be saved, never to be shown inline.
  record File(FileView file) implements Reply {}

  record Nothing() implements Reply {}

  static Reply of(JsonValue json) {
    return new Value(json, false);
  }

  static Reply made(JsonValue json) {
    return new Value(json, true);
  }

  static <T> Reply list(List<T> all, Function<T, JsonValue> each) {
    return of(new JsonArray(all.stream().map(each).toList()));
  }
}
