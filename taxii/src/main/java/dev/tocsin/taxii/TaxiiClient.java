package dev.tocsin.taxii;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Talks to TAXII 2.1 servers. Each method asks once, blocks, and throws [TaxiiException] if there
/// is no answer to use; nothing is tried again. Safe for many threads.
///
/// A root is the address of an API root, a collection that of a collection, as
/// `https://taxii.example/shared/collections/0f1e2d3c-4b5a-4687-9788-a9bacbdcedfe/`; a last slash
/// may be missing.
public final class TaxiiClient implements AutoCloseable {
  private static final int TOKEN_MAX = 4096;

  private final Call call;
  private final Limits limits;

  public TaxiiClient(ClientSettings settings, InstantSource clock) {
    this.call = new Call(settings, clock);
    this.limits = settings.limits();
  }

  /// The address below which discovery stands, if an address names but a host (TAXII 2.1 §1.6.1).
  public static URI discoveryOf(URI address) {
    String path = Optional.ofNullable(address.getPath()).orElse("");
    return path.isEmpty() || path.equals("/") ? address.resolve("/taxii2/") : slashed(address);
  }

  /// Whether two addresses belong to one server, so that credentials for one may go to the other.
  public static boolean sameServer(URI one, URI other) {
    return AddressCheck.sameServer(one, other);
  }

  /// Why a collection's address is not one to call; empty if it is. Plain http is for this machine.
  public static Optional<String> objection(URI collection) {
    try {
      rootOf(collection);
    } catch (TaxiiException e) {
      return Optional.of(e.trouble().sentence());
    }
    return AddressCheck.objection(collection, false);
  }

  /// TAXII 2.1 §4.1.
  public Discovery discovery(URI address) throws InterruptedException {
    URI asked = discoveryOf(address);
    JsonObject answer = call.json(asked, Call.to(asked));
    if (answer.member("api_roots").isEmpty() && Members.text(answer, "title").isEmpty()) {
      throw new TaxiiException(Call.notTaxii(asked, "it has neither title nor api_roots"));
    }
    return new Discovery(
        Members.text(answer, "title").orElse(""),
        Members.text(answer, "description"),
        Members.text(answer, "contact"),
        Members.text(answer, "default").flatMap(text -> resolved(asked, text)),
        Members.texts(answer, "api_roots").stream()
            .flatMap(text -> resolved(asked, text).stream())
            .toList());
  }

