package dev.tocsin.core.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Generated;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reading through the overlay equals reading after everything was committed.
class OverlayTest {
  private static final List<Table> TABLES = List.of(Table.OUTBOX, Table.DELIVERY);

  private record Commit(long number, List<Row> rows) {}

  private static Bytes key(Generated some) {
    byte[] key = new byte[some.below(4)];
    for (int i = 0; i < key.length; i++) {
      key[i] = some.pick(List.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff));
    }
    return Bytes.of(key);
  }

  private static List<Row> rows(Generated some) {
    return some.some(
        6,
        () -> {
          var table = some.pick(TABLES);
          var key = key(some);
          return some.below(3) == 0
              ? Row.delete(table, key)
              : Row.put(table, key, some.bytes(1 + some.below(3)));
        });
  }

  private static void sameReads(Generated some, Overlay overlay, TreeRows model) {
    for (int i = 0; i < 6; i++) {
      var table = some.pick(TABLES);
      var prefix = key(some);
      var from = key(some);
      int limit = 1 + some.below(8);
      assertThat(overlay.get(table, prefix)).isEqualTo(model.get(table, prefix));
      assertThat(overlay.scan(table, prefix, from, limit))
          .isEqualTo(model.scan(table, prefix, from, limit));
      assertThat(overlay.last(table, prefix, limit)).isEqualTo(model.last(table, prefix, limit));
      assertThat(overlay.last(table, prefix, from, limit))
          .isEqualTo(model.last(table, prefix, from, limit));
    }
  }

  @Test
  void readsEqualReadsAfterTheCommit() {
    for (long seed = 1; seed <= 300; seed++) {
      var some = new Generated(seed);
      var disk = new TreeRows();
      var model = new TreeRows();
      var overlay = new Overlay(disk);
      var open = new ArrayDeque<Commit>();
      for (long number = 1; number <= 40; number++) {
        var commit = new Commit(number, rows(some));
        overlay.add(number, commit.rows());
        commit.rows().forEach(model::write);
        open.add(commit);
        while (!open.isEmpty() && some.flip()) {
          var synced = open.remove();
          synced.rows().forEach(disk::write);
          // Reads may come between the disk's sync and the word of it.
          sameReads(some, overlay, model);
          overlay.synced(synced.number(), synced.rows());
        }
        sameReads(some, overlay, model);
      }
    }
  }

  @Test
  void clearingShowsTheDiskAgain() {
    var some = new Generated(1);
    var disk = new TreeRows();
    var overlay = new Overlay(disk);
    for (long number = 1; number <= 20; number++) {
      overlay.add(number, rows(some));
    }

    overlay.clear();

    for (int i = 0; i < 100; i++) {
      sameReads(some, overlay, disk);
    }
  }
}
