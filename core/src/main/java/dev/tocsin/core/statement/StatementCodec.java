package dev.tocsin.core.statement;

import dev.tocsin.core.NodeId;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Statements as JSON. Writing is deterministic; reading refuses what writing would not produce:
/// unknown members, missing ones, values out of range.
public final class StatementCodec {
  /// The version written into every statement.
  public static final long VERSION = 1;

  public static final JsonLimits LIMITS = JsonLimits.STATEMENT;
  private static final byte[] HANDLING_TAG =
      "tocsin/handling/v1\n".getBytes(StandardCharsets.UTF_8);

  private StatementCodec() {}

  public static byte[] write(Statement statement) {
    var header = statement.header();
    var json =
        JsonObject.builder()
            .put("v", VERSION)
            .put("kind", statement.kind().wire())
            .put("sid", header.id().toString())
            .put("thread", header.thread().toString())
            .put("from", header.from().value())
            .put("to", header.to().value())
            .put("epoch", header.position().epoch())
            .put("seq", header.position().seq())
            .put("prev", base64(header.position().prev()))
            .put(
                "seen",
                JsonObject.builder()
                    .put("seq", header.seen().seq())
                    .put("digest", base64(header.seen().digest()))
                    .build())
            .put("created", header.created().toString());
    header.notAfter().ifPresent(time -> json.put("not_after", time.toString()));
    json.put("precedence", header.precedence().name()).put("exercise", header.exercise());
    header.beacon().ifPresent(point -> json.put("beacon", point(point)));
    json.put("own", point(header.own())).put("blind", base64(header.blind()));
    return Json.write(json.put("body", body(statement.body())).build());
  }

  /// Reads a statement from foreign bytes.
  ///
  /// @throws JsonException if the bytes are not a statement of this version, or break a limit
  public static Statement read(byte[] json) {
    var reader = JsonReader.of(Json.parse(json, LIMITS));
    if (reader.longValue("v") != VERSION) {
      throw reader.fault("v", "this node reads statements of version " + VERSION);
    }
    var kind = choice(reader, "kind", Statement.Kind.values(), Statement.Kind::wire);
    var header = header(reader);
    var body = body(kind, reader.object("body"));
    reader.end();
    return new Statement(header, body);
  }

  /// The digest of handling conditions that a receipt echoes.
  public static Hash digest(Handling handling) {
    return Hash.of(HANDLING_TAG, Json.write(handling(handling)));
  }

  private static Header header(JsonReader reader) {
    var seen = reader.object("seen");
    var header =
        new Header(
            value(reader, "sid", StatementId::parse),
            value(reader, "thread", StatementId::parse),
            value(reader, "from", NodeId::new),
            value(reader, "to", NodeId::new),
            position(reader),
            new Header.Seen(natural(seen, "seq"), hash(seen, "digest")),
            reader.instant("created"),
            reader.optionalInstant("not_after"),
            choice(reader, "precedence", Precedence.values(), Precedence::name),
            reader.booleanValue("exercise"),
            reader.optionalObject("beacon").map(StatementCodec::point),
            point(reader.object("own")),
            hash(reader, "blind"));
    seen.end();
    return header;
  }

  private static Position position(JsonReader reader) {
    long epoch = natural(reader, "epoch");
    if (epoch == 0) {
      throw reader.fault("epoch", "epochs count from 1");
    }
    return new Position(epoch, natural(reader, "seq"), hash(reader, "prev"));
  }

  private static JsonObject body(Statement.Body body) {
    var json = JsonObject.builder();
    switch (body) {
      case Statement.Agreement agreement ->
          json.put("ceiling", agreement.ceiling().name())
              .put("terms", strings(agreement.terms()))
              .put("confirmed_by", strings(agreement.confirmedBy()))
              .put("secret", base64(agreement.secret()));
      case Statement.Warning warning ->
          json.put("title", warning.title())
              .put("handling", handling(warning.handling()))
              .put("hd", base64(digest(warning.handling())))
              .put("parts", array(warning.parts(), StatementCodec::commitment));
      case Statement.Receipt receipt -> writeReceipt(receipt, json);
      case Statement.Acknowledgement ack ->
          json.put("of", base64(ack.of()))
              .put("by", ack.by())
              .put("decision", ack.decision().wire())
              .put("at", ack.at().toString())
              .put("note", ack.note());
      case Statement.Request request ->
          json.put("of", base64(request.of()))
              .put("recipient", request.recipient().value())
              .put("organisation", request.organisation())
              .put("by", request.by())
              .put("reason", request.reason());
      case Statement.Answer answer ->
          json.put("of", base64(answer.of()))
              .put("by", answer.by())
              .put("decision", answer.decision().wire())
              .put("at", answer.at().toString())
              .put("note", answer.note());
      case Statement.Refusal refusal ->
          json.put("capsule", base64(refusal.capsule())).put("reason", refusal.reason().wire());
    }
    return json.build();
  }

  private static void writeReceipt(Statement.Receipt receipt, JsonObject.Builder json) {
    json.put("of", base64(receipt.of())).put("of_seq", receipt.seq());
    receipt.handling().ifPresent(digest -> json.put("hd", base64(digest)));
    json.put("result", receipt.result().wire());
    receipt.reason().ifPresent(reason -> json.put("reason", reason.wire()));
    json.put("received", receipt.received().toString())
        .put(
            "logged",
            JsonObject.builder()
                .put("index", receipt.logged())
                .put("blind", base64(receipt.leafBlind()))
                .build());
    receipt.timeNote().ifPresent(note -> json.put("time_note", note));
  }

