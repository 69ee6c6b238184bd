package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.ObjectRow;
import dev.tocsin.core.collection.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A page of objects as it goes over the wire (TAXII 2.1 section 3.7): the bytes of the rows as
/// they are, read by nobody on the way. Immutable.
final class Envelope {
  private static final int CHUNK_BYTES = 64 << 10;
  static final byte[] END = {']', '}'};
  private static final byte[] EMPTY = {'{', '}'};

  private final Page<Page.Found> page;
  private final byte[] head;

  /// @param next in characters that need no escape
  Envelope(Page<Page.Found> page, Optional<String> next) {
    this.page = page;
    this.head = head(page.more(), next);
  }

  /// What stands before the objects.
  ///
  /// @param next in characters that need no escape
  static byte[] head(boolean more, Optional<String> next) {
    return ((more ? "{\"more\":true," : "{")
            + next.map(text -> "\"next\":\"" + text + "\",").orElse("")
            + "\"objects\":[")
        .getBytes(StandardCharsets.US_ASCII);
  }

  long length() {
    if (page.items().isEmpty()) {
      return EMPTY.length;
    }
    long length = head.length + page.items().size() - 1L + END.length;
    for (var found : page.items()) {
      length += found.row().length();
    }
    return length;
  }

  void write(OutputStream out) throws IOException {
    if (page.items().isEmpty()) {
      out.write(EMPTY);
      return;
    }
    var chunks = new Chunks(out);
    chunks.add(head, 0, head.length);
    boolean first = true;
    for (var found : page.items()) {
      if (!first) {
        chunks.add(',');
      }
      first = false;
      ObjectRow row = found.row();
      chunks.add(row.bytes(), row.offset(), row.length());
    }
    chunks.add(END, 0, END.length);
    chunks.flush();
  }

  /// Gathers small rows into large writes.
  private static final class Chunks {
    private final OutputStream out;
    private final byte[] buffer = new byte[CHUNK_BYTES];
    private int filled;

    Chunks(OutputStream out) {
      this.out = out;
    }

    void add(char ascii) throws IOException {
      if (filled == buffer.length) {
        flush();
      }
      buffer[filled++] = (byte) ascii;
    }

    void add(byte[] bytes, int offset, int length) throws IOException {
      if (length > buffer.length - filled) {
        flush();
      }
      if (length > buffer.length) {
        out.write(bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, buffer, filled, length);
        filled += length;
      }
    }

    void flush() throws IOException {
      out.write(buffer, 0, filled);
      filled = 0;
    }
  }
}
