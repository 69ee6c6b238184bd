package dev.tocsin.stix.model;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// What drafts check and put together.
final class Valid {
  private static final String MARKINGS = "object_marking_refs";

  private Valid() {}

  /// The object of these properties.
  ///
  /// @throws StixException with all faults
  static StixObject object(JsonObject json) throws StixException {
    return StixObject.of(json);
  }

  /// The properties with one more marking of the whole object.
  static JsonObject marked(JsonObject json, StixId marking) {
    List<JsonValue> markings = new ArrayList<>();
    if (json.members().get(MARKINGS) instanceof JsonArray present) {
      markings.addAll(present.elements());
    }
    JsonString added = new JsonString(marking.toString());
    if (!markings.contains(added)) {
      markings.add(added);
    }
    return JsonEdit.put(json, List.of(MARKINGS), new JsonArray(markings));
  }
}
