package dev.tocsin.stix.json;

import java.io.IOException;
import java.io.InputStream;

/// The bytes at hand of a stream that is read from front to back; for one thread.
final class ByteWindow {
  private static final int FIRST_SIZE = 256 * 1024;

  private final InputStream in;
  private final boolean shared;
  private byte[] bytes;
  private int end;
  private long before;
  private boolean ended;

  /// Nothing is at hand yet.
  ByteWindow(InputStream in) {
    this.in = in;
    this.bytes = new byte[FIRST_SIZE];
    this.shared = false;
  }

  /// All is at hand, and nobody changes it any more.
  ByteWindow(byte[] whole) {
    this.in = InputStream.nullInputStream();
    this.bytes = whole;
    this.end = whole.length;
    this.ended = true;
    this.shared = true;
  }

  /// The array that holds the bytes; another one, or with other content, after [#more].
  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /// How many bytes of the stream stand before the first one in the array.
  long before() {
    return before;
  }

  /// Whether the last byte of the stream is at hand.
  boolean ended() {
    return ended;
  }

  /// Whether the array stays as it is, whatever is read later.
  boolean shared() {
    return shared;
  }

  /// Reads on until the array is full. What stands before `kept` is given up, and `kept` moves to
  /// the start; the array doubles where that makes too little room, so that reading a long piece
  /// again and again costs no more than twice its length.
  void more(int kept) throws IOException {
    int left = end - kept;
    byte[] room = left > bytes.length / 2 ? new byte[Math.multiplyExact(2, bytes.length)] : bytes;
    System.arraycopy(bytes, kept, room, 0, left);
    bytes = room;
    before += kept;
    end = left;
    while (end < bytes.length && !ended) {
      int read = in.read(bytes, end, bytes.length - end);
      if (read < 0) {
        ended = true;
      } else {
        end += read;
      }
    }
  }
}
