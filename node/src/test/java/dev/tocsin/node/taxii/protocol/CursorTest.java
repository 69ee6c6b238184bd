package dev.tocsin.node.taxii.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Cursor CURSOR = new Cursor(new byte[32]);
  private static final Cursor.Scope SCOPE = new Cursor.Scope("siem", "/taxii2/main/a/objects/");
  private static final Filters TOOLS = types("tool");
  private static final Cursor.Position POSITION =
      new Cursor.Position(1_769_860_800_123_456L, TOOLS);

  private static Filters types(String types) {
    return Filters.parse(Map.of("match[type]", List.of(types)), Set.of(Filters.Match.TYPE));
  }

  @Test
  void givesBackPositionAndFiltersEachTime() {
    String next = CURSOR.write(SCOPE, POSITION);

    assertThat(next).matches("[A-Za-z0-9_-]+");
    assertThat(CURSOR.read(SCOPE, next, Filters.NONE)).isEqualTo(POSITION);
    assertThat(CURSOR.read(SCOPE, next, TOOLS)).isEqualTo(POSITION);
    assertThat(new Cursor(new byte[32]).read(SCOPE, next, TOOLS)).isEqualTo(POSITION);
  }

  @Test
  void refusesOtherFilters() {
    String next = CURSOR.write(SCOPE, POSITION);

    refused(CURSOR, SCOPE, next, types("tool,malware"));
  }

  @ParameterizedTest
  @CsvSource({
    "other, /taxii2/main/a/objects/",
    "siem, /taxii2/main/b/objects/",
    "siem/, taxii2/main/a/objects/",
  })
  void refusesAnotherAccountOrAddress(String account, String address) {
    String next = CURSOR.write(SCOPE, POSITION);

    refused(CURSOR, new Cursor.Scope(account, address), next, Filters.NONE);
  }

  @Test
  void refusesAnotherKey() {
    byte[] key = new byte[32];
    key[31] = 1;

    refused(new Cursor(key), SCOPE, CURSOR.write(SCOPE, POSITION), Filters.NONE);
  }

  @Test
  void refusesEveryChangedBit() {
    byte[] whole = Base64.getUrlDecoder().decode(CURSOR.write(SCOPE, POSITION));
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      refused(CURSOR, SCOPE, Base64.getUrlEncoder().encodeToString(changed), Filters.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "AAAA", "not base64!", "2026-01-31T12:00:00Z"})
  void refusesWhatItNeverWrote(String next) {
    refused(CURSOR, SCOPE, next, Filters.NONE);
    refused(CURSOR, SCOPE, "A".repeat(100_000) + next, Filters.NONE);
  }

  @Test
  void needsALongKey() {
    assertThatThrownBy(() -> new Cursor(new byte[31])).isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(Cursor cursor, Cursor.Scope scope, String next, Filters beside) {
    assertThatThrownBy(() -> cursor.read(scope, next, beside)).isInstanceOf(MalformedRequest.class);
  }
}
