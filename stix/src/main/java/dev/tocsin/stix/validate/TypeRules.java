package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.pattern.Pattern;
import dev.tocsin.stix.pattern.PatternException;
import dev.tocsin.stix.pattern.PatternWarning;
import dev.tocsin.stix.spec.Form;
import dev.tocsin.stix.spec.ObjectKind;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Relationships.Verdict;
import dev.tocsin.stix.spec.Specification;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Rules of single types that no table holds.
final class TypeRules {
  private static final Map<String, String> PROTOCOLS =
      Map.of("http-request-ext", "http", "icmp-ext", "icmp", "tcp-ext", "tcp");

  private final Walk walk;
  private final Findings findings;
  private final Predicate<JsonValue> sound;

  /// @param sound tells patterns that need no look
  TypeRules(Walk walk, Predicate<JsonValue> sound) {
    this.walk = walk;
    this.sound = sound;
    this.findings = walk.findings();
  }

  /// Checks an object as a whole.
  ///
  /// @param spec empty for a type that is not known
  void check(JsonObject json, Optional<ObjectSpec> spec) {
    String type = Walk.text(json, "type");
    if (json.members().get("type") instanceof JsonString && !StixId.isType(type)) {
      fault("type", "3.1", "a type is 3 to 250 lower-case letters, digits and hyphens");
    } else if (spec.isEmpty() && !type.isEmpty()) {
      walk.extensions().customType(json, type);
    }
    IdCheck.own(walk, json, type, spec);
    switch (type) {
      case "relationship" -> relationship(json);
      case "indicator" -> pattern(json);
      case "network-traffic" -> protocols(json);
      case "observed-data" -> observedData(json);
      case "extension-definition" -> extensionDefinition(json);
      case "marking-definition" -> MarkingCheck.definition(walk, json);
      case "attack-pattern" -> references(json, "capec", "4.1.1");
      case "vulnerability" -> references(json, "cve", "4.19.1");
      case "impact" -> impact(json, spec);
      case "event" -> entries(json, "subevents", "event_ref", "3.3");
      case "task" -> entries(json, "subtasks", "task_ref", "3.7");
      default -> {}
    }
  }

  /// Checks an embedded object, where the trail stands.
  void embedded(JsonObject json, Form form) {
    switch (form.name()) {
      case "granular-marking" -> MarkingCheck.selectors(walk, json);
      case "state-change" -> stateChange(json);
      case "incident-core" -> {
        entries(json, "events", "event_ref", "3.3");
        entries(json, "tasks", "task_ref", "3.7");
      }
      case "external-reference" -> {
        if (walk.strict()
            && json.members().containsKey("url")
            && !json.members().containsKey("hashes")) {
          findings.fault(
              Severity.WARNING, "hashes", "2.5.1", "hashes should be there, since url is");
        }
      }
      default -> {}
    }
  }

  private void fault(String name, String section, String sentence) {
    findings.fault(Severity.ERROR, name, section, sentence);
  }

  /// A pattern in STIX's own language must be one (§9).
  private void pattern(JsonObject json) {
    if (!Walk.text(json, "pattern_type").equals("stix")
        || !(json.members().get("pattern") instanceof JsonString text)
        || sound.test(text)) {
      return;
    }
    try {
      for (PatternWarning warning : Pattern.parse(text.value()).warnings()) {
        findings.fault(
            Severity.WARNING,
            "pattern",
            warning.section(),
            warning.sentence() + ", at character " + warning.offset());
      }
    } catch (PatternException refused) {
      fault("pattern", "9", String.valueOf(refused.getMessage()));
    }
  }

  private void relationship(JsonObject json) {
    String source = typeOf(Walk.text(json, "source_ref"));
    String target = typeOf(Walk.text(json, "target_ref"));
    String type = Walk.text(json, "relationship_type");
    if (source.isEmpty() || target.isEmpty() || !Formats.isHyphenName(type)) {
      return;
    }
    Verdict verdict = Specification.relationships().judge(source, type, target);
    switch (verdict) {
      case LISTED, UNKNOWN -> {}
      case OTHER_OBJECTS ->
          findings.fault(
              Severity.WARNING,
              "relationship_type",
              "5.1.2",
              "the specification gives this type of relationship to other types of objects");
      case OTHER_TYPE ->
          findings.fault(
              Severity.WARNING,
              "relationship_type",
              "5.1.2",
              "the specification lists no such type of relationship");
    }
  }

  private static String typeOf(String id) {
    return StixId.isId(id) ? id.substring(0, StixId.typeLength(id)) : "";
  }

  private void protocols(JsonObject json) {
    if (!(json.members().get("extensions") instanceof JsonObject(var extensions))
        || !(json.members().get("protocols") instanceof JsonArray(var protocols))) {
      return;
    }
    PROTOCOLS.forEach((extension, protocol) -> {
      if (extensions.containsKey(extension) && !protocols.contains(new JsonString(protocol))) {
        findings.fault(
            Severity.WARNING,
            "protocols",
            "6.12.1",
            "the protocol " + protocol + " should be listed, since its extension is there");
      }
    });
  }

