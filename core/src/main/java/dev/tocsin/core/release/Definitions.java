package dev.tocsin.core.release;

import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Marking definitions that agree with each other and with the levels that are built in. Immutable.
public final class Definitions implements MarkingDefinitions {
  private static final String TYPE = "marking-definition";
  private static final String TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private final Map<StixId, StixObject> byId;

  private Definitions(Map<StixId, StixObject> byId) {
    this.byId = Map.copyOf(byId);
  }

  /// What gathering gave.
  public sealed interface Gathered {
    record Sound(Definitions definitions) implements Gathered {}

    /// None of the objects can be trusted.
    ///
    /// @param contradicted the markings whose definitions differ, or that claim a wrong level
    record Contradicting(Set<StixId> contradicted, List<String> sentences) implements Gathered {
      public Contradicting {
        contradicted = Set.copyOf(contradicted);
        sentences = List.copyOf(sentences);
      }
    }
  }

  /// The marking definitions among objects; the others are passed over.
  public static Gathered gather(Collection<StixObject> objects) {
    Map<StixId, StixObject> byId = new HashMap<>();
    Set<StixId> contradicted = new LinkedHashSet<>();
    List<String> sentences = new ArrayList<>();
    for (var object : objects) {
      if (!object.type().equals(TYPE)) {
        continue;
      }
      var known = byId.putIfAbsent(object.id(), object);
      if (known != null && !same(known, object) && contradicted.add(object.id())) {
        sentences.add("There are two different definitions of " + object.id() + ".");
      }
      if (!isWhatItsIdSays(object) && contradicted.add(object.id())) {
        sentences.add("The definition of " + object.id() + " does not have the level of its id.");
      }
    }
    return contradicted.isEmpty()
        ? new Gathered.Sound(new Definitions(byId))
        : new Gathered.Contradicting(contradicted, sentences);
  }

  private static boolean same(StixObject one, StixObject other) {
    return one.json().equals(other.json())
        || Arrays.equals(CanonicalJson.of(one.json()), CanonicalJson.of(other.json()));
  }

  /// A known id stands for its level and for nothing more.
  private static boolean isWhatItsIdSays(StixObject definition) {
    Optional<Tlp> level = Tlp.fromMarking(definition.id());
    return level.isEmpty()
        || (level.orElseThrow().isClaimedBy(definition) && saysNothingMore(definition));
  }

  private static boolean saysNothingMore(StixObject definition) {
    return definition
            .json()
            .member("extensions")
            .filter(value ->
                !(value instanceof JsonObject extensions)
                    || !Set.of(TLP_2).containsAll(extensions.members().keySet()))
            .isEmpty()
        && definition.text("definition_type").filter(type -> !type.equals("tlp")).isEmpty();
  }

  @Override
  public Optional<StixObject> find(StixId marking) {
    return Optional.ofNullable(byId.get(marking));
  }
}
