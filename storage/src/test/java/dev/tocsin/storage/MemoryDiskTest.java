package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import org.junit.jupiter.api.Test;

final class MemoryDiskTest extends DiskContract {
  private final MemoryDisk disk = new MemoryDisk();

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Disk reopened() {
    return disk.copy();
  }

  @Test
  void endsACommitBeforeItReturns() {
    assertThat(Batches.start(disk, Batches.rows())).isCompleted();
  }

  @Test
  void copiesGoTheirOwnWays() {
    Batches.synced(disk, Batches.rows(Row.put(Table.KEPT, bytes(1), bytes(10))));
    var copy = disk.copy();
    Batches.synced(disk, Batches.rows(Row.put(Table.KEPT, bytes(1), bytes(11))));
    Batches.synced(copy, Batches.rows(Row.delete(Table.KEPT, bytes(1))));
    Batches.synced(copy, Batches.rows());

    assertThat(disk.get(Table.KEPT, bytes(1))).contains(bytes(11));
    assertThat(copy.get(Table.KEPT, bytes(1))).isEmpty();
    assertThat(disk.head().commits()).isEqualTo(2);
    assertThat(copy.head().commits()).isEqualTo(3);
  }
}
