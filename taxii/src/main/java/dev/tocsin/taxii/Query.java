package dev.tocsin.taxii;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is asked for of a collection (TAXII 2.1 §3.4, §3.5).
///
/// @param filter which objects
/// @param addedAfter only what was added later than this
/// @param next where the page before ended, as the server named it
/// @param limit objects of a page; 0 leaves it to the server
public record Query(Filter filter, Optional<Instant> addedAfter, Optional<String> next, int limit) {
  private static final DateTimeFormatter SIX_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public Query {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
  }

  /// Which objects are wanted; an empty list asks for all.
  ///
  /// @param ids `match[id]`
  /// @param types `match[type]`
  /// @param versions `match[version]`: `all`, `first`, `last` or timestamps
  /// @param specVersions `match[spec_version]`
  public record Filter(
      List<String> ids, List<String> types, List<String> versions, List<String> specVersions) {
    public static final Filter NONE = new Filter(List.of(), List.of(), List.of(), List.of());

    public Filter {
      ids = List.copyOf(ids);
      types = List.copyOf(types);
      versions = List.copyOf(versions);
      specVersions = List.copyOf(specVersions);
    }

    /// The filter as it stands in a URL; one filter has one text.
    public String text() {
      var parts = new ArrayList<String>();
      list(parts, "match[id]", ids);
      list(parts, "match[type]", types);
      list(parts, "match[version]", versions);
      list(parts, "match[spec_version]", specVersions);
      return String.join("&", parts);
    }

    private static void list(List<String> parts, String name, List<String> values) {
      if (!values.isEmpty()) {
        parts.add(part(name, String.join(",", values)));
      }
    }
  }

  public static Query of(Filter filter) {
    return new Query(filter, Optional.empty(), Optional.empty(), 0);
  }

  public Query withAddedAfter(Optional<Instant> time) {
    return new Query(filter, time, next, limit);
  }

  public Query withNext(Optional<String> token) {
    return new Query(filter, addedAfter, token, limit);
  }

  public Query withLimit(int objects) {
    return new Query(filter, addedAfter, next, objects);
  }

  /// The query of a URL, with its question mark; empty if nothing is asked for in particular.
  String text() {
    var parts = new ArrayList<String>();
    if (!filter.text().isEmpty()) {
      parts.add(filter.text());
    }
    addedAfter.ifPresent(time -> parts.add(part("added_after", timestamp(time))));
    if (limit > 0) {
      parts.add(part("limit", Integer.toString(limit)));
    }
    next.ifPresent(token -> parts.add(part("next", token)));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  /// A time in six digits after the second, the form of TAXII 2.1 §3.2.
  public static String timestamp(Instant time) {
    return SIX_DIGITS.format(time);
  }

  private static String part(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
