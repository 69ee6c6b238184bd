package dev.tocsin.node.taxii.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
  private static final Set<Filters.Match> ALL = EnumSet.allOf(Filters.Match.class);
  private static final String ID = "indicator--4d1b1a5e-6c1b-4f0e-9d0b-1f2e3a4b5c6d";

  @Test
  void readsEveryFilter() {
    var filters =
        Filters.parse(
            Map.of(
                "added_after", List.of("2026-01-31T12:00:00.5Z"),
                "match[id]", List.of(ID),
                "match[type]", List.of("malware,indicator", "tool"),
                "match[version]", List.of("last,2026-01-31T12:00:00.000Z"),
                "match[spec_version]", List.of("2.1")),
            ALL);

    assertThat(filters.addedAfter()).contains(Instant.parse("2026-01-31T12:00:00.500Z"));
    assertThat(filters.ids()).containsExactly(ID);
    assertThat(filters.types()).containsExactly("indicator", "malware", "tool");
    assertThat(filters.versions()).containsExactly("2026-01-31T12:00:00Z", "last");
    assertThat(filters.specVersions()).containsExactly("2.1");
    assertThat(Filters.ofText(filters.text())).isEqualTo(filters);
  }

  @Test
  void leavesOtherParametersAlone() {
    assertThat(Filters.parse(Map.of("colour", List.of("red")), ALL)).isEqualTo(Filters.NONE);
    assertThat(Filters.ofText(Filters.NONE.text())).isEqualTo(Filters.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "added_after | yesterday",
        "match[id] | indicator",
        "match[id] | ''",
        "match[type] | Not A Type",
        "match[type] | malware,,tool",
        "match[version] | newest",
        "match[version] | all,last",
        "match[spec_version] | two",
        "match[name] | x",
        "match | x",
      })
  void refusesWhatDoesNotRead(String name, String value) {
    assertThatThrownBy(() -> Filters.parse(Map.of(name, List.of(value)), ALL))
        .isInstanceOf(MalformedRequest.class);
  }

  @Test
  void refusesAMatchFieldOfAnotherAddress() {
    assertThatThrownBy(() ->
            Filters.parse(Map.of("match[type]", List.of("tool")), Set.of(Filters.Match.VERSION)))
        .isInstanceOf(MalformedRequest.class);
  }

  @Test
  void refusesTheSameDateTwice() {
    String date = "2026-01-31T12:00:00Z";
    assertThatThrownBy(() -> Filters.parse(Map.of("added_after", List.of(date, date)), ALL))
        .isInstanceOf(MalformedRequest.class);
  }

  @Test
  void boundsTheNumberOfValuesAndTheirLength() {
    assertThat(Filters.parse(Map.of("match[type]", List.of(types(100, 4))), ALL).types())
        .hasSize(100);
    assertThatThrownBy(() -> Filters.parse(Map.of("match[type]", List.of(types(101, 4))), ALL))
        .isInstanceOf(MalformedRequest.class);
    assertThatThrownBy(() -> Filters.parse(Map.of("match[type]", List.of(types(90, 30))), ALL))
        .isInstanceOf(MalformedRequest.class);
  }

  private static String types(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> "x".repeat(length) + i)
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "999, 999", "1000, 1000", "1001, 1000", "99999999999999999999999, 1000"})
  void boundsTheLimit(String text, int limit) {
    assertThat(Filters.limit(Map.of("limit", List.of(text)), 1000)).isEqualTo(limit);
    assertThat(Filters.limit(Map.of(), 1000)).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "1.0", "ten", "", "١"})
  void refusesALimitThatIsNoPositiveNumber(String text) {
    assertThatThrownBy(() -> Filters.limit(Map.of("limit", List.of(text)), 1000))
        .isInstanceOf(MalformedRequest.class);
  }
}
