package dev.tocsin.taxii.follow;

import dev.tocsin.stix.BundledObject;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/// Keeps each page in a file of its own, one object a line, numbered from 1, and the cursor beside
/// them. A page and its cursor become durable as one: a page is there once its file has its name,
/// and the cursor that belongs to it was synced before. For one process at a time.
public final class FolderLanding implements Landing {
  private static final String CURSOR = "cursor.json";
  private static final String COMING = "cursor.json.new";
  private static final String PART = "objects.part";

  private final Path folder;
  private final String source;
  private final FileChannel lock;
  private Optional<Part> part = Optional.empty();
  private long files;

  private FolderLanding(Path folder, String source, FileChannel lock) {
    this.folder = folder;
    this.source = source;
    this.lock = lock;
  }

  /// A page being written.
  private static final class Part {
    private final FileOutputStream file;
    private final BufferedOutputStream out;
    private long objects;

    private Part(FileOutputStream file) {
      this.file = file;
      this.out = new BufferedOutputStream(file, 1 << 16);
    }
  }

  /// Opens a folder, and makes it if it is not there.
  ///
  /// @param source which collection and filter is followed; a folder belongs to one
  /// @throws IOException if another process has it, or it cannot be used
  public static FolderLanding open(Path folder, String source) throws IOException {
    Files.createDirectories(folder);
    var lock =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new FolderLanding(folder, source, lock);
      }
    } catch (OverlappingFileLockException _) {
      // Another one in this very process.
    }
    lock.close();
    throw new IOException("something else is writing into " + folder);
  }

  @Override
  public Optional<FollowState> recover() throws IOException {
    finishOrUndo();
    Files.deleteIfExists(folder.resolve(PART));
    Path file = folder.resolve(CURSOR);
    if (!Files.exists(file)) {
      if (Files.exists(name(1))) {
        throw new IOException(folder + " holds objects but no cursor. Use another folder.");
      }
      return Optional.empty();
    }
    var cursor = Durable.cursor(file);
    Durable.requireSource(cursor, source, file);
    files = cursor.files();
    return Optional.of(cursor.state());
  }

  /// A cursor whose page has its name is the right one; any other belongs to a page that was lost.
  private void finishOrUndo() throws IOException {
    Path coming = folder.resolve(COMING);
    if (!Files.exists(coming)) {
      return;
    }
    boolean whole = true;
    long named = 0;
    try {
      named = Durable.cursor(coming).files();
    } catch (IOException _) {
      whole = false;
    }
    if (whole && Files.exists(name(named))) {
      Durable.rename(coming, folder.resolve(CURSOR));
    } else {
      Files.delete(coming);
    }
  }

  @Override
  public void begin() throws IOException {
    discard();
    part = Optional.of(new Part(new FileOutputStream(folder.resolve(PART).toFile())));
  }

  @Override
  public void take(BundledObject object) throws IOException {
    Part current = part.orElseThrow(() -> new IllegalStateException("no page has begun"));
    Durable.line(current.out, object);
    current.objects++;
  }

  @Override
  public void keep(FollowState state) throws IOException {
    Part current = part.orElseThrow(() -> new IllegalStateException("no page has begun"));
    current.out.flush();
    boolean any = current.objects > 0;
    if (any) {
      current.file.getFD().sync();
    }
    current.out.close();
    part = Optional.empty();
    long number = any ? files + 1 : files;
    Path coming = folder.resolve(COMING);
    Durable.write(coming, CursorText.write(new CursorText.Cursor(source, number, state)));
    if (any) {
      // From here on the page is there, and its cursor is found after a crash.
      Durable.rename(folder.resolve(PART), name(number));
    } else {
      Files.deleteIfExists(folder.resolve(PART));
    }
    Durable.rename(coming, folder.resolve(CURSOR));
    files = number;
  }

  @Override
  public void discard() throws IOException {
    if (part.isPresent()) {
      part.orElseThrow().out.close();
      part = Optional.empty();
      Files.deleteIfExists(folder.resolve(PART));
    }
  }

  private Path name(long number) {
    return folder.resolve(String.format(Locale.ROOT, "%012d.jsonl", number));
  }

  @Override
  public void close() throws IOException {
    discard();
    lock.close();
  }
}
