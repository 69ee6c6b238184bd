package dev.tocsin.node.taxii;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/// The body of a request, up to a limit, counted against what all bodies together may hold. One
/// thread.
final class BoundedBody extends FilterInputStream {
  private static final int UNIT_BYTES = 1 << 10;

  private final int bytesMax;
  private final Room room;
  private int bytes;
  private int taken;

  /// What the bodies under way may hold together: each only as much as has come of it, so that a
  /// slow one takes nothing away from others. Safe for many threads.
  static final class Room {
    private final Semaphore units;

    /// @param bytes at least as much as the largest body
    Room(long bytes) {
      this.units = new Semaphore((int) Math.min(bytes / UNIT_BYTES + 1, Integer.MAX_VALUE));
    }
  }

  BoundedBody(InputStream in, int bytesMax, Room room) {
    super(in);
    this.bytesMax = bytesMax;
    this.room = room;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      count(1);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int more) {
    bytes += more;
    if (bytes > bytesMax) {
      throw TaxiiRefusal.tooLarge(bytesMax);
    }
    int wanted = bytes / UNIT_BYTES - taken;
    if (wanted > 0) {
      if (!room.units.tryAcquire(wanted)) {
        throw TaxiiRefusal.busy();
      }
      taken += wanted;
    }
  }

  /// Gives the room back; the stream below is the server's to close.
  @Override
  public void close() {
    room.units.release(taken);
    taken = 0;
  }
}
