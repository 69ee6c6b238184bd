package dev.tocsin.node.taxii.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What clients say they send and take. Lenient about a version left out, exact about another one.
public final class MediaTypes {
  /// What every answer bears.
  public static final String TAXII = "application/taxii+json;version=2.1";

  private static final String BARE = "application/taxii+json";
  private static final String VERSION = "2.1";
  private static final Pattern WEIGHT = Pattern.compile("(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");
  private static final Pattern NOTHING = Pattern.compile("[0.]+");

  private MediaTypes() {}

  /// Whether an `Accept` header lets TAXII 2.1 through. Of the ranges that match, the most exact
  /// one decides; an empty header, like an absent one, takes everything.
  public static boolean accepted(String header) {
    if (header.isBlank()) {
      return true;
    }
    int exactness = -1;
    boolean wanted = false;
    for (String part : split(header, ',')) {
      var range = Range.parse(part);
      int found = range.exactness();
      if (found > exactness || (found == exactness && range.wanted())) {
        exactness = found;
        wanted = found >= 0 && range.wanted();
      }
    }
    return wanted;
  }

  /// Whether a `Content-Type` header says TAXII 2.1.
  public static boolean sent(String header) {
    return Range.parse(header).exactness() >= Range.TYPE;
  }

  /// One range of media types.
  ///
  /// @param type in small letters
  /// @param version as given, or empty
  /// @param wanted false if its weight is nothing or does not read
  private record Range(String type, String version, boolean wanted) {
    static final int TYPE = 2;

    static Range parse(String text) {
      var parts = split(text, ';');
      String version = "";
      boolean wanted = true;
      for (String part : parts.subList(1, parts.size())) {
        int equals = part.indexOf('=');
        if (equals < 0) {
          continue;
        }
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        String value = unquoted(part.substring(equals + 1).strip());
        if (name.equals("version")) {
          version = value;
        } else if (name.equals("q")) {
          wanted = WEIGHT.matcher(value).matches() && !NOTHING.matcher(value).matches();
        }
      }
      return new Range(parts.getFirst().strip().toLowerCase(Locale.ROOT), version, wanted);
    }

    /// How exactly it names TAXII 2.1; -1 if it does not.
    int exactness() {
      return switch (type) {
        case "*/*" -> 0;
        case "application/*" -> 1;
        case BARE -> version.isEmpty() ? TYPE : version.equals(VERSION) ? TYPE + 1 : -1;
        default -> -1;
      };
    }

    private static String unquoted(String value) {
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      return quoted ? value.substring(1, value.length() - 1) : value;
    }
  }

  /// Splits outside of quotes; always has a first part.
  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
