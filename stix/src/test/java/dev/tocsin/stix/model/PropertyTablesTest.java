package dev.tocsin.stix.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.SharedData;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the properties of each type with the JSON schemas that OASIS publishes, where they are
/// at hand.
class PropertyTablesTest {

  static Stream<Class<?>> kinds() {
    return Stream.of(DomainObject.class, RelationshipObject.class, Observable.class)
        .flatMap(each -> Arrays.stream(each.getPermittedSubclasses()))
        .filter(each -> !Set.of(Event.class, Task.class, Impact.class).contains(each));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aViewHasThePropertiesOfItsSchema(Class<?> kind) throws Exception {
    Path schemas = SharedData.require("stix2.1-schemas/schemas");
    String type = String.valueOf(field(kind, "TYPE"));

    Set<String> expected = new TreeSet<>();
    collect(schema(schemas, type), expected);
    expected.removeAll(Set.of("type", "id", "extensions"));

    assertThat(new TreeSet<>(names(kind))).isEqualTo(expected);
  }

  private static JsonValue schema(Path schemas, String type) throws IOException {
    for (String folder : new String[] {"sdos", "sros", "observables"}) {
      Path file = schemas.resolve(folder).resolve(type + ".json");
      if (Files.exists(file)) {
        return Json.parse(Files.readAllBytes(file), JsonLimits.STIX);
      }
    }
    throw new AssertionError("no schema of " + type);
  }

  /// The names under `properties`, at the top and in `allOf`, `oneOf` and `anyOf`.
  private static void collect(JsonValue schema, Set<String> names) {
    if (schema instanceof JsonObject object) {
      if (object.members().get("properties") instanceof JsonObject properties) {
        names.addAll(properties.members().keySet());
      }
      for (String all : new String[] {"allOf", "oneOf", "anyOf"}) {
        if (object.members().get(all) instanceof JsonArray parts) {
          parts.elements().forEach(part -> collect(part, names));
        }
      }
    }
  }

  private static Set<String> names(Class<?> kind) {
    return Arrays.stream(kind.getDeclaredFields())
        .filter(field -> field.getType() == Property.class)
        .map(field -> (Property<?, ?>) field(kind, field.getName()))
        .filter(property -> property.path().size() == 1)
        .map(Property::name)
        .collect(Collectors.toSet());
  }

  private static Object field(Class<?> kind, String name) {
    try {
      Field field = kind.getDeclaredField(name);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no such field", e);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void requiredPropertiesAreThoseOfTheSchema(Class<?> kind) throws Exception {
    Path schemas = SharedData.require("stix2.1-schemas/schemas");
    String type = String.valueOf(field(kind, "TYPE"));
    Set<String> expected = new TreeSet<>();
    required(schema(schemas, type), expected);
    // The schema puts this one into alternatives.
    if (kind == EmailMessage.class) {
      expected.add("is_multipart");
    }

    StixEntity bare = StixEntity.of(Samples.object(type, ""));

    assertThat(Accessors.callAll(bare)).isEqualTo(expected.size());
  }

  private static void required(JsonValue schema, Set<String> names) {
    if (schema instanceof JsonObject object) {
      if (object.members().get("required") instanceof JsonArray list) {
        list.elements().stream()
            .flatMap(
                each -> each instanceof JsonString(String text) ? Stream.of(text) : Stream.empty())
            .forEach(names::add);
      }
      if (object.members().get("allOf") instanceof JsonArray parts) {
        parts.elements().forEach(part -> required(part, names));
      }
    }
  }
}
