package dev.tocsin.stix.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The relationships that the specification defines (STIX 2.1 §3.7, and the tables of §4 and §6).
/// Immutable.
public final class Relationships {
  /// One row: a source, a type of relationship and a target.
  ///
  /// @param section where the row stands
  public record Row(String source, String type, String target, String section) {}

  /// What the specification says of a relationship.
  public enum Verdict {
    /// It is in the tables.
    LISTED,
    /// The tables give the type to other objects.
    OTHER_OBJECTS,
    /// No table has the type.
    OTHER_TYPE,
    /// One of the objects is of a type that the specification does not know.
    UNKNOWN
  }

  private static final Set<String> SAME_TYPE = Set.of("derived-from", "duplicate-of");
  private static final String ANY_OBJECTS = "related-to";
  private static final String[] NETWORK = {"ipv4-addr", "ipv6-addr", "domain-name", "url"};

  private final List<Row> rows;
  private final Map<String, Map<String, Set<String>>> targets = new HashMap<>();
  private final Set<String> types = new HashSet<>();

  private Relationships(List<Row> rows) {
    this.rows = List.copyOf(rows);
    for (Row row : rows) {
      targets
          .computeIfAbsent(row.source(), _ -> new HashMap<>())
          .computeIfAbsent(row.type(), _ -> new HashSet<>())
          .add(row.target());
      types.add(row.type());
    }
  }

  /// All rows but the common relationships, in the order of the specification.
  public List<Row> rows() {
    return rows;
  }

  /// Judges a relationship by the types of its ends.
  public Verdict judge(String source, String type, String target) {
    Set<String> listed = targets.getOrDefault(source, Map.of()).getOrDefault(type, Set.of());
    if (listed.contains(target)
        || type.equals(ANY_OBJECTS)
        || (SAME_TYPE.contains(type) && source.equals(target))) {
      return Verdict.LISTED;
    }
    if (Specification.object(source).isEmpty() || Specification.object(target).isEmpty()) {
      return Verdict.UNKNOWN;
    }
    boolean known = types.contains(type) || SAME_TYPE.contains(type);
    return known ? Verdict.OTHER_OBJECTS : Verdict.OTHER_TYPE;
  }