  private static Optional<URI> resolved(URI base, String text) {
    try {
      return Optional.of(slashed(base.resolve(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// TAXII 2.1 §4.2.
  public ApiRoot apiRoot(URI root) throws InterruptedException {
    URI asked = slashed(root);
    JsonObject answer = call.json(asked, Call.to(asked));
    if (answer.member("max_content_length").isEmpty()) {
      throw new TaxiiException(Call.notTaxii(asked, "an API root states max_content_length"));
    }
    return new ApiRoot(
        Members.text(answer, "title").orElse(""),
        Members.text(answer, "description"),
        Members.texts(answer, "versions"),
        Members.count(answer, "max_content_length"));
  }

  /// TAXII 2.1 §5.1.
  public List<CollectionInformation> collections(URI root) throws InterruptedException {
    URI asked = slashed(root).resolve("collections/");
    JsonObject answer = call.json(asked, Call.to(asked));
    return Members.objects(answer, "collections").stream().map(TaxiiClient::information).toList();
  }

  /// TAXII 2.1 §5.2.
  public CollectionInformation collection(URI collection) throws InterruptedException {
    URI asked = slashed(collection);
    JsonObject answer = call.json(asked, Call.to(asked));
    if (Members.text(answer, "id").isEmpty()) {
      throw new TaxiiException(Call.notTaxii(asked, "a collection has an id"));
    }
    return information(answer);
  }

  private static CollectionInformation information(JsonObject answer) {
    return new CollectionInformation(
        Members.text(answer, "id").orElse(""),
        Members.text(answer, "title").orElse(""),
        Members.text(answer, "description"),
        Members.text(answer, "alias"),
        Members.flag(answer, "can_read"),
        Members.flag(answer, "can_write"),
        Members.texts(answer, "media_types"));
  }

  /// Reads a page of objects (TAXII 2.1 §5.4) and hands them on one by one.
  ///
  /// @throws TaxiiException also after objects have been handed on, if the page breaks off then
  /// @throws UncheckedIOException what the sink throws
  public Page objects(URI collection, Query query, ObjectSink sink) throws InterruptedException {
    return page(below(collection, "objects/" + query.text()), sink);
  }

  /// Reads versions of one object (TAXII 2.1 §5.6), like [#objects].
  public Page object(URI collection, String id, Query query, ObjectSink sink)
      throws InterruptedException {
    return page(below(collection, "objects/" + encoded(id) + "/" + query.text()), sink);
  }

  private Page page(URI asked, ObjectSink sink) throws InterruptedException {
    int objects = 0;
    try (var reply = call.ask(asked, Call.to(asked), limits.pageBytes())) {
      var reader = BundleReader.of(reply.body(), pageLimits());
      for (var object = reader.next(); object.isPresent(); object = reader.next()) {
        take(sink, object.orElseThrow());
        objects++;
      }
      JsonObject envelope = reader.properties();
      Optional<String> next = Members.token(envelope, "next");
      if (next.map(String::length).orElse(0) > TOKEN_MAX) {
        throw new TaxiiException(Call.notTaxii(asked, "its next is longer than " + TOKEN_MAX));
      }
      if (Members.text(envelope, "type").isPresent()) {
        throw new TaxiiException(Call.notTaxii(asked, "it answers a bundle, no envelope"));
      }
      return new Page(
          objects,
          Members.flag(envelope, "more"),
          next,
          reply.header("X-TAXII-Date-Added-First").flatMap(TaxiiClient::time),
          reply.header("X-TAXII-Date-Added-Last").flatMap(TaxiiClient::time),
          reply.header("Date").flatMap(TaxiiClient::served));
    } catch (JsonException e) {
      boolean early = String.valueOf(e.getMessage()).startsWith("the text ends early");
      var trouble =
          early
              ? new Trouble.Broken(asked.getAuthority() + " breaks off in the middle of a page.")
              : Call.notTaxii(asked, String.valueOf(e.getMessage()));
      throw new TaxiiException(trouble, e);
    } catch (BoundedBody.TooLong e) {
      throw new TaxiiException(
          new Trouble.TooLarge(asked.getAuthority() + ": " + e.getMessage() + "."), e);
    } catch (IOException e) {
      throw new TaxiiException(new Trouble.Broken(Call.words(asked, e)), e);
    }
  }

  private JsonStreamLimits pageLimits() {
    return new JsonStreamLimits(
        limits.pageBytes(), JsonLimits.STIX.maxElements(), JsonStreamLimits.BUNDLE.each());
  }

  /// What the sink throws must not be taken for a broken connection.
  private static void take(ObjectSink sink, BundledObject object) {
    try {
      sink.take(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> served(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// TAXII 2.1 §5.3.
  public Manifest manifest(URI collection, Query query) throws InterruptedException {
    URI asked = below(collection, "manifest/" + query.text());
    JsonObject answer = call.json(asked, Call.to(asked));
    var lines = new ArrayList<Manifest.Line>();
    for (var line : Members.objects(answer, "objects")) {
      lines.add(
          new Manifest.Line(
              Members.text(line, "id").orElse(""),
              Members.text(line, "date_added").orElse(""),
              Members.text(line, "version").orElse(""),
              Members.text(line, "media_type")));
    }
    return new Manifest(Members.flag(answer, "more"), Members.token(answer, "next"), lines);
  }

  /// TAXII 2.1 §5.8.
  public VersionsPage versions(URI collection, String id, Query query) throws InterruptedException {
    URI asked = below(collection, "objects/" + encoded(id) + "/versions/" + query.text());
    JsonObject answer = call.json(asked, Call.to(asked));
    return new VersionsPage(
        Members.flag(answer, "more"),
        Members.token(answer, "next"),
        Members.texts(answer, "versions"));
  }

  /// Adds objects (TAXII 2.1 §5.5).
  ///
  /// @param envelope an object with the list `objects`, in UTF-8
  public PushStatus push(URI collection, byte[] envelope) throws InterruptedException {
    URI asked = below(collection, "objects/");
    var request =
        Call.to(asked)
            .header("Content-Type", Call.MEDIA_TYPE)
            .POST(BodyPublishers.ofByteArray(envelope));
    return status(call.json(asked, request));
  }

  /// How far objects that were pushed have come (TAXII 2.1 §4.3).
  public PushStatus status(URI root, String id) throws InterruptedException {
    URI asked = slashed(root).resolve("status/" + encoded(id) + "/");
    return status(call.json(asked, Call.to(asked)));
  }

  private static PushStatus status(JsonObject answer) {
    var failures = new ArrayList<PushStatus.Fate>();
    for (var each : Members.objects(answer, "failures")) {
      failures.add(
          new PushStatus.Fate(
              Members.text(each, "id").orElse(""),
              Members.text(each, "version").orElse(""),
              Members.text(each, "message")));
    }
    return new PushStatus(
        Members.text(answer, "id").orElse(""),
        Members.text(answer, "status").orElse("").equals("complete"),
        Members.count(answer, "total_count"),
        Members.count(answer, "success_count"),
        Members.count(answer, "failure_count"),
        Members.count(answer, "pending_count"),
        failures);
  }

  /// Removes an object (TAXII 2.1 §5.7).
  public void delete(URI collection, String id, Query.Filter filter) throws InterruptedException {
    URI asked = below(collection, "objects/" + encoded(id) + "/" + Query.of(filter).text());
    call.done(asked, Call.to(asked).method("DELETE", HttpRequest.BodyPublishers.noBody()));
  }

  /// The root of a collection's address.
  ///
  /// @throws TaxiiException if it is no address of a collection
  public static URI rootOf(URI collection) {
    String path = Optional.ofNullable(slashed(collection).getRawPath()).orElse("");
    int at = path.lastIndexOf("/collections/");
    if (at < 0 || path.indexOf('/', at + "/collections/".length()) != path.length() - 1) {
      throw new TaxiiException(
          new Trouble.NotAllowed(
              "A collection's address ends in /collections/ID/, unlike " + collection));
    }
    return collection.resolve(path.substring(0, at + 1));
  }

  private static URI below(URI collection, String rest) {
    rootOf(collection);
    return URI.create(slashed(collection) + rest);
  }

  private static URI slashed(URI address) {
    String path = Optional.ofNullable(address.getRawPath()).orElse("");
    return path.endsWith("/") ? address.resolve(path) : address.resolve(path + "/");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    call.close();
  }
}
