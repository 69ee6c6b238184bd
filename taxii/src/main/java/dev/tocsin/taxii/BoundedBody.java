package dev.tocsin.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The body of an answer within its limits of bytes and time. For one thread; a second one of its
/// own breaks off what takes too long.
final class BoundedBody extends InputStream {
  private final InputStream body;
  private final long most;
  private final Duration time;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean late;
  private long seen;

  /// Takes the body over.
  BoundedBody(InputStream body, long most, Duration time) {
    this.body = body;
    this.most = most;
    this.time = time;
    Thread.ofVirtual().start(this::watch);
  }

  /// The answer has more bytes than it may.
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;

    TooLong(long most) {
      super("the answer is larger than " + most + " bytes");
    }
  }

  private void watch() {
    try {
      if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        late = true;
        body.close();
      }
    } catch (InterruptedException | IOException _) {
      late = true;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got;
    try {
      got = body.read(bytes, from, length);
    } catch (IOException e) {
      throw late ? tooLate(e) : e;
    }
    if (late) {
      throw tooLate(new IOException("closed"));
    }
    if (got > 0) {
      seen += got;
      if (seen > most) {
        throw new TooLong(most);
      }
    }
    return got;
  }

  private IOException tooLate(IOException cause) {
    return new IOException("the answer took longer than " + time.toSeconds() + " seconds", cause);
  }

  @Override
  public void close() throws IOException {
    done.countDown();
    body.close();
  }
}
