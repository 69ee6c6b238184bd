package dev.tocsin.node.taxii.protocol;

import dev.tocsin.stix.StixId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which objects a request asks for; sections 3.4 and 3.5 of the standard.
///
/// @param addedAfter only what was added later
/// @param ids any of these; empty for all
/// @param types any of these; empty for all
/// @param versions `first`, `last`, or timestamps; or `all` alone. Empty means `last`
/// @param specVersions any of these; empty for the latest of each object
public record Filters(
    Optional<Instant> addedAfter,
    Set<String> ids,
    Set<String> types,
    Set<String> versions,
    Set<String> specVersions) {
  /// No filter at all.
  public static final Filters NONE =
      new Filters(Optional.empty(), Set.of(), Set.of(), Set.of(), Set.of());

  /// More values in one list are refused.
  public static final int VALUES_MAX = 100;

  /// Longer filters are refused, for `next` carries them in the address of a request.
  public static final int CHARS_MAX = 2_000;

  private static final String ADDED_AFTER = "added_after";
  private static final Pattern SPEC_VERSION = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");

  /// What of objects can be matched.
  public enum Match {
    ID("match[id]"),
    TYPE("match[type]"),
    VERSION("match[version]"),
    SPEC_VERSION("match[spec_version]");

    private final String parameter;

    Match(String parameter) {
      this.parameter = parameter;
    }

    /// Its name in a request.
    public String parameter() {
      return parameter;
    }
  }

  public Filters {
    ids = sorted(ids);
    types = sorted(types);
    versions = sorted(versions);
    specVersions = sorted(specVersions);
  }

  /// Reads the filters out of the parameters of a request, decoded. Parameters that are no filters
  /// are left alone.
  ///
  /// @param known what can be matched at this address
  /// @throws MalformedRequest if a filter does not read, or matches what cannot be matched here
  public static Filters parse(Map<String, List<String>> parameters, Set<Match> known) {
    var names = known.stream().map(each -> each.parameter).collect(Collectors.toSet());
    if (parameters.keySet().stream()
        .anyMatch(name -> name.startsWith("match") && !names.contains(name))) {
      throw new MalformedRequest("A match field is not known here.");
    }
    var filters =
        new Filters(
            single(parameters, ADDED_AFTER).map(TaxiiTime::parse),
            values(parameters, Match.ID, Filters::id),
            values(parameters, Match.TYPE, Filters::type),
            values(parameters, Match.VERSION, Filters::version),
            values(parameters, Match.SPEC_VERSION, Filters::specVersion));
    if (filters.versions.contains("all") && filters.versions.size() > 1) {
      throw new MalformedRequest("The version \"all\" stands alone.");
    }
    if (filters.text().length() > CHARS_MAX) {
      throw new MalformedRequest("Filters have at most " + CHARS_MAX + " characters.");
    }
    return filters;
  }

  /// Reads `limit`: at least 1, and never more than the server gives.
  ///
  /// @throws MalformedRequest if it is no positive whole number
  public static int limit(Map<String, List<String>> parameters, int pageMax) {
    return single(parameters, "limit").map(text -> limit(text, pageMax)).orElse(pageMax);
  }

  private static int limit(String text, int pageMax) {
    if (!text.matches("[0-9]{1,40}")) {
      throw new MalformedRequest("A limit is a positive whole number.");
    }
    var number = new BigInteger(text);
    if (number.signum() == 0) {
      throw new MalformedRequest("A limit is at least 1.");
    }
    return number.min(BigInteger.valueOf(pageMax)).intValue();
  }

  /// The one value of a parameter, if it is there.
  ///
  /// @throws MalformedRequest if it is there twice
  public static Optional<String> single(Map<String, List<String>> parameters, String name) {
    var values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new MalformedRequest("A parameter that stands for one value is given twice.");
    }
    return values.stream().findFirst();
  }

  /// One text for each meaning, whatever the order that the values came in.
  public String text() {
    return addedAfter.map(Instant::toString).orElse("")
        + "&"
        + String.join(",", ids)
        + "&"
        + String.join(",", types)
        + "&"
        + String.join(",", versions)
        + "&"
        + String.join(",", specVersions);
  }

  /// Reads what `text` wrote.
  ///
  /// @throws IllegalArgumentException if it did not
  static Filters ofText(String text) {
    var parts = text.split("&", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("not the text of filters");
    }
    return new Filters(
        parts[0].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(parts[0])),
        list(parts[1]),
        list(parts[2]),
        list(parts[3]),
        list(parts[4]));
  }

  private static Set<String> list(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(",", -1));
  }

  private static Set<String> values(
      Map<String, List<String>> parameters, Match match, UnaryOperator<String> reader) {
    var values = new TreeSet<String>();
    for (String list : parameters.getOrDefault(match.parameter, List.of())) {
      for (String value : list.split(",", -1)) {
        values.add(reader.apply(value));
        if (values.size() > VALUES_MAX) {
          throw new MalformedRequest("A match field has at most " + VALUES_MAX + " values.");
        }
      }
    }
    return values;
  }

  private static String id(String text) {
    return StixId.read(text)
        .map(StixId::toString)
        .orElseThrow(() -> new MalformedRequest("A value to match is no identifier of STIX."));
  }

  private static String type(String text) {
    if (!StixId.isType(text)) {
      throw new MalformedRequest("A value to match is no type of STIX.");
    }
    return text;
  }

  private static String version(String text) {
    return switch (text) {
      case "first", "last", "all" -> text;
      default -> TaxiiTime.parse(text).toString();
    };
  }

  private static String specVersion(String text) {
    if (!SPEC_VERSION.matcher(text).matches()) {
      throw new MalformedRequest("A version of STIX is like 2.1.");
    }
    return text;
  }

  private static Set<String> sorted(Set<String> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
