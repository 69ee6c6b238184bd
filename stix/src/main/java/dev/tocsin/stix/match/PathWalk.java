package dev.tocsin.stix.match;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.ObjectPath;
import java.util.List;

/// Follows an object path from an observable to its values (STIX 2.1 §9.7). Immutable.
///
/// A property whose name ends in `_ref`, or an element of one whose name ends in `_refs`, leads on
/// to the object that it names, if the observation has it. At the end of a path it is the name
/// itself.
final class PathWalk {
  private static final int PROPERTY = 0;
  private static final int INDEX = 1;
  private static final int EVERY = 2;
  private static final JsonObject NOTHING = JsonObject.builder().build();

  private final String type;
  private final int[] kinds;
  private final String[] names;
  private final int[] indexes;

  /// Whether a string before this step names an object.
  private final boolean[] afterReference;

  PathWalk(ObjectPath path) {
    List<ObjectPath.Step> steps = path.steps();
    type = path.type();
    kinds = new int[steps.size()];
    names = new String[steps.size()];
    indexes = new int[steps.size()];
    afterReference = new boolean[steps.size()];
    String name = "";
    for (int at = 0; at < steps.size(); at++) {
      afterReference[at] = name.endsWith("_ref") || name.endsWith("_refs");
      names[at] = "";
      switch (steps.get(at)) {
        case ObjectPath.Property property -> {
          name = property.name();
          names[at] = name;
          kinds[at] = PROPERTY;
        }
        case ObjectPath.Index index -> {
          indexes[at] = index.at();
          kinds[at] = INDEX;
        }
        case ObjectPath.Every _ -> kinds[at] = EVERY;
      }
    }
  }

  String type() {
    return type;
  }

  /// Whether one of the values passes the test; false if there is none.
  boolean reaches(JsonObject object, Observation observation, ValueTest test, Effort effort) {
    return reaches(object, 0, observation, test, effort);
  }

  private boolean reaches(
      JsonValue value, int step, Observation observation, ValueTest test, Effort effort) {
    if (!effort.mayLook()) {
      return false;
    }
    if (step == kinds.length) {
      return !(value instanceof JsonNull) && test.holds(value, effort);
    }
    if (kinds[step] == PROPERTY) {
      JsonValue next = object(value, step, observation).members().get(names[step]);
      return next != null && reaches(next, step + 1, observation, test, effort);
    }
    if (!(value instanceof JsonArray array)) {
      return false;
    }
    if (kinds[step] == EVERY) {
      return reachesOne(array.elements(), step + 1, observation, test, effort);
    }
    return indexes[step] < array.elements().size()
        && reaches(array.elements().get(indexes[step]), step + 1, observation, test, effort);
  }

  private boolean reachesOne(
      List<JsonValue> elements, int step, Observation observation, ValueTest test, Effort effort) {
    for (int at = 0; at < elements.size(); at++) {
      if (reaches(elements.get(at), step, observation, test, effort)) {
        return true;
      }
      if (effort.hasGivenUp()) {
        return false;
      }
    }
    return false;
  }

  /// The object whose property is asked for; one without properties if there is none.
  private JsonObject object(JsonValue value, int step, Observation observation) {
    if (value instanceof JsonObject object) {
      return object;
    }
    if (afterReference[step] && value instanceof JsonString name) {
      JsonObject referenced = observation.referenced(name.value());
      return referenced == null ? NOTHING : referenced;
    }
    return NOTHING;
  }
}
