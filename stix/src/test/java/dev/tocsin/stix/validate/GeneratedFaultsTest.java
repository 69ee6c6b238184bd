package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.DataType;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Property;
import dev.tocsin.stix.spec.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Breaks each property of each type in the ways that its row of the table forbids.
class GeneratedFaultsTest {
  /// One broken property.
  ///
  /// @param section of the fault that must be found
  record Broken(String type, String what, JsonObject document, String pointer, String section) {
    @Override
    public String toString() {
      return type + ": " + what;
    }
  }

  private static final String SOMETHING = "4b1d6a0e-5b0f-4f5e-9a3c-0d8c7e6f5a41";

  private final Validator validator =
      Validator.of(Options.standard().withObservableIds(ObservableIds.unknown()));

  static Stream<Broken> broken() {
    List<Broken> all = new ArrayList<>();
    for (ObjectSpec spec : Specification.objects().values()) {
      JsonObject base = base(spec.type());
      for (Property property : spec.form().properties().values()) {
        if (property.required()) {
          all.add(
              new Broken(
                  spec.type(),
                  "without " + property.name(),
                  (JsonObject) Cases.put(base, List.of(property.name()), List.of()),
                  "/" + property.name(),
                  property.section()));
        }
        bad(spec, base, property, property.type(), "/" + property.name(), all);
      }
    }
    return all.stream().filter(each -> !each.pointer().equals("/type"));
  }

  /// The faultless example of a type in the case files.
  private static JsonObject base(String type) {
    return CasesTest.bases()
        .filter(each -> new JsonString(type).equals(each.members().get("type")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no example of " + type));
  }

  private static void bad(
      ObjectSpec spec,
      JsonObject base,
      Property property,
      DataType type,
      String pointer,
      List<Broken> all) {
    switch (type) {
      case DataType.ListOf(DataType element) -> {
        add(spec, base, property, pointer, new JsonArray(List.of()), pointer, "2.12", all);
        add(spec, base, property, pointer, new JsonString("x"), pointer, "2.12", all);
        if (element instanceof DataType.Identifier(var targets) && !targets.isAny()) {
          JsonValue wrong = JsonArray.ofStrings(List.of("bundle--" + SOMETHING));
          add(spec, base, property, pointer, wrong, pointer + "/0", property.section(), all);
        }
      }
      case DataType.Identifier(var targets) -> {
        if (!property.name().equals("id")) {
          JsonValue wrong = new JsonString("bundle--" + SOMETHING);
          add(spec, base, property, pointer, wrong, pointer, property.section(), all);
        }
        add(spec, base, property, pointer, new JsonString("x"), pointer, "2.9", all);
        add(spec, base, property, pointer, JsonNull.NULL, pointer, "2.9", all);
        assertThat(targets.phrase()).isNotBlank();
      }
      case DataType.Timestamp(var precision) -> {
        JsonValue local = new JsonString("2031-11-20T19:05:00.000+01:00");
        add(spec, base, property, pointer, local, pointer, "2.16", all);
        add(spec, base, property, pointer, new JsonArray(List.of()), pointer, "2.16", all);
        assertThat(precision).isNotNull();
      }
      case DataType.Text _, DataType.Literal _ ->
          add(spec, base, property, pointer, JsonNull.NULL, pointer, "2.15", all);
      case DataType.Truth() ->
          add(spec, base, property, pointer, new JsonString("true"), pointer, "2.2", all);
      case DataType.WholeNumber _ ->
          add(spec, base, property, pointer, new JsonString("1"), pointer, "2.10", all);
      case DataType.Decimal _ ->
          add(spec, base, property, pointer, new JsonString("1"), pointer, "2.6", all);
      case DataType.Enumeration _ -> {
        JsonValue none = new JsonString("no such term");
        add(spec, base, property, pointer, none, pointer, property.section(), all);
        add(spec, base, property, pointer, JsonNull.NULL, pointer, "2.4", all);
      }
      case DataType.OpenVocabulary _ ->
          add(spec, base, property, pointer, JsonNull.NULL, pointer, "2.14", all);
      case DataType.Binary() ->
          add(spec, base, property, pointer, new JsonString("="), pointer, "2.1", all);
      case DataType.Hexadecimal() ->
          add(spec, base, property, pointer, new JsonString("g0"), pointer, "2.8", all);
      case DataType.Hashes() ->
          add(spec, base, property, pointer, new JsonArray(List.of()), pointer, "2.7", all);
      case DataType.Dictionary _, DataType.Extensions _, DataType.Translations _ ->
          add(spec, base, property, pointer, new JsonArray(List.of()), pointer, "2.3", all);
      case DataType.Embedded _, DataType.MarkingBody _ ->
          add(spec, base, property, pointer, new JsonString("x"), pointer, property.section(), all);
      case DataType.ObservableContainer() ->
          add(spec, base, property, pointer, new JsonString("x"), pointer, "2.13", all);
      case DataType.StixObjects() ->
          add(spec, base, property, pointer, new JsonString("x"), pointer, "8.1", all);
    }
  }

  private static void add(
      ObjectSpec spec,
      JsonObject base,
      Property property,
      String at,
      JsonValue value,
      String pointer,
      String section,
      List<Broken> all) {
    JsonObject document = (JsonObject) Cases.put(base, Cases.steps(at), List.of(value));
    String what = property.name() + " as " + value.kind() + " (" + section + ")";
    all.add(new Broken(spec.type(), what, document, pointer, section));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void findsTheBrokenProperty(Broken broken) {
    assertThat(validator.validate(broken.document()).faults())
        .filteredOn(fault -> fault.severity() == Severity.ERROR)
        .extracting(fault -> fault.section() + " " + fault.pointer())
        .contains(broken.section() + " " + broken.pointer());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void quotesNothingOfTheDocument(Broken broken) {
    assertThat(validator.validate(broken.document()).faults())
        .extracting(StixFault::sentence)
        .allSatisfy(sentence ->
            assertThat(sentence).hasSizeLessThan(160).doesNotContain(SOMETHING, "no such term"));
  }

  @Test
  void coversEveryTypeOfTheSpecification() {
    Set<String> types = new TreeSet<>();
    broken().forEach(each -> types.add(each.type()));

    assertThat(types).containsExactlyInAnyOrderElementsOf(Specification.objects().keySet());
    assertThat(broken().count()).isGreaterThan(800);
  }
}
