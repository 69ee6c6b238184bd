package dev.tocsin.stix.marking;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Selects a part of an object: names and `[0]`-like indices, joined by dots (STIX 2.1 §7.2.3.1).
/// It takes all that lies within: `labels` selects `labels.[0]` too. One selection has one text.
///
/// @param steps from the object to the part; the first is a name, since the root is an object
public record Selector(List<Step> steps) {
  /// As deep as a document may be.
  public static final int MAX_STEPS = 32;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,250}");
  private static final Pattern INDEX = Pattern.compile("\\[(0|[1-9][0-9]{0,8})]");
  private static final int MAX_TEXT = MAX_STEPS * 251;

  public Selector {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MAX_STEPS || !(steps.getFirst() instanceof Name)) {
      throw new IllegalArgumentException(
          "a selector has 1 to " + MAX_STEPS + " steps, and the first is a name");
    }
  }

  /// One step down.
  public sealed interface Step {}

  /// To a property or the key of a dictionary.
  ///
  /// @param name 1 to 250 ASCII letters, digits, `_` and `-` (STIX 2.1 §2.3)
  public record Name(String name) implements Step {
    public Name {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a name that can be selected");
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// To an element of a list.
  ///
  /// @param index from 0
  public record Index(int index) implements Step {
    public Index {
      if (index < 0) {
        throw new IllegalArgumentException("an index is not negative");
      }
    }

    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }

  /// Reads the text form: `external_references.[0].source_name`.
  ///
  /// @throws StixException if it is none
  public static Selector parse(String text) throws StixException {
    return read(text)
        .orElseThrow(() ->
            new StixException(
                List.of(
                    new StixFault(
                        "",
                        "7.2.3.1",
                        "a selector is names and indices such as [0], joined by dots"))));
  }

  /// Reads the text form; empty if it is none.
  public static Optional<Selector> read(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    for (String component : text.split("\\.", -1)) {
      Optional<Step> step = step(component);
      if (step.isEmpty() || steps.size() == MAX_STEPS) {
        return Optional.empty();
      }
      steps.add(step.get());
    }
    return steps.getFirst() instanceof Name ? Optional.of(new Selector(steps)) : Optional.empty();
  }

  private static Optional<Step> step(String component) {
    if (NAME.matcher(component).matches()) {
      return Optional.of(new Name(component));
    }
    return INDEX.matcher(component).matches()
        ? Optional.of(new Index(Integer.parseInt(component, 1, component.length() - 1, 10)))
        : Optional.empty();
  }

  /// Of names alone: `of(List.of("extensions", "tcp-ext"))`.
  ///
  /// @throws IllegalArgumentException if a name cannot be selected
  public static Selector of(List<String> names) {
    return new Selector(names.stream().map(Name::new).collect(Collectors.toList()));
  }

  /// The part of this part that has the name.
  public Selector then(String name) {
    return extended(new Name(name));
  }

  /// The element of this part, which is a list.
  public Selector then(int index) {
    return extended(new Index(index));
  }

  private Selector extended(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Selector(longer);
  }

  /// The value of the part; empty if the object has no such part.
  public Optional<JsonValue> resolve(JsonObject object) {
    Optional<JsonValue> value = Optional.of(object);
    for (Step step : steps) {
      value = value.flatMap(outer -> inside(outer, step));
    }
    return value;
  }

  private static Optional<JsonValue> inside(JsonValue outer, Step step) {
    return switch (step) {
      case Name(String name) when outer instanceof JsonObject object -> object.member(name);
      case Index(int index) when outer instanceof JsonArray array ->
          index < array.elements().size()
              ? Optional.of(array.elements().get(index))
              : Optional.empty();
      case Name _, Index _ -> Optional.empty();
    };
  }

  /// Whether the other part is this part or lies within it.
  public boolean covers(Selector other) {
    return other.steps.size() >= steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }

  /// The same place as a JSON Pointer (RFC 6901).
  public String pointer() {
    return steps.stream()
        .map(step ->
            switch (step) {
              case Name(String name) -> "/" + name;
              case Index(int index) -> "/" + index;
            })
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("."));
  }
}
