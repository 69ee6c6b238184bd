package dev.tocsin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksDiskTest extends DiskContract {
  @TempDir Path temporary;
  private Path folder;
  private RocksDisk disk;

  @BeforeEach
  void open() {
    folder = temporary.resolve("data").resolve("store");
    disk = RocksDisk.open(folder, RocksSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Disk reopened() {
    disk.close();
    disk = RocksDisk.open(folder, RocksSettings.DEFAULT);
    return disk;
  }

  @Test
  void makesAFolderForItsOwnerOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void refusesAFolderInUse() {
    assertKind(folder, StorageException.Kind.IN_USE, "in use by another tocsin process");
    disk.close();
    RocksDisk.open(folder, RocksSettings.DEFAULT).close();
  }

  @Test
  void refusesAFile() throws IOException {
    var file = Files.writeString(temporary.resolve("file"), "x");

    assertKind(file, StorageException.Kind.NOT_A_STORE, "is not a folder");
    assertKind(file.resolve("below"), StorageException.Kind.NOT_ACCESSIBLE, "check its owner");
  }

  @Test
  void refusesAFolderOfSomeoneElse() throws IOException {
    var other = Files.createDirectory(temporary.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "x");

    assertKind(other, StorageException.Kind.NOT_A_STORE, "letter.txt");
    assertThat(other.resolve("FORMAT")).doesNotExist();
  }

  @Test
  void refusesAFolderOfAnotherFormat() throws IOException {
    disk.close();
    Files.writeString(folder.resolve("FORMAT"), "tocsin-store 5\n");

    assertKind(folder, StorageException.Kind.NEWER_FORMAT, "newer tocsin (format 5");
    Files.writeString(folder.resolve("FORMAT"), "tocsin-store 1\n");
    assertKind(folder, StorageException.Kind.OLDER_FORMAT, "earlier tocsin (format 1");
    Files.writeString(folder.resolve("FORMAT"), "tocsin-store 4\n");
    RocksDisk.open(folder, RocksSettings.DEFAULT).close();
  }

  @Test
  void refusesADamagedFormatFile() throws IOException {
    disk.close();
    Files.writeString(folder.resolve("FORMAT"), "tocsin-store one\n");

    assertKind(folder, StorageException.Kind.DAMAGED, "FORMAT is damaged");
  }

  @Test
  void refusesFilesThatAreDamaged() throws IOException {
    disk.close();
    Files.writeString(folder.resolve("CURRENT"), "MANIFEST-999999\n");

    assertThatThrownBy(() -> RocksDisk.open(folder, RocksSettings.DEFAULT))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void beginsAnewWhereAFirstStartWasInterrupted() throws IOException {
    var begun = Files.createDirectory(temporary.resolve("begun"));
    Files.writeString(begun.resolve("FORMAT.new"), "toc");

    RocksDisk.open(begun, RocksSettings.DEFAULT).close();
  }

  @Test
  void failsCommitsAndReadsAfterClosing() {
    disk.close();
    disk.close();

    assertThat(Batches.failure(disk, Batches.rows())).contains("closed");
    assertThatThrownBy(() -> disk.get(Table.KEPT, Bytes.EMPTY))
        .isInstanceOf(StorageException.class)
        .hasMessage("the store is closed");
  }

  @Test
  void writesWhatWasHandedInBeforeClosing() {
    for (int i = 0; i < 500; i++) {
      disk.commit(Batches.rows(Row.put(Table.KEPT, bytes(i >> 8, i), bytes(i))), _ -> {});
    }

    assertThat(reopened().head().commits()).isEqualTo(500);
  }

  @Test
  void readsLargeValuesFromFilesOfTheirOwn() throws IOException {
    var row = large();
    Batches.synced(disk, Batches.rows(row));

    var reopened = reopened();

    assertThat(largeValues()).isNotEmpty();
    assertThat(reopened.get(row.table(), row.key())).isEqualTo(row.value());
    assertThat(reopened.scan(row.table(), Bytes.EMPTY, Bytes.EMPTY, 2)).containsExactly(row);
    assertThat(reopened.last(row.table(), Bytes.EMPTY, 2)).containsExactly(row);
  }

  @Test
  void saysThatALargeValueIsDamaged() throws IOException {
    var row = large();
    Batches.synced(disk, Batches.rows(row));
    reopened();
    disk.close();
    for (var file : largeValues()) {
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    disk = RocksDisk.open(folder, RocksSettings.DEFAULT);

    assertThatThrownBy(() -> disk.get(row.table(), row.key()))
        .isInstanceOfSatisfying(
            StorageException.class,
            thrown -> assertThat(thrown.kind()).isEqualTo(StorageException.Kind.DAMAGED));
  }

  /// Does not become small when it is compressed.
  private static Row large() {
    var value = new byte[16 << 10];
    new Random(16).nextBytes(value);
    return Row.put(Table.KEPT, bytes(1), Bytes.of(value));
  }

  private List<Path> largeValues() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".blob")).toList();
    }
  }

  private static void assertKind(Path path, StorageException.Kind kind, String part) {
    assertThatThrownBy(() -> RocksDisk.open(path, RocksSettings.DEFAULT))
        .isInstanceOfSatisfying(
            StorageException.class, thrown -> assertThat(thrown.kind()).isEqualTo(kind))
        .hasMessageContaining(part);
  }
}
