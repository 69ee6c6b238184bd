package dev.tocsin.node.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Ends requests whose body comes, and answers whose body goes, more slowly on average than is
/// allowed, once a first time has passed: a short body that waits for a busy machine is not slow.
final class BodyRate extends Handler.Wrapper {
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
    private long since;
    private long bytes;

    Answer(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (bytes == 0) {
        since = System.nanoTime();
      } else if (slow(since, bytes)) {
        callback.failed(new TimeoutException("the answer is taken too slowly"));
        return;
      }
      bytes += content == null ? 0 : content.remaining();
      super.write(last, content, callback);
    }
  }
}
