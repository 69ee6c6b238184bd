package dev.tocsin.bench;

import dev.tocsin.core.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One HTTP connection that is kept, so that asking costs little beside answering. One thread.
final class KeptConnection implements AutoCloseable {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final String TYPE = "application/taxii+json;version=2.1";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private final String headers;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /// @param token shown as Bearer
  KeptConnection(URI server, String token) throws IOException {
    this.socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    this.out = socket.getOutputStream();
    this.host = server.getHost();
    this.headers = "Authorization: Bearer " + token + "\r\nAccept: " + TYPE + "\r\n";
  }

  /// How a request was answered.
  ///
  /// @param last when the last object of a page was added; empty without one
  /// @param body empty unless it was to be kept
  record Answer(int status, long length, String last, Bytes body) {}

  Answer get(String path) throws IOException {
    return get(path, false);
  }

  Answer get(String path, boolean keep) throws IOException {
    out.write(head("GET", path, "").getBytes(StandardCharsets.US_ASCII));
    return answer(keep);
  }

  Answer delete(String path) throws IOException {
    out.write(head("DELETE", path, "").getBytes(StandardCharsets.US_ASCII));
    return answer(true);
  }

  Answer post(String path, byte[] body) throws IOException {
    var more = "Content-Type: " + TYPE + "\r\nContent-Length: " + body.length + "\r\n";
    out.write(head("POST", path, more).getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    return answer(true);
  }

  /// Says that a body of some length will come, and waits for what is said to that.
  Answer offer(String path, int length) throws IOException {
    var more = "Content-Type: " + TYPE + "\r\nContent-Length: " + length + "\r\n";
    out.write(head("POST", path, more).getBytes(StandardCharsets.US_ASCII));
    return answer(true);
  }

  private String head(String method, String path, String more) {
    return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + more + "\r\n";
  }

  private Answer answer(boolean keep) throws IOException {
    var first = line();
    int status = Integer.parseInt(first.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    long length = 0;
    String last = "";
    boolean chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      var value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(value);
        case "transfer-encoding" -> chunked = true;
        case "x-taxii-date-added-last" -> last = value;
        default -> {}
      }
    }
    if (chunked) {
      var body = chunks();
      return new Answer(status, body.length, last, Bytes.takenOver(body));
    }
    if (keep) {
      return new Answer(status, length, last, Bytes.takenOver(in.readNBytes((int) length)));
    }
    skip(length);
    return new Answer(status, length, last, Bytes.EMPTY);
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int length;
    do {
      length = Integer.parseInt(line(), 16);
      body.writeBytes(in.readNBytes(length));
      line();
    } while (length > 0);
    return body.toByteArray();
  }

  private void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new IOException("the answer broke off");
      }
      left -= read;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
