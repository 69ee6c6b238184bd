package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final Screen screen = Screen.plain();

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    var table = new Table(List.of("A", "B"), 20);
    table.row("one", "two");
    table.row("longer", "x");
    table.print(screen.terminal());
    assertThat(screen.out()).isEqualTo("A       B\none     two\nlonger  x\n");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    var table = new Table(List.of("A", "B", "C"), 30);
    table.row("a".repeat(100), "b".repeat(100), "c".repeat(100));
    table.print(screen.terminal());
    assertThat(screen.out().lines()).allMatch(line -> line.length() <= Table.WIDTH);
    assertThat(screen.out()).contains("a".repeat(27) + "...");
  }

  @Test
  void hostileCellsStayInTheirRow() {
    var table = new Table(List.of("A", "B"), 30);
    table.row("x\ny", "\u202eevil\u001b[2J");
    table.print(screen.terminal());
    assertThat(screen.out().lines()).hasSize(2);
    assertThat(screen.out()).contains("⟦U+000A⟧").contains("⟦U+202E⟧").doesNotContain("\u001b");
  }

  @Test
  void textIsCutBetweenCharacters() {
    assertThat(Table.cut("\uD83D\uDD14".repeat(10), 5)).isEqualTo("\uD83D\uDD14".repeat(2) + "...");
    assertThat(Table.cut("short", 5)).isEqualTo("short");
  }

  @Test
  void aRowHasACellForEachHeading() {
    var table = new Table(List.of("A", "B"), 30);
    assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
    assertThat(table.isEmpty()).isTrue();
  }
}