  private static Statement.Body body(Statement.Kind kind, JsonReader reader) {
    var body =
        switch (kind) {
          case AGREEMENT ->
              new Statement.Agreement(
                  choice(reader, "ceiling", Tlp.values(), Tlp::name),
                  reader.strings("terms"),
                  reader.strings("confirmed_by"),
                  hash(reader, "secret"));
          case WARNING -> readWarning(reader);
          case RECEIPT -> readReceipt(reader);
          case ACK ->
              new Statement.Acknowledgement(
                  hash(reader, "of"),
                  reader.string("by"),
                  decision(reader, Decision.OF_WARNINGS),
                  reader.instant("at"),
                  reader.string("note"));
          case RFI ->
              new Statement.Request(
                  hash(reader, "of"),
                  value(reader, "recipient", NodeId::new),
                  filled(reader, "organisation"),
                  reader.string("by"),
                  filled(reader, "reason"));
          case ANSWER ->
              new Statement.Answer(
                  hash(reader, "of"),
                  reader.string("by"),
                  decision(reader, Decision.OF_REQUESTS),
                  reader.instant("at"),
                  reader.string("note"));
          case REFUSE ->
              new Statement.Refusal(
                  hash(reader, "capsule"), choice(reader, "reason", Reason.values(), Reason::wire));
        };
    reader.end();
    return body;
  }

  private static Statement.Warning readWarning(JsonReader reader) {
    var handling = handling(reader.object("handling"));
    if (!hash(reader, "hd").equals(digest(handling))) {
      throw reader.fault("hd", "is not the digest of the handling beside it");
    }
    var parts = new ArrayList<Part.Commitment>();
    for (var part : reader.objects("parts")) {
      parts.add(
          new Part.Commitment(
              part.string("name"),
              part.string("type"),
              natural(part, "size"),
              hash(part, "commitment")));
      part.end();
    }
    return new Statement.Warning(filled(reader, "title"), handling, parts);
  }

  private static Decision decision(JsonReader reader, List<Decision> choices) {
    return choice(reader, "decision", choices.toArray(Decision[]::new), Decision::wire);
  }

  private static String filled(JsonReader reader, String member) {
    String text = reader.string(member);
    if (text.isBlank()) {
      throw reader.fault(member, "is blank");
    }
    return text;
  }

  private static Statement.Receipt readReceipt(JsonReader reader) {
    var logged = reader.object("logged");
    var receipt =
        new Statement.Receipt(
            hash(reader, "of"),
            natural(reader, "of_seq"),
            reader.has("hd") ? Optional.of(hash(reader, "hd")) : Optional.empty(),
            choice(reader, "result", Result.values(), Result::wire),
            reader.has("reason")
                ? Optional.of(choice(reader, "reason", Reason.values(), Reason::wire))
                : Optional.empty(),
            reader.instant("received"),
            natural(logged, "index"),
            hash(logged, "blind"),
            reader.optionalString("time_note"));
    logged.end();
    return receipt;
  }

  private static JsonObject handling(Handling handling) {
    var json =
        JsonObject.builder()
            .put("tlp", handling.tlp().name())
            .put("caveats", strings(handling.caveats()))
            .put("relay", handling.relay());
    handling.retainUntil().ifPresent(time -> json.put("retain_until", time.toString()));
    handling.feedbackDue().ifPresent(time -> json.put("feedback_due", time.toString()));
    return json.build();
  }

  private static Handling handling(JsonReader reader) {
    var handling =
        new Handling(
            choice(reader, "tlp", Tlp.values(), Tlp::name),
            reader.strings("caveats"),
            reader.booleanValue("relay"),
            reader.optionalInstant("retain_until"),
            reader.optionalInstant("feedback_due"));
    reader.end();
    return handling;
  }

  private static JsonObject commitment(Part.Commitment part) {
    return JsonObject.builder()
        .put("name", part.name())
        .put("type", part.mediaType())
        .put("size", part.size())
        .put("commitment", base64(part.value()))
        .build();
  }

  private static JsonObject point(LogPoint point) {
    return JsonObject.builder()
        .put("origin", point.origin())
        .put("size", point.size())
        .put("root", base64(point.root()))
        .build();
  }

  private static LogPoint point(JsonReader reader) {
    var point =
        new LogPoint(reader.string("origin"), natural(reader, "size"), hash(reader, "root"));
    reader.end();
    return point;
  }

  private static JsonArray strings(List<String> values) {
    return array(values, JsonString::new);
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonValue> write) {
    return new JsonArray(values.stream().map(write).toList());
  }

  private static String base64(Hash hash) {
    return Base64.getEncoder().encodeToString(hash.bytes());
  }

  private static Hash hash(JsonReader reader, String member) {
    byte[] bytes = reader.base64(member);
    if (bytes.length != Hash.SIZE_BYTES) {
      throw reader.fault(member, "is not 32 bytes in base64");
    }
    return Hash.fromBytes(bytes);
  }

  private static long natural(JsonReader reader, String member) {
    long value = reader.longValue(member);
    if (value < 0) {
      throw reader.fault(member, "is negative");
    }
    return value;
  }

  private static <T> T choice(
      JsonReader reader, String member, T[] choices, Function<T, String> wire) {
    String text = reader.string(member);
    for (var choice : choices) {
      if (wire.apply(choice).equals(text)) {
        return choice;
      }
    }
    throw reader.fault(member, "is not one of the values that this version knows");
  }

  private static <T> T value(JsonReader reader, String member, Function<String, T> parse) {
    String text = reader.string(member);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw reader.fault(member, "is malformed: " + e.getMessage());
    }
  }
}
