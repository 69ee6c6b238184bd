package dev.tocsin.node.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Ends requests whose body comes, and answers whose body goes, more slowly on average than is
/// allowed, once a first time has passed: a short body that waits for a busy machine is not slow.
final class BodyRate extends Handler.Wrapper {
  /// What every write has, for a node that was slow itself.
  private static final long WRITE_MIN_NANOS = 1_000_000_000L;

  private final int bytesPerSecond;
  private final Duration grace;

  BodyRate(int bytesPerSecond, Duration grace) {
    this.bytesPerSecond = bytesPerSecond;
    this.grace = grace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var watched = new Watched(request);
    return super.handle(watched, new Answer(watched, response), callback);
  }

  private boolean slow(long sinceNanos, long bytes) {
    long nanos = System.nanoTime() - sinceNanos;
    return nanos > grace.toNanos()
        && bytes / (double) bytesPerSecond < nanos / (double) Duration.ofSeconds(1).toNanos();
  }

  /// A request; read by one thread at a time.
  private final class Watched extends Request.Wrapper {
    private final long since = System.nanoTime();
    private long bytes;

    Watched(Request wrapped) {
      super(wrapped);
    }

    @Override
    public Content.@Nullable Chunk read() {
      var chunk = super.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return chunk;
      }
      bytes += chunk.remaining();
      if (!chunk.isLast() && slow(since, bytes)) {
        chunk.release();
        return Content.Chunk.from(new TimeoutException("the body comes too slowly"), true);
      }
      return chunk;
    }
  }

  /// An answer; written by one thread at a time.
  private final class Answer extends Response.Wrapper {
    private final Connection connection;
    private long since;
    private long bytes;

    Answer(Request request, Response wrapped) {
      super(request, wrapped);
      this.connection = request.getConnectionMetaData().getConnection();
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (bytes == 0) {
        since = System.nanoTime();
      }
      bytes += content == null ? 0 : content.remaining();
      // One write may be a whole page, and a reader that takes a little now and then is never idle.
      var cut =
          getServer()
              .getScheduler()
              .schedule(() -> ConnectionGuard.close(connection), timeLeft(), TimeUnit.NANOSECONDS);
      super.write(last, content, new Written(callback, cut));
    }

    /// Until when what was written has to be taken.
    private long timeLeft() {
      double nanos = bytes / (double) bytesPerSecond * Duration.ofSeconds(1).toNanos();
      long left = Math.max(grace.toNanos(), (long) nanos) - (System.nanoTime() - since);
      return Math.max(left, WRITE_MIN_NANOS);
    }
  }

  /// The end of one write, however it ended.
  private static final class Written extends Callback.Nested {
    private final Scheduler.Task cut;

    Written(Callback callback, Scheduler.Task cut) {
      super(callback);
      this.cut = cut;
    }

    @Override
    public void succeeded() {
      cut.cancel();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      cut.cancel();
      super.failed(cause);
    }
  }
}
