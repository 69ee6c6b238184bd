package dev.tocsin.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tocsin.core.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A connection to a server on which one request follows another, and a new one where the server
/// ends it: as little as HTTP/1.1 needs, for tests with a great many requests. One thread.
final class PlainLine implements AutoCloseable {
  private static final int WAIT_MILLIS = 30_000;

  /// The server ends a connection that is silent for longer than some times this.
  private static final Duration IDLE_MAX = Duration.ofSeconds(5);

  private static final int BUFFER_BYTES = 1 << 16;

  private final URI address;
  private Connection connection;
  private long used = System.nanoTime();

  private record Connection(Socket socket, InputStream in) {}

  PlainLine(URI address) {
    this.address = address;
    this.connection = connect();
  }

  private void renew() {
    close();
    connection = connect();
  }

  private Connection connect() {
    try {
      var socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(WAIT_MILLIS);
      return new Connection(socket, new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What came back.
  ///
  /// @param head status line and headers as they came
  record Reply(int status, String head, Bytes body) {
    /// All of it; an archive is one only from its first byte on.
    byte[] all() {
      var all = new byte[body.size() + head.length()];
      body.copyTo(all, 0);
      System.arraycopy(head.getBytes(ISO_8859_1), 0, all, body.size(), head.length());
      return all;
    }

    String text() {
      return body.utf8();
    }

    /// The value of a header; empty if it is not there.
    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /// Asks and waits for the answer.
  ///
  /// @param headers without those that say whom and how long
  Reply ask(String method, String path, List<String> headers, Bytes body) {
    var head = new StringBuilder(256);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(address.getAuthority()).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (method.equals("POST")) {
      head.append("Content-Length: ").append(body.size()).append("\r\n");
    }
    byte[] first = head.append("\r\n").toString().getBytes(ISO_8859_1);
    var request = new byte[first.length + body.size()];
    System.arraycopy(first, 0, request, 0, first.length);
    body.copyTo(request, first.length);
    try {
      if (System.nanoTime() - used > IDLE_MAX.toNanos()) {
        renew();
      }
      connection.socket().getOutputStream().write(request);
      var reply = reply();
      used = System.nanoTime();
      if (reply.header("connection").equals("close")) {
        renew();
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    }
  }

  private Reply reply() throws IOException {
    var head = new StringBuilder(512);
    String line = line();
    int status = Integer.parseInt(line.substring(9, 12));
    int length = 0;
    boolean chunked = false;
    while (!line.isEmpty()) {
      head.append(line).append('\n');
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:");
      line = line();
    }
    boolean bare = status == 204 || status == 304;
    var body = bare ? new byte[0] : chunked ? chunks() : connection.in().readNBytes(length);
    return new Reply(status, head.toString(), Bytes.takenOver(body));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(connection.in().readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = connection.in().read(); next != '\n'; next = connection.in().read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      connection.socket().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
