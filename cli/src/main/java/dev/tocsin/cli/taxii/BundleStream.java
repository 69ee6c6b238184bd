package dev.tocsin.cli.taxii;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Makes a bundle of objects that come one a line. For one thread.
final class BundleStream extends OutputStream {
  private final OutputStream out;
  private boolean lineEnded;

  /// The stream stays the caller's to close.
  BundleStream(OutputStream out) throws IOException {
    this.out = out;
    write("{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\",\"objects\":[");
    out.write('\n');
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int start = from;
    for (int at = from; at < from + length; at++) {
      if (lineEnded) {
        out.write(',');
        out.write('\n');
        lineEnded = false;
      }
      if (bytes[at] == '\n') {
        out.write(bytes, start, at - start);
        start = at + 1;
        lineEnded = true;
      }
    }
    out.write(bytes, start, from + length - start);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /// Ends the bundle, and leaves the stream below open.
  @Override
  public void close() throws IOException {
    if (lineEnded) {
      out.write('\n');
      lineEnded = false;
    }
    write("]}\n");
    out.flush();
  }
}
