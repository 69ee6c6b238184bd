package dev.tocsin.stix;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How one type is called and what is shown first.
record Kind(String name, List<String> first) {
  static final List<String> TITLES =
      List.of(
          "name",
          "value",
          "number",
          "display_name",
          "account_login",
          "user_id",
          "path",
          "abstract",
          "subject",
          "country",
          "region",
          "opinion",
          "content",
          "description");
  private static final List<String> THREAT =
      List.of("name", "description", "aliases", "first_seen", "last_seen", "goals");
  private static final Map<String, Kind> KNOWN =
      Map.ofEntries(
          kind(
              "identity",
              "Person or organisation",
              "name",
              "identity_class",
              "roles",
              "sectors",
              "contact_information",
              "description"),
          kind(
              "location",
              "Place",
              "name",
              "description",
              "country",
              "region",
              "administrative_area",
              "city",
              "street_address",
              "postal_code"),
          kind("incident", "Incident", "name", "description"),
          kind(
              "report",
              "Report",
              "name",
              "description",
              "published",
              "report_types",
              "object_refs"),
          kind(
              "indicator",
              "Indicator",
              "name",
              "description",
              "pattern",
              "pattern_type",
              "indicator_types",
              "valid_from",
              "valid_until"),
          Map.entry("threat-actor", new Kind("Threat actor", THREAT)),
          Map.entry("intrusion-set", new Kind("Intrusion set", THREAT)),
          Map.entry("campaign", new Kind("Campaign", THREAT)),
          kind(
              "attack-pattern",
              "Way of attacking",
              "name",
              "description",
              "aliases",
              "kill_chain_phases"),
          kind("course-of-action", "Counter-measure", "name", "description"),
          kind("malware", "Malware", "name", "description", "malware_types", "is_family"),
          kind("tool", "Tool", "name", "description", "tool_types"),
          kind("vulnerability", "Vulnerability", "name", "description"),
          kind("infrastructure", "Infrastructure", "name", "description", "infrastructure_types"),
          kind("grouping", "Group of objects", "name", "description", "context", "object_refs"),
          kind(
              "user-account",
              "User account",
              "display_name",
              "account_login",
              "user_id",
              "account_type"),
          kind("url", "Web address", "value"),
          kind("email-addr", "E-mail address", "value", "display_name"),
          kind("email-message", "E-mail", "subject", "date", "from_ref", "to_refs", "body"),
          kind("domain-name", "Domain name", "value", "resolves_to_refs"),
          kind("ipv4-addr", "Internet address (IPv4)", "value"),
          kind("ipv6-addr", "Internet address (IPv6)", "value"),
          kind("file", "File", "name", "size", "hashes", "mime_type"),
          kind("note", "Note", "abstract", "content", "authors", "object_refs"),
          kind("opinion", "Opinion", "opinion", "explanation", "authors", "object_refs"),
          kind(
              "observed-data",
              "Observation",
              "first_observed",
              "last_observed",
              "number_observed",
              "object_refs"),
          kind(
              "relationship",
              "Relationship",
              "source_ref",
              "relationship_type",
              "target_ref",
              "description",
              "start_time",
              "stop_time"),
          kind(
              "sighting",
              "Sighting",
              "sighting_of_ref",
              "where_sighted_refs",
              "first_seen",
              "last_seen",
              "count",
              "description"),
          kind("marking-definition", "Marking", "name", "definition_type", "definition"));

  Kind {
    first = List.copyOf(first);
  }

  static Kind of(StixObject object) {
    Kind known = KNOWN.get(object.type());
    if (known != null) {
      return known;
    }
    if (object.type().contains("phone")) {
      return new Kind("Phone number", List.of("value", "number", "country"));
    }
    return new Kind(label(object.type().replaceFirst("^x-", "")), List.of("name", "value"));
  }

  private static Map.Entry<String, Kind> kind(String type, String name, String... first) {
    return Map.entry(type, new Kind(name, List.of(first)));
  }

  /// `valid_from` as `Valid from`.
  static String label(String name) {
    String words = name.replace('_', ' ').replace('-', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
