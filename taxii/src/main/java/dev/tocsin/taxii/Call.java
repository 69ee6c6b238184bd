package dev.tocsin.taxii;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// One question to a server at a time, with every limit. Blocks; safe for many threads.
final class Call implements AutoCloseable {
  static final String MEDIA_TYPE = "application/taxii+json;version=2.1";
  private static final int SENTENCE_MAX = 500;

  private final ClientSettings settings;
  private final InstantSource clock;
  private final HttpClient client;

  Call(ClientSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.limits().connectTime())
            .followRedirects(HttpClient.Redirect.NEVER);
    settings.tls().ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /// A successful answer, to be closed.
  record Reply(HttpResponse<InputStream> head, BoundedBody body) implements AutoCloseable {
    Optional<String> header(String name) {
      return head.headers().firstValue(name);
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException _) {
        // Nothing more is wanted of it.
      }
    }
  }

  /// A request without its limits.
  static HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address);
  }

  /// Asks, and gives a successful answer whose body is still to be read.
  ///
  /// @throws TaxiiException if there is none
  Reply ask(URI address, HttpRequest.Builder request, long most) throws InterruptedException {
    AddressCheck.objection(address, settings.plainAllowed())
        .ifPresent(why -> {
          throw new TaxiiException(new Trouble.NotAllowed(why + ": " + address));
        });
    Duration time = settings.limits().wholeTime();
    Instant begun = clock.instant();
    request.header("Accept", MEDIA_TYPE).timeout(time);
    settings.credentials().header().ifPresent(value -> request.header("Authorization", value));
    HttpResponse<InputStream> head;
    try {
      head = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new TaxiiException(new Trouble.Broken(words(address, e)), e);
    }
    Duration left = time.minus(Duration.between(begun, clock.instant()));
    var body = new BoundedBody(head.body(), most, left.isPositive() ? left : Duration.ofMillis(1));
    var reply = new Reply(head, body);
    Optional<Trouble> trouble = trouble(address, reply);
    if (trouble.isPresent()) {
      reply.close();
      throw new TaxiiException(trouble.orElseThrow());
    }
    return reply;
  }

  /// Asks for an object of JSON that is held in memory.
  JsonObject json(URI address, HttpRequest.Builder request) throws InterruptedException {
    int most = settings.limits().smallBytes();
    try (var reply = ask(address, request, most)) {
      byte[] bytes = reply.body().readAllBytes();
      if (Json.parse(bytes, JsonLimits.STIX.withMaxBytes(most)) instanceof JsonObject object) {
        return object;
      }
      throw new TaxiiException(notTaxii(address, "its answer is no JSON object"));
    } catch (JsonException e) {
      throw new TaxiiException(notTaxii(address, String.valueOf(e.getMessage())), e);
    } catch (BoundedBody.TooLong e) {
      throw new TaxiiException(new Trouble.TooLarge(address.getHost() + ": " + e.getMessage()), e);
    } catch (IOException e) {
      throw new TaxiiException(new Trouble.Broken(words(address, e)), e);
    }
  }

  /// Asks for nothing but success.
  void done(URI address, HttpRequest.Builder request) throws InterruptedException {
    ask(address, request, settings.limits().smallBytes()).close();
  }

  private Optional<Trouble> trouble(URI address, Reply reply) {
    int status = reply.head().statusCode();
    if (status >= 300 && status < 400) {
      String where = reply.header("Location").map(to -> " to " + cut(to)).orElse("");
      return Optional.of(
          new Trouble.Refused(
              status,
              "The server sends callers elsewhere"
                  + where
                  + ", which is not followed. If that is right, name that address yourself.",
              Optional.empty()));
    }
    if (status < 200 || status >= 300) {
      return Optional.of(refused(address, reply, status));
    }
    String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("application/vnd.oasis.")) {
      return Optional.of(notTaxii(address, "it speaks TAXII 2.0"));
    }
    if (!type.isEmpty() && !type.contains("json")) {
      return Optional.of(notTaxii(address, "it answers " + cut(type)));
    }
    return reply
        .header("Content-Encoding")
        .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
        .map(encoding ->
            notTaxii(address, "it encodes its answer as " + cut(encoding) + ", unasked"));
  }

  private Trouble refused(URI address, Reply reply, int status) {
    String said = "";
    try {
      byte[] bytes = reply.body().readNBytes(64 * 1024);
      if (Json.parse(bytes, JsonLimits.STATEMENT) instanceof JsonObject error) {
        said =
            Members.text(error, "title").orElse("")
                + Members.text(error, "description").map(text -> " (" + text + ")").orElse("");
      }
    } catch (IOException | JsonException _) {
      // The status says enough.
    }
    String sentence =
        address.getHost()
            + " answers "
            + status
            + (said.isBlank() ? "" : ": " + cut(said))
            + advice(status);
    return new Trouble.Refused(
        status,
        sentence,
        reply.header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock.instant())));
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 -> ". It wants other credentials.";
      case 403 -> ". These credentials may not do that.";
      case 404 -> ". There is no such thing there, or these credentials may not see it.";
      case 406, 415 -> ". It does not speak TAXII 2.1.";
      case 413 -> ". It takes no request as large as that.";
      case 429 -> ". It wants to be asked less often.";
      default -> ".";
    };
  }

  static Trouble notTaxii(URI address, String why) {
    return new Trouble.NotTaxii(
        address.getHost() + address.getPath() + " does not answer TAXII 2.1: " + cut(why) + ".");
  }

  static String words(URI address, IOException e) {
    String host = address.getAuthority();
    return switch (e) {
      case HttpTimeoutException _ -> host + " does not answer in time.";
      case ConnectException _ -> host + " cannot be reached.";
      case SSLException tls ->
          "The connection to "
              + host
              + " is not safe: "
              + cut(String.valueOf(tls.getMessage()))
              + ". If the server has a certificate of its own, name it as one to trust.";
      default ->
          "The connection to " + host + " broke: " + cut(String.valueOf(e.getMessage())) + ".";
    };
  }

  private static String cut(String text) {
    return text.length() <= SENTENCE_MAX ? text : text.substring(0, SENTENCE_MAX) + "…";
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
