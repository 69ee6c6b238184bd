package dev.tocsin.node.web;

import java.time.Duration;
import java.util.Optional;

/// How the server meets the network.
///
/// @param tls empty to speak plain HTTP
/// @param plainBeyondLoopback whether plain HTTP is allowed where other machines reach
public record Edge(Optional<TlsKey> tls, boolean plainBeyondLoopback, Limits limits) {

  /// Plain HTTP on loopback, with the limits that the settings have by themselves.
  public static final Edge LOOPBACK = new Edge(Optional.empty(), false, Limits.DEFAULT);

  /// What one request and one connection may cost.
  ///
  /// @param requestBytesMax of a body
  /// @param headBytesMax of request line and headers
  /// @param headTimeMax from the connection's opening, TLS greeting included, to the end of the
  ///   head
  /// @param idleTimeMax silence of a connection
  /// @param bodyRateMin bytes a second, on average, of a body in either direction, once as long as
  ///   `headTimeMax` has passed
  public record Limits(
      int requestBytesMax,
      int headBytesMax,
      Duration headTimeMax,
      Duration idleTimeMax,
      int bodyRateMin,
      Connections connections) {
    public static final Limits DEFAULT =
        new Limits(
            33 << 20,
            8 << 10,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            1 << 10,
            new Connections(1024, 128));
  }

  /// How many connections may be open.
  ///
  /// @param perAddressMax of these, from one address
  public record Connections(int max, int perAddressMax) {}
}
