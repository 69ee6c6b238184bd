package dev.tocsin.stix.marking;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one entry of `granular_markings` says of which parts (STIX 2.1 §7.2.3).
///
/// @param selectors at least one, in order
public record GranularMarking(Content content, List<Selector> selectors) {
  static final String PROPERTY = "granular_markings";
  private static final String SECTION = "7.2.3.1";

  public GranularMarking {
    selectors = List.copyOf(selectors);
    if (selectors.isEmpty()) {
      throw new IllegalArgumentException("a granular marking selects something");
    }
  }

  /// What is said of the parts.
  public sealed interface Content {}

  /// They bear a marking.
  public record Data(StixId marking) implements Content {
    public Data {
      if (!marking.type().equals("marking-definition")) {
        throw new IllegalArgumentException("not a marking: " + marking);
      }
    }
  }

  /// They are in a language.
  ///
  /// @param tag an RFC 5646 language code
  public record Language(String tag) implements Content {}

  /// All of an object, in order; none if it has none.
  ///
  /// @throws StixException with all faults in their form
  public static List<GranularMarking> of(StixObject object) throws StixException {
    List<StixFault> faults = new ArrayList<>();
    List<GranularMarking> markings = new ArrayList<>();
    if (object.json().members().get(PROPERTY) instanceof JsonArray list) {
      for (int index = 0; index < list.elements().size(); index++) {
        String at = "/" + PROPERTY + "/" + index;
        read(list.elements().get(index), at, faults).ifPresent(markings::add);
      }
    } else if (object.hasGranularMarkings()) {
      faults.add(new StixFault("/" + PROPERTY, "2.12", "expected a list of granular markings"));
    }
    if (!faults.isEmpty()) {
      throw new StixException(faults);
    }
    return List.copyOf(markings);
  }

  /// Everything wrong with the granular markings of an object: their form, and selectors that
  /// select nothing.
  public static List<StixFault> check(StixObject object) {
    List<GranularMarking> markings;
    try {
      markings = of(object);
    } catch (StixException refused) {
      return refused.faults();
    }
    List<StixFault> faults = new ArrayList<>();
    for (int index = 0; index < markings.size(); index++) {
      List<Selector> selectors = markings.get(index).selectors();
      for (int number = 0; number < selectors.size(); number++) {
        if (selectors.get(number).resolve(object.json()).isEmpty()) {
          String at = "/" + PROPERTY + "/" + index + "/selectors/" + number;
          faults.add(new StixFault(at, SECTION, "the object has no such part"));
        }
      }
    }
    return List.copyOf(faults);
  }

  private static Optional<GranularMarking> read(
      JsonValue value, String at, List<StixFault> faults) {
    if (!(value instanceof JsonObject entry)) {
      faults.add(new StixFault(at, "7.2.3", "expected an object, not " + value.kind()));
      return Optional.empty();
    }
    Optional<Content> content = content(entry);
    if (content.isEmpty()) {
      faults.add(
          new StixFault(at, "7.2.3", "expected either the id of a marking or a language code"));
    }
    List<Selector> selectors = selectors(entry, at, faults);
    return content
        .filter(_ -> !selectors.isEmpty())
        .map(known -> new GranularMarking(known, selectors));
  }

  static Optional<Content> content(JsonObject entry) {
    Optional<JsonValue> marking = entry.member("marking_ref");
    Optional<JsonValue> lang = entry.member("lang");
    if (marking.isPresent() == lang.isPresent()) {
      return Optional.empty();
    }
    return marking.or(() -> lang).orElseThrow() instanceof JsonString(String text)
        ? content(text, marking.isPresent())
        : Optional.empty();
  }

  private static Optional<Content> content(String text, boolean marking) {
    if (!marking) {
      return Optional.of(new Language(text));
    }
    return StixId.read(text).filter(id -> id.type().equals("marking-definition")).map(Data::new);
  }

  private static List<Selector> selectors(JsonObject entry, String at, List<StixFault> faults) {
    String place = at + "/selectors";
    if (!(entry.members().get("selectors") instanceof JsonArray list)
        || list.elements().isEmpty()) {
      faults.add(new StixFault(place, "7.2.3", "expected a list of selectors that is not empty"));
      return List.of();
    }
    List<Selector> selectors = new ArrayList<>();
    for (int index = 0; index < list.elements().size(); index++) {
      Optional<Selector> selector =
          list.elements().get(index) instanceof JsonString(String text)
              ? Selector.read(text)
              : Optional.empty();
      if (selector.isEmpty()) {
        faults.add(
            new StixFault(
                place + "/" + index,
                SECTION,
                "a selector is names and indices such as [0], joined by dots"));
      }
      selector.ifPresent(selectors::add);
    }
    return selectors;
  }
}
