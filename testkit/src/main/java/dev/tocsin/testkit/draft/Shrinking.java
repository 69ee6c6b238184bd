package dev.tocsin.testkit.draft;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a failing draft smaller while it fails: fewer objects, members, and elements of lists.
public final class Shrinking {
  private Shrinking() {}

  /// Whether a property does not hold.
  public static boolean fails(Case drawn, Consumer<Case> property) {
    try {
      property.accept(drawn);
      return false;
    } catch (RuntimeException | AssertionError _) {
      return true;
    }
  }

  /// The smallest draft found that fails as well.
  public static Case smallest(Case failing, Consumer<Case> property) {
    Case small = failing;
    Optional<Case> smaller = Optional.of(failing);
    while (smaller.isPresent()) {
      small = smaller.orElseThrow();
      smaller =
          smallerThan(small).stream()
              .filter(each -> Kinds.areSound(each.objects()))
              .filter(each -> fails(each, property))
              .findFirst();
    }
    return small;
  }

  /// A failing draft with as few objects as it needs to fail, each tried once: for properties that
  /// take their time.
  public static Case fewest(Case failing, Consumer<Case> property) {
    Case small = failing;
    for (JsonObject object : failing.objects()) {
      List<JsonObject> fewer = new ArrayList<>(small.objects());
      fewer.remove(object);
      Case less = small.with(fewer);
      if (!fewer.isEmpty() && Kinds.areSound(fewer) && fails(less, property)) {
        small = less;
      }
    }
    return small;
  }

  /// Why a draft fails, with what repeats it.
  public static AssertionError failure(long seed, Case small, Consumer<Case> property) {
    try {
      property.accept(small);
    } catch (RuntimeException | AssertionError failure) {
      return new AssertionError(
          "seed %d, %s, unmarked %s: %s%n%s"
              .formatted(
                  seed,
                  small.reader().recipient(),
                  small.unmarked(),
                  small.bytes().utf8(),
                  failure.getMessage()),
          failure);
    }
    return new AssertionError("seed " + seed + " failed, and not again");
  }

  private static List<Case> smallerThan(Case drawn) {
    List<Case> smaller = new ArrayList<>();
    List<JsonObject> objects = drawn.objects();
    for (int index = 0; index < objects.size() && objects.size() > 1; index++) {
      List<JsonObject> fewer = new ArrayList<>(objects);
      fewer.remove(index);
      smaller.add(drawn.with(fewer));
    }
    for (int index = 0; index < objects.size(); index++) {
      for (JsonValue less : lessThan(objects.get(index))) {
        List<JsonObject> others = new ArrayList<>(objects);
        others.set(index, (JsonObject) less);
        smaller.add(drawn.with(others));
      }
    }
    return smaller;
  }

  private static List<JsonValue> lessThan(JsonValue value) {
    List<JsonValue> less = new ArrayList<>();
    if (value instanceof JsonObject(var members)) {
      members.forEach((name, member) -> {
        var fewer = new LinkedHashMap<>(members);
        fewer.remove(name);
        less.add(new JsonObject(fewer));
        for (JsonValue inside : lessThan(member)) {
          var other = new LinkedHashMap<>(members);
          other.put(name, inside);
          less.add(new JsonObject(other));
        }
      });
    } else if (value instanceof JsonArray(var elements)) {
      for (int index = 0; index < elements.size(); index++) {
        List<JsonValue> fewer = new ArrayList<>(elements);
        fewer.remove(index);
        less.add(new JsonArray(fewer));
        for (JsonValue inside : lessThan(elements.get(index))) {
          List<JsonValue> other = new ArrayList<>(elements);
          other.set(index, inside);
          less.add(new JsonArray(other));
        }
      }
    }
    return less;
  }
}
