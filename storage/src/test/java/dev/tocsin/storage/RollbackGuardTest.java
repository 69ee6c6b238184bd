package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Records;
import dev.tocsin.log.Hash;
import dev.tocsin.log.TreeHash;
import dev.tocsin.storage.RollbackGuard.Result;
import dev.tocsin.storage.RollbackGuard.SignedHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackGuardTest {
  private static final int POINTS = 50;

  @TempDir Path data;

  @Test
  void findsANewStoreSound() {
    assertThat(check(RollbackGuard.open(data), new MemoryDisk())).isEqualTo(new Result.Sound());
    assertThat(data.resolve(RollbackGuard.FILE)).exists();
  }

  @Test
  void findsAStoreSoundThatHoldsMoreThanWasSigned() {
    var disk = new MemoryDisk();
    var guard = RollbackGuard.open(data);
    grow(disk, "first");
    guard.signing(signed(disk.head()));
    grow(disk, "second");

    assertThat(check(guard, disk)).isEqualTo(new Result.Sound());
    assertThat(check(RollbackGuard.open(data), disk)).isEqualTo(new Result.Sound());
  }

  @Test
  void noticesEveryOldCopyOfTheFolder() throws IOException {
    var store = data.resolve("store");
    for (int point = 0; point < POINTS; point++) {
      copy(store, data.resolve("copy" + point));
      try (var disk = RocksDisk.open(store, RocksSettings.DEFAULT)) {
        var guard = RollbackGuard.open(data);
        assertThat(check(guard, disk)).isEqualTo(new Result.Sound());
        grow(disk, "leaf " + point);
        guard.signing(signed(disk.head()));
      }
    }

    for (int point = 0; point < POINTS; point++) {
      try (var disk = RocksDisk.open(data.resolve("copy" + point), RocksSettings.DEFAULT)) {
        assertThat(check(RollbackGuard.open(data), disk))
            .as("the copy before step %d", point)
            .isInstanceOfSatisfying(
                Result.WentBack.class,
                back ->
                    assertThat(back.detail())
                        .contains("has " + disk.head().logSize() + " leaves", "with " + POINTS));
        while (disk.head().logSize() < POINTS + 1) {
          grow(disk, "another " + disk.head().logSize());
        }
        assertThat(check(RollbackGuard.open(data), disk))
            .as("the copy before step %d, gone on in another way", point)
            .isInstanceOfSatisfying(
                Result.WentBack.class,
                back -> assertThat(back.detail()).contains("another history"));
      }
    }
  }

  @Test
  void noticesByWhatPartnersHoldThatTheWholeDataFolderWentBack() {
    var disk = new MemoryDisk();
    var guard = RollbackGuard.open(data);
    grow(disk, "first");
    guard.signing(signed(disk.head()));
    var old = disk.copy();
    grow(disk, "second");
    var held = signed(disk.head());
    grow(old, "other");

    assertThat(guard.check(disk.head(), new Records(disk).logNodes(), List.of(held)))
        .isEqualTo(new Result.Sound());
    assertThat(guard.check(old.head(), new Records(old).logNodes(), List.of(held)))
        .isInstanceOfSatisfying(
            Result.WentBack.class, back -> assertThat(back.detail()).contains("a partner holds"));
  }

  @Test
  void cannotTellWhenTheFileIsMissingBesideAnOldStore() {
    var disk = new MemoryDisk();
    grow(disk, "first");

    assertThat(check(RollbackGuard.open(data), disk)).isInstanceOf(Result.Unknown.class);
  }

  @Test
  void refusesToSignASecondHistory() {
    var guard = RollbackGuard.open(data);
    var first = new SignedHead(5, Hash.of(new byte[] {1}));
    guard.signing(first);
    guard.signing(first);

    assertThatThrownBy(() -> guard.signing(new SignedHead(5, Hash.of(new byte[] {2}))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> guard.signing(new SignedHead(4, first.root())))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> RollbackGuard.open(data).signing(new SignedHead(4, first.root())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void signsNothingWhenTheHeadCannotBeWrittenDown() throws IOException {
    var guard = RollbackGuard.open(data);
    Files.createDirectory(data.resolve(RollbackGuard.FILE + ".new"));

    assertThatThrownBy(() -> guard.signing(new SignedHead(0, TreeHash.EMPTY_ROOT)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("nothing is signed");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    for (var text : List.of("", "tocsin-signed-heads 1\n5\n", "tocsin-signed-heads 1\nx\ny\n")) {
      Files.writeString(data.resolve(RollbackGuard.FILE), text);

      assertThatThrownBy(() -> RollbackGuard.open(data))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("damaged");
    }
  }

  private static Result check(RollbackGuard guard, Disk disk) {
    return guard.check(disk.head(), new Records(disk).logNodes(), List.of());
  }

  private static SignedHead signed(Head head) {
    return new SignedHead(head.logSize(), head.logRoot());
  }

  private static void grow(Disk disk, String leaf) {
    Batches.synced(disk, Batches.leaves(Batches.frontier(disk), List.of(Bytes.utf8(leaf))));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    if (!Files.exists(from)) {
      return;
    }
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
