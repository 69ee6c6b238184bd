package dev.tocsin.exchange.carrier;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.descriptor.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Reads the descriptor that a node publishes at `GET {base}/exchange/descriptor`. Safe for many
/// threads.
///
/// Whoever answers may be anyone: no TLS key is known yet, so none is asked for. What comes is
/// worth nothing until two people have compared the number that follows from it.
public final class DescriptorCall {
  public static final int BYTES_MAX = 512 * 1024;
  private static final String TYPE = "application/json";

  private final HttpCall http;

  public DescriptorCall(AddressRule rule) {
    this.http = HttpCall.ofStrangers(rule);
  }

  /// Asks and waits; redirects are not followed.
  ///
  /// @param base such as `https://node.example.org:8443`
  /// @throws IOException if nothing of the kind came within the limits; its message is a clause fit
  ///   for the operator
  public Bytes from(URI base) throws IOException {
    var reply = reply(web(base));
    if (reply.status() != 200) {
      throw new IOException("the answer has status " + reply.status());
    }
    if (!reply.type().equals(TYPE)) {
      throw new IOException("the answer is no JSON; it may not be a Tocsin node");
    }
    return reply.body();
  }

  private static Endpoint.Web web(URI base) throws IOException {
    try {
      if (Endpoint.parse(base.toString()) instanceof Endpoint.Web web) {
        return web;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    throw new IOException("that is no address on the network");
  }

  private HttpCall.Reply reply(Endpoint.Web endpoint) throws IOException {
    try {
      return http.call(endpoint, List.of(), HttpCall.Ask.get("/exchange/descriptor", BYTES_MAX));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the call was interrupted", e);
    }
  }
}
