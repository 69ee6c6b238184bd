package dev.tocsin.stix.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.SharedData;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the tables with OASIS's JSON schemas where they are at hand. The text of the
/// specification wins where the two differ.
class SchemaTableTest {
  static Stream<ObjectSpec> objects() {
    return Specification.objects().values().stream()
        .filter(each -> each.kind() != ObjectKind.BUNDLE);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void hasThePropertiesOfTheSchema(ObjectSpec object) throws IOException {
    List<JsonObject> parts = parts(schema(object), List.of("allOf", "oneOf", "anyOf"));

    Set<String> schema = new TreeSet<>();
    for (JsonObject part : parts) {
      if (part.members().get("properties") instanceof JsonObject properties) {
        schema.addAll(properties.members().keySet());
      }
    }
    Set<String> ours = new TreeSet<>(object.form().properties().keySet());
    ours.removeAll(Specification.commonProperties().properties().keySet());
    schema.removeAll(Specification.commonProperties().properties().keySet());

    assertThat(ours).isEqualTo(schema);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void requiresWhatTheSchemaRequires(ObjectSpec object) throws IOException {
    Set<String> required = new TreeSet<>();
    for (JsonObject part : parts(schema(object), List.of("allOf"))) {
      if (part.members().get("required") instanceof JsonArray(var names)) {
        names.forEach(name -> required.add(((JsonString) name).value()));
      }
    }
    Set<String> common = Specification.commonProperties().properties().keySet();
    required.removeAll(common);

    assertThat(object.form().properties().values())
        .filteredOn(each -> required.contains(each.name()))
        .allSatisfy(each ->
            assertThat(each.presence())
                .isIn(Property.Presence.REQUIRED, Property.Presence.DISPUTED))
        .hasSameSizeAs(required);
  }

  private static JsonObject schema(ObjectSpec object) throws IOException {
    String folder =
        switch (object.kind()) {
          case DOMAIN_OBJECT -> "sdos";
          case RELATIONSHIP_OBJECT -> "sros";
          case OBSERVABLE -> "observables";
          case META_OBJECT, BUNDLE -> "common";
        };
    String name = "stix2.1-schemas/schemas/" + folder + "/" + object.type() + ".json";
    byte[] bytes = Files.readAllBytes(SharedData.require(name));
    return (JsonObject) Json.parse(bytes, JsonLimits.STIX);
  }

  /// The schema itself and the parts that it is joined of.
  private static List<JsonObject> parts(JsonObject schema, List<String> joins) {
    List<JsonObject> parts = new ArrayList<>();
    parts.add(schema);
    for (String join : joins) {
      if (schema.members().get(join) instanceof JsonArray(var all)) {
        for (JsonValue part : all) {
          if (part instanceof JsonObject object) {
            parts.addAll(parts(object, joins));
          }
        }
      }
    }
    return parts;
  }
}
