package dev.tocsin.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The folder of a store, locked as long as this object is open. One thread.
final class StoreFolder implements AutoCloseable {
  /// The version of the layout that this program writes.
  static final int FORMAT = 4;

  private static final String FORMAT_FILE = "FORMAT";
  private static final String LOCK_FILE = "IN_USE";
  private static final String FORMAT_LINE = "tocsin-store ";
  private static final int FORMAT_FILE_MAX_BYTES = 100;
  // What an interrupted first start may leave behind.
  private static final Set<String> BEGUN = Set.of(LOCK_FILE, FORMAT_FILE + DurableFile.UNFINISHED);

  private final Path path;
  private final FileChannel lock;

  private StoreFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  Path path() {
    return path;
  }

  /// Opens the folder, or creates it, readable for its owner only.
  ///
  /// @throws StorageException if that is not possible, or a newer program wrote it
  static StoreFolder open(Path path) {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
        throw notAFolder(path);
      }
      Files.createDirectories(path, ownerOnly());
      refuseForeign(path);
      var folder = new StoreFolder(path, lock(path));
      folder.checkFormat();
      return folder;
    } catch (FileAlreadyExistsException _) {
      throw notAFolder(path);
    } catch (AccessDeniedException e) {
      throw inaccessible(path, "this user may not read and write it", e);
    } catch (IOException e) {
      throw inaccessible(path, reason(e), e);
    }
  }

  private static StorageException notAFolder(Path path) {
    return new StorageException(
        StorageException.Kind.NOT_A_STORE,
        "the data folder %s is not a folder; name another one, or move that file away"
            .formatted(path));
  }

  private static String reason(IOException e) {
    var reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static StorageException inaccessible(Path path, String why, IOException cause) {
    return new StorageException(
        StorageException.Kind.NOT_ACCESSIBLE,
        "the data folder %s cannot be used: %s; check its owner, its mode and the file system"
            .formatted(path, why),
        cause);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /// A folder with files but without our mark is someone else's.
  private static void refuseForeign(Path path) throws IOException {
    if (Files.exists(path.resolve(FORMAT_FILE))) {
      return;
    }
    Optional<Path> foreign;
    try (var files = Files.list(path)) {
      foreign =
          files.filter(file -> !BEGUN.contains(String.valueOf(file.getFileName()))).findFirst();
    }
    if (foreign.isPresent()) {
      throw new StorageException(
          StorageException.Kind.NOT_A_STORE,
          "the data folder %s holds other files (such as %s) and no store; name an empty folder"
              .formatted(path, foreign.get().getFileName()));
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      Optional<FileLock> got = Optional.ofNullable(channel.tryLock());
      locked = got.isPresent();
    } catch (OverlappingFileLockException _) {
      locked = false;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new StorageException(
          StorageException.Kind.IN_USE,
          "the data folder %s is in use by another tocsin process; stop that one first"
              .formatted(path));
    }
    return channel;
  }

  private void checkFormat() throws IOException {
    var file = path.resolve(FORMAT_FILE);
    try {
      if (!Files.exists(file)) {
        DurableFile.write(file, (FORMAT_LINE + FORMAT + "\n").getBytes(StandardCharsets.US_ASCII));
        return;
      }
      int format = readFormat(file);
      if (format > FORMAT) {
        throw new StorageException(
            StorageException.Kind.NEWER_FORMAT,
            "the data folder %s was written by a newer tocsin (format %d; this one knows %d); use that version"
                .formatted(path, format, FORMAT));
      }
      if (format < FORMAT) {
        throw new StorageException(
            StorageException.Kind.OLDER_FORMAT,
            "the data folder %s was written by an earlier tocsin (format %d; this one reads %d); use that version, or make a new node"
                .formatted(path, format, FORMAT));
      }
    } catch (IOException | StorageException e) {
      lock.close();
      throw e;
    }
  }

  private int readFormat(Path file) throws IOException {
    String text;
    try (var in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(FORMAT_FILE_MAX_BYTES), StandardCharsets.US_ASCII).strip();
    }
    if (!text.matches(FORMAT_LINE + "[1-9][0-9]{0,8}")) {
      throw new StorageException(
          StorageException.Kind.DAMAGED,
          "the file %s is damaged; restore the data folder from a backup".formatted(file));
    }
    return Integer.parseInt(text.substring(FORMAT_LINE.length()));
  }

  /// Unlocks the folder.
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw inaccessible(path, "its lock does not close", e);
    }
  }
}
