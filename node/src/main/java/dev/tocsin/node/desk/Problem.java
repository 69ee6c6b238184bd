package dev.tocsin.node.desk;

import java.util.List;

/// Why something that was asked for is not done (RFC 9457). The sentence is for whoever asked and
/// never quotes content.
///
/// @param detail what happened and what to do
/// @param faults where a document is wrong, in document order; often empty
public record Problem(Kind kind, String detail, List<Fault> faults) {
  public Problem {
    faults = List.copyOf(faults);
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, List.of());
  }

  /// The one answer for what is not there and what the caller may not see, so that nobody learns
  /// which of the two it is.
  public static final Problem ABSENT =
      of(Kind.ABSENT, "There is no such thing, or it is not for you.");

  /// One place where a document is wrong.
  ///
  /// @param pointer where, as a JSON Pointer (RFC 6901)
  /// @param rule the broken rule: a section of STIX 2.1, or `RFC 8259`
  public record Fault(String pointer, String rule, String detail) {}

  /// The closed list of kinds; the name stands in the type URN and never changes.
  public enum Kind {
    BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
    UNAUTHENTICATED("unauthenticated", 401, "Credentials are missing or wrong"),
    FORBIDDEN("forbidden", 403, "Your role does not allow this"),
    POLICY("policy", 403, "The policy or the agreement does not allow this"),
    SECOND_PERSON("second-person", 403, "Another person must do this"),
    ABSENT("absent", 404, "Not found"),
    METHOD("method", 405, "The method is not allowed here"),
    STATE("state", 409, "Not possible in the present state"),
    TAKEN("taken", 409, "The name is taken"),
    TOO_LARGE("too-large", 413, "Too large"),
    MEDIA_TYPE("media-type", 415, "The media type is not taken here"),
    MALFORMED("malformed", 422, "The document has faults"),
    TOO_MANY("too-many", 429, "Too many requests"),
    BROKEN("broken", 500, "Something went wrong here"),
    OVERLOADED("overloaded", 503, "The node is busy"),
    NOT_DURABLE("not-durable", 503, "The store did not take it");

    private final String name;
    private final int status;
    private final String title;

    Kind(String name, int status, String title) {
      this.name = name;
      this.status = status;
      this.title = title;
    }

    public String urn() {
      return "urn:tocsin:problem:" + name;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
    }
  }
}
