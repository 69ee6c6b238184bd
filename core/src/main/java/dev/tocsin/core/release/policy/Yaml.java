package dev.tocsin.core.release.policy;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Walks a YAML document and collects everything that is wrong with it. Anchors, aliases and tags
/// are refused: a policy says each thing where it counts. One thread.
final class Yaml {
  static final int CHARACTERS_MAX = 1_000_000;
  private static final int FAULTS_MAX = 100;
  private static final int DEPTH_MAX = 12;

  private final List<PolicyFault> faults = new ArrayList<>();

  /// What is wrong, in order of the file.
  List<PolicyFault> faults() {
    return faults.stream()
        .sorted(comparingInt(PolicyFault::line).thenComparingInt(PolicyFault::column))
        .toList();
  }

  /// The document; empty, with faults, if it is none.
  Optional<Node> read(String text) {
    if (text.length() > CHARACTERS_MAX) {
      faults.add(new PolicyFault(1, 1, "The file has more than a million characters."));
      return Optional.empty();
    }
    var settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(CHARACTERS_MAX)
            .setUseMarks(true)
            .build();
    try {
      if (!isShallow(settings, text)) {
        return Optional.empty();
      }
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        faults.add(new PolicyFault(1, 1, "The file is empty."));
      }
      return node.filter(root -> isPlain(root));
    } catch (MarkedYamlEngineException refused) {
      fault(refused.getProblemMark(), "This is not YAML: " + refused.getProblem() + ".");
    } catch (YamlEngineException _) {
      faults.add(new PolicyFault(1, 1, "The file is not YAML, or not one document."));
    }
    return Optional.empty();
  }

  /// Events come without recursion, so the depth is known before a tree is made.
  private boolean isShallow(LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          fault(event.getStartMark(), "Aliases are not allowed here.");
          return false;
        }
        default -> {}
      }
      if (depth > DEPTH_MAX) {
        fault(event.getStartMark(), "This is nested too deeply.");
        return false;
      }
    }
    return true;
  }

  private boolean isPlain(Node node) {
    if (node.getAnchor().isPresent() || node.isRecursive()) {
      fault(node, "Anchors are not allowed here.");
      return false;
    }
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      fault(node, "Tags are not allowed here.");
      return false;
    }
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .allMatch(entry -> isPlain(entry.getKeyNode()) && isPlain(entry.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream().allMatch(this::isPlain);
      default -> true;
    };
  }

  void fault(Node node, String sentence) {
    fault(node.getStartMark(), sentence);
  }

  private void fault(Optional<Mark> mark, String sentence) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(
          new PolicyFault(
              mark.map(at -> at.getLine() + 1).orElse(1),
              mark.map(at -> at.getColumn() + 1).orElse(1),
              sentence));
    }
  }

  /// The entries of a mapping with keys from a closed list.
  Map<String, Node> mapping(Node node, Set<String> keys) {
    return mapping(node, key -> keys.contains(key) ? Optional.of(key) : Optional.empty());
  }

  /// The entries of a mapping by the meaning of their keys.
  <K> Map<K, Node> mapping(Node node, Function<String, Optional<K>> meaning) {
    Map<K, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      fault(node, "Names with values are expected here.");
      return entries;
    }
    for (NodeTuple entry : mapping.getValue()) {
      Optional<String> text = text(entry.getKeyNode());
      Optional<K> key = text.flatMap(meaning);
      if (text.isPresent() && key.isEmpty()) {
        fault(entry.getKeyNode(), "This name is not known here.");
      }
      if (key.filter(name -> entries.putIfAbsent(name, entry.getValueNode()) != null).isPresent()) {
        fault(entry.getKeyNode(), "This name is here twice.");
      }
    }
    return entries;
  }

  /// The elements of a list.
  List<Node> list(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    fault(node, "A list is expected here.");
    return List.of();
  }

  Optional<String> text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    fault(node, "A word or a text is expected here.");
    return Optional.empty();
  }

  /// A word by its meaning.
  ///
  /// @param expected what is expected, for the fault
  <T> Optional<T> word(Node node, Function<String, Optional<T>> meaning, String expected) {
    Optional<String> text = text(node);
    Optional<T> value = text.flatMap(meaning);
    if (text.isPresent() && value.isEmpty()) {
      fault(node, "Expected " + expected + ".");
    }
    return value;
  }
}
