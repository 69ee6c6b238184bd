package dev.tocsin.taxii.follow;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.taxii.follow.FollowState.Patience;
import dev.tocsin.taxii.follow.FollowState.Remembered;
import dev.tocsin.taxii.follow.FollowState.Round;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The form of a cursor on disk: JSON.
final class CursorText {
  private static final long FORMAT = 1;

  private CursorText() {}

  /// What a cursor holds.
  ///
  /// @param source which collection and filter it belongs to
  /// @param files how many files of objects belong to it
  record Cursor(String source, long files, FollowState state) {}

  static byte[] write(Cursor cursor) {
    FollowState state = cursor.state();
    Round round = state.round();
    var object =
        JsonObject.builder()
            .put("format", FORMAT)
            .put("source", cursor.source())
            .put("files", cursor.files());
    time(object, "last", state.last());
    time(object, "forgotten", state.forgotten());
    time(object, "after", round.after());
    round.next().ifPresent(next -> object.put("next", next));
    time(object, "unsafe", round.unsafe());
    object
        .put("limit", round.limit())
        .put("barren", round.barren())
        .put("fresh", round.fresh())
        .put("seen", text(round.seen()));
    var pages = new ArrayList<JsonValue>();
    for (Remembered page : state.pages()) {
      var each = JsonObject.builder();
      time(each, "up_to", page.upTo());
      pages.add(each.put("keys", text(page.keys())).build());
    }
    return Json.write(object.put("pages", new JsonArray(pages)).build());
  }

  private static void time(JsonObject.Builder object, String name, Optional<Instant> time) {
    time.ifPresent(value -> object.put(name, value.toString()));
  }

  private static String text(List<Key> keys) {
    return Base64.getEncoder().encodeToString(Key.bytes(keys));
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is none
  static Cursor read(byte[] bytes) {
    try {
      JsonReader object = JsonReader.of(Json.parse(bytes, JsonLimits.STIX));
      if (object.longValue("format") != FORMAT) {
        throw new IllegalArgumentException("the cursor is of another version of Tocsin");
      }
      var round =
          new Round(
              object.optionalInstant("after"),
              object.optionalString("next"),
              Math.toIntExact(object.longValue("limit")),
              object.optionalInstant("unsafe"),
              Math.toIntExact(object.longValue("barren")),
              object.longValue("fresh"),
              Key.keys(object.base64("seen")));
      var pages = new ArrayList<Remembered>();
      for (JsonReader page : object.objects("pages")) {
        pages.add(new Remembered(page.optionalInstant("up_to"), Key.keys(page.base64("keys"))));
      }
      var state =
          new FollowState(
              object.optionalInstant("last"),
              object.optionalInstant("forgotten"),
              pages,
              round,
              new Patience(0, 0));
      return new Cursor(object.string("source"), object.longValue("files"), state);
    } catch (JsonException | ArithmeticException e) {
      throw new IllegalArgumentException("the cursor is damaged: " + e.getMessage(), e);
    }
  }
}
