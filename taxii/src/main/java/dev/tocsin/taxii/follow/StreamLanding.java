package dev.tocsin.taxii.follow;

import dev.tocsin.stix.BundledObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes objects to a stream, one a line, page by page, and the cursor to a file after them. A
/// crash between the two gives the last page once more: the reader of a stream cannot be asked what
/// it has.
public final class StreamLanding implements Landing {
  private final OutputStream out;
  private final Optional<Path> cursor;
  private final String source;
  private final Path part;
  private Optional<OutputStream> page = Optional.empty();

  /// The stream stays the caller's to close.
  ///
  /// @param cursor where to keep how far the collection has been followed
  public StreamLanding(OutputStream out, Optional<Path> cursor, String source) throws IOException {
    this.out = out;
    this.cursor = cursor;
    this.source = source;
    this.part = Files.createTempFile("tocsin-", ".part");
  }

  @Override
  public Optional<FollowState> recover() throws IOException {
    if (cursor.isEmpty() || !Files.exists(cursor.orElseThrow())) {
      return Optional.empty();
    }
    Path file = cursor.orElseThrow();
    var read = Durable.cursor(file);
    Durable.requireSource(read, source, file);
    return Optional.of(read.state());
  }

  @Override
  public void begin() throws IOException {
    discard();
    page = Optional.of(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
  }

  @Override
  public void take(BundledObject object) throws IOException {
    Durable.line(page.orElseThrow(() -> new IllegalStateException("no page has begun")), object);
  }

  @Override
  public void keep(FollowState state) throws IOException {
    page.orElseThrow(() -> new IllegalStateException("no page has begun")).close();
    page = Optional.empty();
    Files.copy(part, out);
    out.flush();
    if (cursor.isPresent()) {
      Path file = cursor.orElseThrow();
      Path coming = file.resolveSibling(file.getFileName() + ".new");
      Durable.write(coming, CursorText.write(new CursorText.Cursor(source, 0, state)));
      Durable.rename(coming, file);
    }
  }

  @Override
  public void discard() throws IOException {
    if (page.isPresent()) {
      page.orElseThrow().close();
      page = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    discard();
    Files.deleteIfExists(part);
  }
}
