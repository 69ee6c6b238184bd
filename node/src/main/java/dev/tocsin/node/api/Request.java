package dev.tocsin.node.api;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A request whose caller is known and whose form was checked against its route. For one thread.
final class Request {
  private final Context context;
  private final Caller caller;
  private final Bytes body;

  private Request(Context context, Caller caller, Bytes body) {
    this.context = context;
    this.caller = caller;
    this.body = body;
  }

  /// Checks query, media type and size.
  ///
  /// @throws DeskException if one of them is not as the route has it
  static Request of(Context context, Caller caller, Route.Shape shape) {
    requireQuery(context, shape);
    requireMediaType(context, shape.takes());
    return new Request(context, caller, body(context, shape.takes()));
  }

  private static void requireQuery(Context context, Route.Shape shape) {
    for (var member : context.queryParamMap().entrySet()) {
      if (!shape.query().contains(member.getKey()) || member.getValue().size() != 1) {
        throw new DeskException(
            Problem.Kind.BAD_REQUEST,
            shape.query().isEmpty()
                ? "Nothing may stand in the query here."
                : "The query may have each of these once, and no other: "
                    + String.join(", ", shape.query().stream().sorted().toList())
                    + ".");
      }
    }
  }

  private static void requireMediaType(Context context, Takes takes) {
    if (takes == Takes.NOTHING) {
      return;
    }
    String given = Optional.ofNullable(context.header("Content-Type")).orElse("");
    String type = given.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(takes.mediaType())) {
      throw new DeskException(
          Problem.Kind.MEDIA_TYPE, "Send it with Content-Type: " + takes.mediaType() + ".");
    }
  }

  private static Bytes body(Context context, Takes takes) {
    if (context.req().getContentLengthLong() > takes.bytesMax()) {
      throw tooLarge(takes);
    }
    try {
      byte[] bytes = context.bodyInputStream().readNBytes(takes.bytesMax() + 1);
      if (bytes.length > takes.bytesMax()) {
        throw tooLarge(takes);
      }
      return Bytes.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the body of a request did not come", e);
    }
  }

  private static DeskException tooLarge(Takes takes) {
    return takes == Takes.NOTHING
        ? new DeskException(Problem.Kind.BAD_REQUEST, "No body is taken here.")
        : new DeskException(
            Problem.Kind.TOO_LARGE, "At most " + takes.bytesMax() + " bytes are taken here.");
  }

  Caller caller() {
    return caller;
  }

  /// A step of the path that varies.
  String step(String name) {
    return context.pathParam(name);
  }

  Bytes body() {
    return body;
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  /// A number of the query.
  ///
  /// @throws DeskException if it is there and not a whole number in the range
  int number(String name, int fallback, int max) {
    var text = query(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // refused below
    }
    throw unfit(name, "a whole number from 1 to " + max);
  }

  /// A truth of the query; `false` if absent.
  ///
  /// @throws DeskException if it is there and neither `true` nor `false`
  boolean truth(String name) {
    return switch (query(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unfit(name, "true or false");
    };
  }

  /// A refusal of a member of the query.
  static DeskException unfit(String name, String expected) {
    return new DeskException(
        Problem.Kind.BAD_REQUEST, "The query's " + name + " must be " + expected + ".");
  }

  /// What the body says. Members that nobody asks for are refused.
  ///
  /// @throws DeskException with the place of the fault
  <T> T json(Function<JsonReader, T> read) {
    try {
      var reader = JsonReader.of(Json.parse(body.toArray(), JsonLimits.STATEMENT));
      var value = read.apply(reader);
      reader.end();
      return value;
    } catch (JsonException e) {
      String rule = e.fault() == JsonException.Fault.SHAPE ? "API" : "RFC 8259";
      throw new DeskException(
          new Problem(
              Problem.Kind.MALFORMED,
              "The request's JSON is not what is taken here.",
              List.of(new Problem.Fault(e.pointer(), rule, String.valueOf(e.getMessage())))));
    }
  }
}
