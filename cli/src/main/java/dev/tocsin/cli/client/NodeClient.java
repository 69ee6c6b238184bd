package dev.tocsin.cli.client;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.core.Bytes;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// Speaks to one node. Every call ends within a minute and every answer has a limit; an answer that
/// is no success is thrown as a [CommandFailure] in words. For one thread.
public final class NodeClient implements AutoCloseable {
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  /// The longest answer that is taken: an evidence bundle with its content.
  public static final int ANSWER_BYTES_MAX = 128 * 1024 * 1024;

  private static final JsonLimits JSON = JsonLimits.STIX.withMaxBytes(16 * 1024 * 1024);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern FILE_NAME =
      Pattern.compile("filename=\"?([0-9A-Za-z][0-9A-Za-z._-]{0,120})\"?(?:;.*)?$");

  private final URI base;
  private final Credentials credentials;
  private final HttpClient http;

  /// To a node whose certificate, if it has one, an authority signed.
  ///
  /// @throws CommandFailure if secrets would cross a network in clear
  public NodeClient(URI base, Credentials credentials) {
    this(base, credentials, HttpClient.newBuilder());
  }

  /// To a node whose certificate is known otherwise.
  ///
  /// @throws CommandFailure if secrets would cross a network in clear
  public NodeClient(URI base, Credentials credentials, SSLContext trust) {
    this(base, credentials, HttpClient.newBuilder().sslContext(trust));
  }

  private NodeClient(URI base, Credentials credentials, HttpClient.Builder http) {
    requireSafe(base, credentials);
    this.base = base;
    this.credentials = credentials;
    this.http =
        http.version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /// Bytes with the name that the node gives them.
  ///
  /// @param name a plain file name, or blank
  public record Named(String name, Bytes content) {
    public byte[] bytes() {
      return content.toArray();
    }

    public boolean isEmpty() {
      return content.size() == 0;
    }
  }

  /// The JSON that the node answers.
  public JsonValue json(Call call) {
    var response = send(call);
    try {
      return Json.parse(response.body(), JSON);
    } catch (JsonException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The answer of " + base + " cannot be read: " + e.getMessage() + ". Is it a Tocsin node?",
          e);
    }
  }

  /// The file that the node answers; empty if there is none.
  public Named file(Call call) {
    var response = send(call);
    var disposition =
        FILE_NAME.matcher(response.headers().firstValue("Content-Disposition").orElse(""));
    return new Named(disposition.find() ? disposition.group(1) : "", Bytes.of(response.body()));
  }

  /// Sends, and needs no answer but success.
  public void done(Call call) {
    send(call);
  }

  /// What the node shows to anyone.
  public byte[] descriptor() {
    return send(new Call("GET", "/exchange/descriptor", "", BodyPublishers.noBody())).body();
  }

  private HttpResponse<byte[]> send(Call call) {
    try {
      var response =
          http.send(
              request(call), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
      if (response.statusCode() / 100 != 2) {
        throw Refusal.of(response.statusCode(), response.body(), credentials);
      }
      return response;
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "No node answers at " + base + ". Is it running? Start it with: tocsin serve",
          e);
    } catch (HttpTimeoutException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The node at "
              + base
              + " did not answer within "
              + CALL_TIMEOUT.toSeconds()
              + " seconds. Look at its log, then try again.",
          e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The talk with the node at " + base + " broke off: " + e.getMessage() + ". Try again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERNAL, "Interrupted before the node answered.", e);
    }
  }

  private HttpRequest request(Call call) {
    var request =
        HttpRequest.newBuilder(base.resolve(call.target()))
            .timeout(CALL_TIMEOUT)
            .method(call.method(), call.body());
    if (!call.mediaType().isEmpty()) {
      request.header("Content-Type", call.mediaType());
    }
    if (!credentials.header().isEmpty()) {
      request.header("Authorization", credentials.header());
    }
    return request.build();
  }

  private static void requireSafe(URI base, Credentials credentials) {
    String host = base.getHost();
    boolean http = "http".equals(base.getScheme());
    if (host == null || !(http || "https".equals(base.getScheme()))) {
      throw CommandFailure.usage(
          "The node's address is such as https://node.example:8443, not " + base + ".");
    }
    if (http && !LOOPBACK.contains(host) && !(credentials instanceof Credentials.None)) {
      throw CommandFailure.usage(
          "Secrets are not sent in clear to " + host + ". Use its https address.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
