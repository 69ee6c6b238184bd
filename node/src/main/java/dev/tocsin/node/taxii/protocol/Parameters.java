package dev.tocsin.node.taxii.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parameters of a request, as its address has them.
public final class Parameters {
  /// More are refused.
  public static final int PARAMETERS_MAX = 100;

  private Parameters() {}

  /// Reads a query, each name and value decoded.
  ///
  /// @param query without the question mark; empty if there is none
  /// @param known the names that mean something here
  /// @throws MalformedRequest if it does not read, or has another name: a filter that is written
  ///   wrong must not let everything through
  public static Map<String, List<String>> parse(String query, Set<String> known) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query.isEmpty()) {
      return parameters;
    }
    var parts = query.split("&", PARAMETERS_MAX + 1);
    if (parts.length > PARAMETERS_MAX) {
      throw new MalformedRequest("There are more than " + PARAMETERS_MAX + " parameters.");
    }
    for (String part : parts) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        if (!known.contains(name)) {
          throw new MalformedRequest("A parameter is not known here.");
        }
        parameters
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(part.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new MalformedRequest("A parameter does not read.");
    }
  }
}