  /// The types of relationship from one type of object to another, common ones included.
  public Set<String> between(String source, String target) {
    Set<String> between = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.source().equals(source) && row.target().equals(target)) {
        between.add(row.type());
      }
    }
    if (source.equals(target)) {
      between.addAll(List.of("derived-from", "duplicate-of"));
    }
    between.add(ANY_OBJECTS);
    return Collections.unmodifiableSet(between);
  }

  static Relationships build(List<ObjectSpec> observables) {
    Table table = new Table();
    attacks(table);
    actors(table);
    infrastructure(table);
    for (ObjectSpec observable : observables) {
      table.row("4.8.2", "infrastructure", "consists-of", observable.type());
    }
    malware(table);
    tools(table);
    observables(table);
    return new Relationships(table.rows);
  }

  private static void attacks(Table table) {
    table
        .row("4.1.2", "attack-pattern", "delivers", "malware")
        .row("4.1.2", "attack-pattern", "targets", "identity", "location", "vulnerability")
        .row("4.1.2", "attack-pattern", "uses", "malware", "tool")
        .row("4.2.2", "campaign", "attributed-to", "intrusion-set", "threat-actor")
        .row("4.2.2", "campaign", "compromises", "infrastructure")
        .row("4.2.2", "campaign", "originates-from", "location")
        .row("4.2.2", "campaign", "targets", "identity", "location", "vulnerability")
        .row("4.2.2", "campaign", "uses", "attack-pattern", "infrastructure", "malware", "tool")
        .row("4.3.2", "course-of-action", "investigates", "indicator")
        .row(
            "4.3.2",
            "course-of-action",
            "mitigates",
            "attack-pattern",
            "indicator",
            "malware",
            "tool",
            "vulnerability")
        .row("4.3.2", "course-of-action", "remediates", "malware", "vulnerability")
        .row("4.5.2", "identity", "located-at", "location")
        .row(
            "4.7.2",
            "indicator",
            "indicates",
            "attack-pattern",
            "campaign",
            "infrastructure",
            "intrusion-set",
            "malware",
            "threat-actor",
            "tool")
        .row("4.7.2", "indicator", "based-on", "observed-data");
  }

  private static void infrastructure(Table table) {
    table
        .row("4.8.2", "infrastructure", "communicates-with", "infrastructure")
        .row("4.8.2", "infrastructure", "communicates-with", NETWORK)
        .row("4.8.2", "infrastructure", "consists-of", "infrastructure", "observed-data")
        .row("4.8.2", "infrastructure", "controls", "infrastructure", "malware")
        .row("4.8.2", "infrastructure", "delivers", "malware")
        .row("4.8.2", "infrastructure", "has", "vulnerability")
        .row("4.8.2", "infrastructure", "hosts", "tool", "malware")
        .row("4.8.2", "infrastructure", "located-at", "location")
        .row("4.8.2", "infrastructure", "uses", "infrastructure");
  }

  private static void actors(Table table) {
    table
        .row("4.9.2", "intrusion-set", "attributed-to", "threat-actor")
        .row("4.9.2", "intrusion-set", "compromises", "infrastructure")
        .row("4.9.2", "intrusion-set", "hosts", "infrastructure")
        .row("4.9.2", "intrusion-set", "owns", "infrastructure")
        .row("4.9.2", "intrusion-set", "originates-from", "location")
        .row("4.9.2", "intrusion-set", "targets", "identity", "location", "vulnerability")
        .row(
            "4.9.2", "intrusion-set", "uses", "attack-pattern", "infrastructure", "malware", "tool")
        .row("4.17.2", "threat-actor", "attributed-to", "identity")
        .row("4.17.2", "threat-actor", "compromises", "infrastructure")
        .row("4.17.2", "threat-actor", "hosts", "infrastructure")
        .row("4.17.2", "threat-actor", "owns", "infrastructure")
        .row("4.17.2", "threat-actor", "impersonates", "identity")
        .row("4.17.2", "threat-actor", "located-at", "location")
        .row("4.17.2", "threat-actor", "targets", "identity", "location", "vulnerability")
        .row(
            "4.17.2",
            "threat-actor",
            "uses",
            "attack-pattern",
            "infrastructure",
            "malware",
            "tool");
  }

  private static void malware(Table table) {
    table
        .row("4.11.2", "malware", "authored-by", "threat-actor", "intrusion-set")
        .row("4.11.2", "malware", "beacons-to", "infrastructure")
        .row("4.11.2", "malware", "exfiltrates-to", "infrastructure")
        .row("4.11.2", "malware", "communicates-with", NETWORK)
        .row("4.11.2", "malware", "controls", "malware")
        .row("4.11.2", "malware", "downloads", "malware", "tool", "file")
        .row("4.11.2", "malware", "drops", "malware", "tool", "file")
        .row("4.11.2", "malware", "exploits", "vulnerability")
        .row("4.11.2", "malware", "originates-from", "location")
        .row(
            "4.11.2",
            "malware",
            "targets",
            "identity",
            "infrastructure",
            "location",
            "vulnerability")
        .row("4.11.2", "malware", "uses", "attack-pattern", "infrastructure", "malware", "tool")
        .row("4.11.2", "malware", "variant-of", "malware")
        .row("4.12.2", "malware-analysis", "characterizes", "malware")
        .row("4.12.2", "malware-analysis", "av-analysis-of", "malware")
        .row("4.12.2", "malware-analysis", "static-analysis-of", "malware")
        .row("4.12.2", "malware-analysis", "dynamic-analysis-of", "malware");
  }

  private static void tools(Table table) {
    table
        .row("4.18.2", "tool", "delivers", "malware")
        .row("4.18.2", "tool", "drops", "malware")
        .row("4.18.2", "tool", "has", "vulnerability")
        .row("4.18.2", "tool", "targets", "identity", "infrastructure", "location", "vulnerability")
        .row("4.18.2", "tool", "uses", "infrastructure");
  }

  private static void observables(Table table) {
    table
        .row("6.4.2", "domain-name", "resolves-to", "domain-name", "ipv4-addr", "ipv6-addr")
        .row("6.8.2", "ipv4-addr", "resolves-to", "mac-addr")
        .row("6.8.2", "ipv4-addr", "belongs-to", "autonomous-system")
        .row("6.9.2", "ipv6-addr", "resolves-to", "mac-addr")
        .row("6.9.2", "ipv6-addr", "belongs-to", "autonomous-system");
  }

  private static final class Table {
    private final List<Row> rows = new ArrayList<>();

    Table row(String section, String source, String type, String... targets) {
      for (String target : targets) {
        rows.add(new Row(source, type, target, section));
      }
      return this;
    }
  }
}