  private void observedData(JsonObject json) {
    if (!(json.members().get("object_refs") instanceof JsonArray(var refs)) || refs.isEmpty()) {
      return;
    }
    boolean none =
        refs.stream()
            .allMatch(ref ->
                ref instanceof JsonString(String id)
                    && ValueCheck.kindOf(id)
                        .filter(kind -> kind != ObjectKind.OBSERVABLE)
                        .isPresent());
    if (none) {
      fault("object_refs", "4.14.1", "at least one observable must be referred to");
    }
  }

  private void extensionDefinition(JsonObject json) {
    if (!(json.members().get("extension_types") instanceof JsonArray(var types))) {
      return;
    }
    boolean topLevel = types.contains(new JsonString("toplevel-property-extension"));
    boolean properties = json.members().containsKey("extension_properties");
    if (properties && !topLevel) {
      fault(
          "extension_properties",
          "7.3.1",
          "extension_properties must be absent without a toplevel-property-extension");
    } else if (topLevel && !properties) {
      findings.fault(
          Severity.WARNING,
          "extension_properties",
          "7.3.1",
          "extension_properties should name the properties that are added to the top level");
    }
  }

  /// External references into CAPEC or CVE.
  private void references(JsonObject json, String source, String section) {
    if (!(json.members().get("external_references") instanceof JsonArray(var references))) {
      return;
    }
    for (int at = 0; at < references.size(); at++) {
      if (!(references.get(at) instanceof JsonObject reference)) {
        continue;
      }
      String name = Walk.text(reference, "source_name");
      String id = Walk.text(reference, "external_id");
      boolean right = source.equals("cve") ? isCve(id) : isCapec(id);
      if (name.equals(source) ? !id.isEmpty() && !right : right) {
        walk.trail().enter("external_references");
        walk.trail().enter(at);
        findings.fault(
            Severity.ERROR,
            right ? "source_name" : "external_id",
            section,
            right
                ? "the source of such an id must be " + source
                : "the id must have the form of " + source + " ids");
        walk.trail().leave();
        walk.trail().leave();
      }
    }
  }

  private static boolean isCapec(String id) {
    return id.startsWith("CAPEC-") && id.length() > 6 && isDigits(id, 6, id.length());
  }

  private static boolean isCve(String id) {
    return id.length() >= 13
        && id.startsWith("CVE-")
        && id.charAt(8) == '-'
        && isDigits(id, 4, 8)
        && isDigits(id, 9, id.length());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!Formats.isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  /// An impact must have the extension that its category names (Incident Core 2.0 §2.3.2).
  private void impact(JsonObject json, Optional<ObjectSpec> spec) {
    String category = Walk.text(json, "impact_category");
    if (spec.isEmpty() || category.isEmpty()) {
      return;
    }
    boolean there =
        json.members().get("extensions") instanceof JsonObject(var extensions)
            && extensions.containsKey(category);
    if (!there) {
      fault(
          "extensions",
          "Incident Core 2.0 §2.3.2",
          "an impact must have an extension that is named as its category");
    } else if (!spec.get().extensions().containsKey(category)) {
      findings.fault(
          Severity.WARNING,
          "impact_category",
          "Incident Core 2.0 §2.3",
          "the category should be one that the Incident Core extension defines");
    }
  }

  private void stateChange(JsonObject json) {
    String type = Walk.text(json, "state_change_type");
    String initial = Walk.text(json, "initial_ref");
    String result = Walk.text(json, "result_ref");
    String section = "Incident Core 2.0 §3.5";
    if (!initial.isEmpty() && !result.isEmpty() && !typeOf(initial).equals(typeOf(result))) {
      fault("result_ref", section, "both references must be to objects of the same type");
    }
    if (type.equals("input") && initial.isEmpty()) {
      fault("initial_ref", section, "initial_ref must be there for a change of type input");
    }
    if (type.equals("output") && result.isEmpty()) {
      fault("result_ref", section, "result_ref must be there for a change of type output");
    }
  }

  /// Steps of a sequence must be entries of the same list, one of which starts it.
  private void entries(JsonObject json, String list, String ref, String number) {
    if (!(json.members().get(list) instanceof JsonArray(List<JsonValue> entries))) {
      return;
    }
    Set<String> known = new HashSet<>();
    boolean starts = false;
    boolean steps = false;
    for (JsonValue each : entries) {
      if (each instanceof JsonObject entry) {
        known.add(Walk.text(entry, ref));
        starts |= !new JsonBoolean(false).equals(entry.members().get("sequence_start"));
        steps |= entry.members().containsKey("next_steps");
      }
    }
    if (steps && !starts) {
      fault(list, "Incident Core 2.0 §3.2", "at least one entry must start the sequence");
    }
    boolean strays =
        entries.stream()
            .flatMap(each -> stepsOf(each).stream())
            .anyMatch(
                step -> step instanceof JsonObject next && !known.contains(Walk.text(next, ref)));
    if (strays) {
      fault(list, "Incident Core 2.0 §" + number, "each next step must be an entry of the list");
    }
  }

  private static List<JsonValue> stepsOf(JsonValue entry) {
    return entry instanceof JsonObject(var members)
            && members.get("next_steps") instanceof JsonArray(var steps)
        ? steps
        : List.of();
  }
}
