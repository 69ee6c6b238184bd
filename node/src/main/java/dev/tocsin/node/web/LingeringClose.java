package dev.tocsin.node.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Takes, and throws away, what still comes of a body whose request was answered, before it ends
/// the answer. A connection that is closed while its client writes is reset, and the client may
/// never see what told it what was wrong (RFC 9112, section 9.6).
///
/// Of a body without a length that is longer than any may be nothing more can be taken: Jetty lets
/// nobody read on.
final class LingeringClose extends Handler.Wrapper {
  private static final long REQUESTS = 4;

  private final Duration timeMax;
  private final long bytesMax;

  /// For so long as a head may take, and so much as a few requests may have.
  LingeringClose(Edge.Limits limits) {
    this.timeMax = limits.headTimeMax();
    this.bytesMax = REQUESTS * limits.requestBytesMax();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!bringsBody(request)) {
      return super.handle(request, response, callback);
    }
    var watched = new Watched(request);
    return super.handle(watched, new Answer(watched, response), callback);
  }

  /// Who waits to be told to go on, and is told no, sends nothing.
  private static boolean bringsBody(Request request) {
    var headers = request.getHeaders();
    return (request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING))
        && !headers.contains(HttpHeader.EXPECT);
  }

  /// A request; read by one thread at a time.
  private static final class Watched extends Request.Wrapper {
    private boolean ended;

    Watched(Request wrapped) {
      super(wrapped);
    }

    @Override
    public Content.@Nullable Chunk read() {
      var chunk = super.read();
      ended |= chunk != null && chunk.isLast();
      return chunk;
    }

    /// Nothing is left over: [Answer] takes it. Otherwise Jetty would let nobody read on.
    @Override
    public boolean consumeAvailable() {
      return true;
    }
  }

  /// An answer; written by one thread at a time.
  private final class Answer extends Response.Wrapper {
    private final Watched request;
    private long since;
    private long bytes;

    Answer(Watched request, Response wrapped) {
      super(request, wrapped);
      this.request = request;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (!last || request.ended) {
        super.write(last, content, callback);
        return;
      }
      if (!isCommitted()) {
        // So that the client knows that it has all of it, though it is not ended.
        getHeaders().put(HttpHeader.CONTENT_LENGTH, BufferUtil.length(content));
      }
      since = System.nanoTime();
      super.write(false, content, Callback.from(() -> take(callback), callback::failed));
    }

    private void take(Callback callback) {
      while (!request.ended && bytes < bytesMax && System.nanoTime() - since < timeMax.toNanos()) {
        var chunk = request.read();
        if (chunk == null) {
          request.demand(() -> take(callback));
          return;
        }
        bytes += chunk.remaining();
        chunk.release();
      }
      super.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }
  }
}
