package dev.tocsin.node.taxii.protocol;

import dev.tocsin.stix.json.JsonObject;
import java.util.UUID;

/// An error resource (TAXII 2.1 section 3.6.1).
///
/// @param status the status of HTTP
/// @param code names the kind of error for programs, and never changes
/// @param title the kind of error in words
/// @param description what happened and what to do; repeats nothing that was sent
public record TaxiiError(int status, String code, String title, String description) {
  /// The one answer for what is not there and what the caller may not see.
  public static final TaxiiError ABSENT =
      new TaxiiError(404, "absent", "Not found", "There is no such thing, or it is not for you.");

  /// @param id names this one occurrence; all have the same length
  public JsonObject json(UUID id) {
    return JsonObject.builder()
        .put("title", title)
        .put("description", description)
        .put("error_id", id.toString())
        .put("error_code", code)
        .put("http_status", Integer.toString(status))
        .put("details", JsonObject.builder().put("problem", "urn:tocsin:problem:" + code).build())
        .build();
  }
}
