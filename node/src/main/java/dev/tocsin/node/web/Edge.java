package dev.tocsin.node.web;

import java.time.Duration;
import java.util.Optional;

/// How the server meets the network.
///
/// @param tls empty to speak plain HTTP
/// @param plainBeyondLoopback whether plain HTTP is allowed where other machines reach
/// @param clientCertificates of no effect without TLS
public record Edge(
    Optional<TlsKey> tls,
    boolean plainBeyondLoopback,
    Limits limits,
    ClientCertificates clientCertificates) {

  /// Without client certificates.
  public Edge(Optional<TlsKey> tls, boolean plainBeyondLoopback, Limits limits) {
    this(tls, plainBeyondLoopback, limits, ClientCertificates.OFF);
  }

  /// Plain HTTP on loopback, with the limits that the settings have by themselves.
  public static final Edge LOOPBACK = new Edge(Optional.empty(), false, Limits.DEFAULT);

  /// Whether the greeting of TLS asks callers for a certificate.
  public enum ClientCertificates {
    /// No caller is asked.
    OFF,
    /// Each is asked and may have none. One that is shown is worth what an account of a program
    /// says of its key; no authority vouches for it.
    ASKED
  }

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
