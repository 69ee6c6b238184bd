package dev.tocsin.stix.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.validate.VersionTable.Match;
import org.junit.jupiter.api.Test;

class VersionTableTest {
  private static final String TIME = "2030-01-31T08:00:00.000Z";

  @Test
  void tellsTheSameContentFromAnother() {
    VersionTable table = new VersionTable(10);

    assertThat(add(table, "a", TIME, "x")).isEqualTo(Match.NEW);
    assertThat(add(table, "a", TIME, "x")).isEqualTo(Match.SAME_CONTENT);
    assertThat(add(table, "a", TIME, "y")).isEqualTo(Match.OTHER_CONTENT);
    assertThat(add(table, "b", TIME, "y")).isEqualTo(Match.NEW);
    assertThat(add(table, "a", "2030-01-31T08:00:01.000Z", "y")).isEqualTo(Match.NEW);
    assertThat(add(table, "a", "", "y")).isEqualTo(Match.NEW);
  }

  @Test
  void takesTwoTextsOfOneMomentForOneVersion() {
    VersionTable table = new VersionTable(10);

    assertThat(add(table, "a", TIME, "x")).isEqualTo(Match.NEW);
    assertThat(add(table, "a", "2030-01-31T08:00:00Z", "y")).isEqualTo(Match.OTHER_CONTENT);
    assertThat(add(table, "a", "2030-01-31T08:00:00.0000Z", "x")).isEqualTo(Match.SAME_CONTENT);
    assertThat(add(table, "a", "2030-01-31T08:00:00.100Z", "y")).isEqualTo(Match.NEW);
    assertThat(add(table, "a", "2030-01-31T08:00:00.1Z", "x")).isEqualTo(Match.OTHER_CONTENT);
  }

  @Test
  void remembersAllWhileItGrows() {
    VersionTable table = new VersionTable(100_000);
    for (int number = 0; number < 50_000; number++) {
      assertThat(add(table, "id" + number, TIME, "x" + number)).isEqualTo(Match.NEW);
    }
    for (int number = 0; number < 50_000; number++) {
      assertThat(add(table, "id" + number, TIME, "x" + number)).isEqualTo(Match.SAME_CONTENT);
    }
  }

  @Test
  void saysWhenItIsFull() {
    VersionTable table = new VersionTable(1);
    add(table, "a", TIME, "x");

    assertThat(add(table, "b", TIME, "x")).isEqualTo(Match.UNKNOWN);
    assertThat(add(table, "a", TIME, "y")).isEqualTo(Match.OTHER_CONTENT);
  }

  private static Match add(VersionTable table, String id, String modified, String content) {
    return table.add(id, modified, content.getBytes(UTF_8));
  }
}
