package dev.tocsin.stix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 65, 200})
  void isTheMapItWasMadeOf(int size) {
    SequencedMap<String, JsonValue> map = map(size);

    SequencedMap<String, JsonValue> members = Members.copyOf(map);

    assertThat(members).isEqualTo(map).hasSameHashCodeAs(map).hasSize(size);
    assertThat(map).isEqualTo(members);
    assertThat(List.copyOf(members.keySet())).isEqualTo(List.copyOf(map.keySet()));
    assertThat(List.copyOf(members.values())).isEqualTo(List.copyOf(map.values()));
    assertThat(List.copyOf(members.reversed().keySet()))
        .isEqualTo(List.copyOf(map.reversed().keySet()));
    List<String> visited = new ArrayList<>();
    members.forEach((name, value) -> visited.add(name + value));
    assertThat(visited).hasSize(size);
    assertThat(members.get("none")).isNull();
    assertThat(members.containsKey("none")).isFalse();
    map.forEach((name, value) -> assertThat(members).contains(entry(name, value)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void cannotBeChanged(int size) {
    SequencedMap<String, JsonValue> map = map(size);
    SequencedMap<String, JsonValue> members = Members.copyOf(map);
    map.put("later", JsonNull.NULL);

    assertThat(members).doesNotContainKey("later");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> members.put("x", JsonNull.NULL));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> members.remove("name0"));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(members::clear);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(members::pollFirstEntry);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> members.firstEntry().setValue(JsonNull.NULL));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> members.reversed().clear());
    assertThat(members).hasSize(size);
  }

  @Test
  void knowsFirstAndLast() {
    SequencedMap<String, JsonValue> members = Members.copyOf(map(3));

    assertThat(members.firstEntry().getKey()).isEqualTo("name0");
    assertThat(members.lastEntry().getKey()).isEqualTo("name2");
  }

  private static SequencedMap<String, JsonValue> map(int size) {
    SequencedMap<String, JsonValue> map = new LinkedHashMap<>();
    for (int index = 0; index < size; index++) {
      map.put("name" + index, JsonNumber.of(index));
    }
    return map;
  }
}
