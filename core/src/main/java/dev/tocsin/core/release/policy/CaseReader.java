package dev.tocsin.core.release.policy;

import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.marking.KnownExtension;
import dev.tocsin.core.release.policy.PolicyCase.Expected;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the tests of a policy file. One thread.
final class CaseReader {
  private static final String STRANGER = "stranger";
  private static final Instant USUAL = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> KEYS =
      Set.of("name", "given", "partner", "named", "at", "expect", "rule");
  private static final Set<String> MARKINGS =
      Set.of("tlp", "tlp_1", "handling", "iep", "acs", "statement", "unknown");

  private final Yaml yaml;
  private final Set<String> known;
  private final List<StixId> refs = new ArrayList<>();
  private final List<StixObject> definitions = new ArrayList<>();
  private int number;

  CaseReader(Yaml yaml, Set<String> known) {
    this.yaml = yaml;
    this.known = Set.copyOf(known);
  }

  List<PolicyCase> read(Node node) {
    List<PolicyCase> cases = new ArrayList<>();
    for (Node entry : yaml.list(node)) {
      one(entry).ifPresent(cases::add);
    }
    if (cases.isEmpty()) {
      yaml.fault(node, "A policy needs at least one test.");
    }
    return cases;
  }

  private Optional<PolicyCase> one(Node entry) {
    Map<String, Node> parts = yaml.mapping(entry, KEYS);
    for (var needed : List.of("name", "given", "partner", "expect")) {
      if (!parts.containsKey(needed)) {
        yaml.fault(entry, "The name " + needed + " is missing.");
        return Optional.empty();
      }
    }
    refs.clear();
    definitions.clear();
    part(parts, "given").ifPresent(list -> yaml.list(list).forEach(this::marking));
    Optional<String> name = part(parts, "name").flatMap(yaml::text);
    Optional<String> partner =
        part(parts, "partner")
            .flatMap(node ->
                yaml.word(node, this::organisation, "an organisation of this file, or stranger"));
    boolean named =
        part(parts, "named")
            .flatMap(node -> yaml.word(node, PolicyFile::yes, "true or false"))
            .orElse(false);
    Instant at =
        part(parts, "at")
            .flatMap(node -> yaml.word(node, CaseReader::time, "a time"))
            .orElse(USUAL);
    return name.flatMap(text ->
        partner.flatMap(who ->
            expected(parts)
                .map(expected ->
                    new PolicyCase(text, refs, definitions, who, named, at, expected))));
  }

  private static Optional<Node> part(Map<String, Node> parts, String name) {
    return Optional.ofNullable(parts.get(name));
  }

  private Optional<String> organisation(String text) {
    return Optional.of(text).filter(word -> known.contains(word) || word.equals(STRANGER));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<Expected> expected(Map<String, Node> parts) {
    Optional<Rule> rule =
        part(parts, "rule").flatMap(node -> yaml.word(node, CaseReader::rule, "a rule's name"));
    return part(parts, "expect")
        .flatMap(node ->
            yaml.word(
                node,
                word ->
                    switch (word) {
                      case "permit" -> Optional.of(new Expected.Permitted());
                      case "withhold" -> Optional.of(new Expected.Withheld(rule));
                      default -> Optional.empty();
                    },
                "permit or withhold"));
  }

  private static Optional<Rule> rule(String text) {
    return Arrays.stream(Rule.values()).filter(rule -> rule.word().equals(text)).findFirst();
  }

  private void marking(Node node) {
    Map<String, Node> entry = yaml.mapping(node, MARKINGS);
    if (entry.size() != 1) {
      yaml.fault(node, "One marking is expected here.");
    }
    entry.forEach((kind, value) -> {
      switch (kind) {
        case "tlp" -> level(value).ifPresent(tlp -> refs.add(tlp.marking()));
        case "tlp_1" -> tlp1(value);
        case "statement" ->
            yaml.text(value)
                .ifPresent(text ->
                    define(
                        "definition_type",
                        new JsonString("statement"),
                        Optional.of(JsonObject.builder().put("statement", text).build())));
        case "unknown" -> yaml.text(value).ifPresent(_ -> refs.add(next()));
        case "handling" -> extended(KnownExtension.HANDLING, value);
        case "iep" -> extended(KnownExtension.IEP, value);
        default -> extended(KnownExtension.ACS, value);
      }
    });
  }

  private Optional<Tlp> level(Node node) {
    return yaml.word(node, PolicyFile::tlp, "a level of the Traffic Light Protocol");
  }

  private void tlp1(Node node) {
    level(node)
        .ifPresent(tlp -> {
          if (tlp == Tlp.AMBER_STRICT) {
            yaml.fault(node, "TLP 1 has no such level.");
          }
          refs.add(tlp.markings().getLast());
        });
  }

  private void extended(KnownExtension extension, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      yaml.fault(node, "Names with values are expected here.");
      return;
    }
    define(
        "extensions",
        JsonObject.builder().put(extension.id(), json(mapping)).build(),
        Optional.empty());
  }

  private void define(String name, JsonValue value, Optional<JsonObject> definition) {
    StixId id = next();
    var object =
        JsonObject.builder()
            .put("type", id.type())
            .put("spec_version", "2.1")
            .put("id", id.toString())
            .put("created", "2026-01-01T00:00:00.000Z")
            .put(name, value);
    definition.ifPresent(content -> object.put("definition", content));
    definitions.add(StixObject.of(object.build()));
    refs.add(id);
  }

  private StixId next() {
    number++;
    return new StixId("marking-definition", new UUID(0x4000L, 0x8000_0000_0000_0000L + number));
  }

  private JsonValue json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = JsonObject.builder();
        yaml.mapping(mapping, Optional::of).forEach((name, value) -> object.put(name, json(value)));
        yield object.build();
      }
      case SequenceNode sequence ->
          new JsonArray(sequence.getValue().stream().map(this::json).toList());
      case ScalarNode scalar -> new JsonString(scalar.getValue());
      default -> new JsonString("");
    };
  }
}
