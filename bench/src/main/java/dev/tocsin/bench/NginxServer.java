package dev.tocsin.bench;

import dev.tocsin.core.Bytes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// nginx with static files, as Debian builds it, with two workers and kept connections.
///
/// @param address where it listens
record NginxServer(ChildProcess process, URI address) implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int TRIES = 500;

  /// Where a file is.
  ///
  /// @param index which of those that it was started with
  static String path(int index) {
    return "/" + index + ".json";
  }

  /// @param sendfile whether a file goes out within the kernel, or is read and written like what a
  ///   program has in its memory
  static NginxServer start(Path folder, List<Bytes> files, boolean sendfile) throws IOException {
    var root = Files.createTempDirectory(folder, "nginx-");
    for (int index = 0; index < files.size(); index++) {
      Files.write(root.resolve(index + ".json"), files.get(index).toArray());
    }
    int port = freePort();
    var settings = root.resolve("nginx.conf");
    Files.writeString(settings, settings(root, port, sendfile));
    var process =
        ChildProcess.start(
            List.of("/usr/sbin/nginx", "-e", "stderr", "-c", settings.toString()),
            root.resolve("log"));
    var address = URI.create("http://127.0.0.1:" + port);
    waitFor(address);
    return new NginxServer(process, address);
  }

  private static String settings(Path root, int port, boolean sendfile) {
    var user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    return """
    daemon off;
    %s
    worker_processes 2;
    pid %s/pid;
    events { worker_connections 64; }
    http {
      access_log off;
      sendfile %s;
      tcp_nopush on;
      keepalive_requests 1000000;
      default_type application/taxii+json;
      client_body_temp_path %s/body;
      proxy_temp_path %s/proxy;
      fastcgi_temp_path %s/fastcgi;
      uwsgi_temp_path %s/uwsgi;
      scgi_temp_path %s/scgi;
      server { listen 127.0.0.1:%d; root %s; }
    }
    """
        .formatted(user, root, sendfile ? "on" : "off", root, root, root, root, root, port, root);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void waitFor(URI address) throws IOException {
    for (int i = 1; ; i++) {
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        if (i == TRIES) {
          throw e;
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
