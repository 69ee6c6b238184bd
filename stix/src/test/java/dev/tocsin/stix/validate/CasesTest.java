package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the case files: a faultless document of each type, and one change for each rule.
class CasesTest {
  private static final List<String> FILES =
      List.of(
          "section-2",
          "section-3",
          "section-4",
          "section-5",
          "section-6",
          "section-7",
          "section-8",
          "section-11",
          "incident-core");

  static Stream<JsonObject> bases() {
    return FILES.stream()
        .flatMap(file -> Cases.groups(file).stream())
        .map(group -> (JsonObject) group.member("base").orElseThrow());
  }

  static Stream<Cases.Case> cases() {
    return FILES.stream().flatMap(file -> Cases.of(file).stream());
  }

  @ParameterizedTest
  @MethodSource("bases")
  void findsNothingWrongWithAGoodDocument(JsonObject base) {
    assertThat(found(base, Options.standard())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatBreaksTheRule(Cases.Case each) {
    Options options =
        switch (each.options()) {
          case "" -> Options.standard();
          case "strict" -> Options.standard().withStrict(true);
          case "standard-only" -> Options.standard().withCustomAllowed(false);
          case "warnings-as-errors" -> Options.standard().withWarningsAsErrors(true);
          default -> throw new IllegalArgumentException(each.options());
        };

    List<String> found = found((JsonObject) each.document(), options);

    assertThat(found).isEqualTo(each.expect());
  }

  private static List<String> found(JsonObject document, Options options) {
    // The ids of the cases are made up; ObservableIdsTest looks at ids.
    Options ids = options.withObservableIds(ObservableIds.unknown());
    return Validator.of(ids).validate(Json.write(document)).faults().stream()
        .map(fault -> fault.severity() + " " + fault.section() + " " + fault.pointer())
        .toList();
  }
}
