package dev.tocsin.node.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections that take too long to bring the head of a request, for which Jetty has no
/// deadline, and those of an address that has too many. Safe for many threads.
final class ConnectionGuard implements Connection.Listener, HttpConfiguration.Customizer {
  private final Edge.Limits limits;
  private final Scheduler scheduler;
  private final Map<Connection, Scheduler.Task> awaited = new ConcurrentHashMap<>();
  // A connection that is closed does not know its address any more.
  private final Map<Connection, String> addresses = new ConcurrentHashMap<>();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  ConnectionGuard(Edge.Limits limits, Scheduler scheduler) {
    this.limits = limits;
    this.scheduler = scheduler;
  }

  @Override
  public void onOpened(Connection connection) {
    // Above every TLS connection there is the one that speaks HTTP; that one counts.
    if (connection instanceof SslConnection) {
      return;
    }
    String address = address(connection);
    addresses.put(connection, address);
    int open = byAddress.merge(address, 1, Integer::sum);
    if (open > limits.connections().perAddressMax()) {
      close(connection);
    } else {
      await(connection, limits.headTimeMax());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof SslConnection) {
      return;
    }
    arrived(connection);
    String address = addresses.remove(connection);
    if (address != null) {
      byAddress.computeIfPresent(address, (_, open) -> open == 1 ? null : open - 1);
    }
  }

  /// Called when the head of a request is complete.
  @Override
  public Request customize(Request request, HttpFields.Mutable headers) {
    var connection = request.getConnectionMetaData().getConnection();
    arrived(connection);
    // The next request may begin after a silence, and then has as long as the first.
    Request.addCompletionListener(
        request, _ -> await(connection, limits.idleTimeMax().plus(limits.headTimeMax())));
    return request;
  }

  private void await(Connection connection, Duration time) {
    var task = scheduler.schedule(() -> close(connection), time.toMillis(), TimeUnit.MILLISECONDS);
    var before = awaited.put(connection, task);
    if (before != null) {
      before.cancel();
    }
    if (!connection.getEndPoint().isOpen()) {
      arrived(connection);
    }
  }

  private void arrived(Connection connection) {
    var task = awaited.remove(connection);
    if (task != null) {
      task.cancel();
    }
  }

  /// Closes the socket itself: TLS would first try to say goodbye to someone who does not read.
  static void close(Connection connection) {
    EndPoint end = connection.getEndPoint();
    if (end instanceof SslConnection.SslEndPoint tls) {
      tls.getSslConnection().getEndPoint().close();
    }
    end.close();
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress known && known.getAddress() != null
        ? known.getAddress().getHostAddress()
        : "unknown";
  }
}
