package dev.tocsin.cli;

import java.io.Writer;
import java.util.function.Consumer;

/// Passes on what is written, line by line; for one thread.
final class Lines extends Writer {
  private final Consumer<String> sink;
  private final StringBuilder pending = new StringBuilder();

  Lines(Consumer<String> sink) {
    this.sink = sink;
  }

  @Override
  public void write(char[] units, int from, int length) {
    for (int at = from; at < from + length; at++) {
      if (units[at] == '\n') {
        sink.accept(pending.toString());
        pending.setLength(0);
      } else {
        pending.append(units[at]);
      }
    }
  }

  /// A line without its end waits for it, so that a line never comes out in two.
  @Override
  public void flush() {}

  @Override
  public void close() {
    if (!pending.isEmpty()) {
      sink.accept(pending.toString());
      pending.setLength(0);
    }
  }
}
