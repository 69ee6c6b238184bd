package dev.tocsin.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalJsonTest {
  @Test
  void thereIsAGeneratorForEachKindOfEntry() {
    var some = new Generated(1);
    var kinds = Entries.KINDS.stream().map(kind -> (Object) kind.apply(some).getClass()).toList();

    assertThat(kinds).containsExactlyInAnyOrder((Object[]) Entry.class.getPermittedSubclasses());
  }

  @Test
  void everyEntryComesBackFromTheJournal() {
    for (long seed = 1; seed <= 500; seed++) {
      var entries = Entries.some(new Generated(seed), 1 + (int) (seed % 8));

      assertThat(JournalJson.readEntries(JournalJson.writeEntries(entries)))
          .as("seed " + seed)
          .isEqualTo(entries);
    }
  }

  @Test
  void everyRecordComesBackFromItsRow() {
    for (long seed = 1; seed <= 200; seed++) {
      var some = new Generated(seed);
      comesBack(Entries.delivery(some), Delivery.class);
      comesBack(Entries.received(some), Received.class);
      comesBack(Entries.link(some), LinkState.class);
      comesBack(Entries.partner(some), Partner.class);
    }
  }

  private static <T> void comesBack(T value, Class<T> type) {
    assertThat(JournalJson.read(JournalJson.write(value), type)).isEqualTo(value);
  }

  @Test
  void aJournalThatIsReadAgainMakesTheSameRows() {
    for (long seed = 1; seed <= 40; seed++) {
      var live = new TreeRows();
      var journal = new ArrayList<Bytes>();
      var some = new Generated(seed);
      for (int commit = 0; commit < 30; commit++) {
        var entries = Entries.some(some, 1 + some.below(4));
        entries.forEach(entry -> DerivedRows.of(entry).forEach(live::write));
        journal.add(JournalJson.writeEntries(entries));
      }

      var rebuilt = new TreeRows();
      for (var commit : journal) {
        for (var entry : JournalJson.readEntries(commit)) {
          DerivedRows.of(entry).forEach(rebuilt::write);
        }
      }

      for (var table : Table.values()) {
        assertThat(all(rebuilt, table)).as(table + ", seed " + seed).isEqualTo(all(live, table));
      }
    }
  }

  private static List<Row> all(TreeRows rows, Table table) {
    return rows.scan(table, Bytes.EMPTY, Bytes.EMPTY, 100_000);
  }

  @Test
  void makingRowsTwiceChangesNothing() {
    for (long seed = 1; seed <= 100; seed++) {
      for (var entry : Entries.some(new Generated(seed), 5)) {
        var once = new TreeRows();
        DerivedRows.of(entry).forEach(once::write);
        var twice = new TreeRows();
        DerivedRows.of(entry).forEach(twice::write);
        DerivedRows.of(entry).forEach(twice::write);

        for (var table : Table.values()) {
          assertThat(all(twice, table)).isEqualTo(all(once, table));
        }
      }
    }
  }

  @Test
  void aRecordThatIsCutShortIsFoundOut() {
    byte[] json = JournalJson.writeEntries(Entries.some(new Generated(3), 3)).toArray();
    for (int length = 0; length < json.length; length++) {
      var cut = Bytes.of(Arrays.copyOf(json, length));
      assertThatThrownBy(() -> JournalJson.readEntries(cut))
          .isInstanceOf(UncheckedIOException.class);
    }
  }
}
