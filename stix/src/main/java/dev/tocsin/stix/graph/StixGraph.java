package dev.tocsin.stix.graph;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// Some objects and the references between them. Versions of one object are one node, and the
/// references of all its versions count. Made in time linear in the objects; immutable, safe for
/// many threads.
public final class StixGraph {
  private static final Set<String> ENDS = Set.of("source_ref", "target_ref", "sighting_of_ref");

  private final SequencedMap<StixId, List<StixObject>> objects = new LinkedHashMap<>();
  private final Map<StixId, List<Reference>> outgoing = new HashMap<>();
  private final Map<StixId, List<Reference>> incoming = new HashMap<>();

  private StixGraph(Collection<StixObject> all) {
    for (StixObject object : all) {
      objects.computeIfAbsent(object.id(), _ -> new ArrayList<>()).add(object);
      for (Reference reference : Reference.of(object)) {
        outgoing.computeIfAbsent(reference.from(), _ -> new ArrayList<>()).add(reference);
        incoming.computeIfAbsent(reference.to(), _ -> new ArrayList<>()).add(reference);
      }
    }
  }

  public static StixGraph of(Bundle bundle) {
    return new StixGraph(bundle.objects());
  }

  public static StixGraph of(Collection<StixObject> objects) {
    return new StixGraph(objects);
  }

  /// The ids of all objects, in the order they first appeared.
  public SequencedSet<StixId> ids() {
    return new LinkedHashSet<>(objects.keySet());
  }

  /// All versions of an object, in the order they appeared; none if it is not here.
  public List<StixObject> versions(StixId id) {
    return List.copyOf(objects.getOrDefault(id, List.of()));
  }

  /// What an object refers to, in document order.
  public List<Reference> outgoing(StixId id) {
    return List.copyOf(outgoing.getOrDefault(id, List.of()));
  }

  /// What refers to an object, in document order; the object itself may be missing.
  public List<Reference> incoming(StixId id) {
    return List.copyOf(incoming.getOrDefault(id, List.of()));
  }

  /// The given objects and all that they need: what they refer to, what that refers to, and so on.
  /// Only objects that are here; nearest first.
  public SequencedSet<StixId> closure(Collection<StixId> from) {
    return reach(from, false);
  }

  /// The closure, and with each object also the relationships and sightings that have it at one
  /// end, and all that those need: everything here that is connected. Nearest first.
  public SequencedSet<StixId> connected(Collection<StixId> from) {
    return reach(from, true);
  }

  private SequencedSet<StixId> reach(Collection<StixId> from, boolean backwards) {
    SequencedSet<StixId> reached = new LinkedHashSet<>();
    Deque<StixId> waiting = new ArrayDeque<>(from);
    while (!waiting.isEmpty()) {
      StixId next = waiting.removeFirst();
      if (!objects.containsKey(next) || !reached.add(next)) {
        continue;
      }
      outgoing(next).forEach(reference -> waiting.addLast(reference.to()));
      if (backwards) {
        incoming(next).stream()
            .filter(reference -> ENDS.contains(reference.property()))
            .forEach(reference -> waiting.addLast(reference.from()));
      }
    }
    return reached;
  }

  /// The relationships and sightings with the object at one end, without repetition, in order.
  public List<StixObject> relationships(StixId id) {
    return incoming(id).stream()
        .filter(reference -> ENDS.contains(reference.property()))
        .map(Reference::from)
        .distinct()
        .flatMap(from -> versions(from).stream())
        .toList();
  }

  /// References to objects that are not here, in document order. The TLP markings, which everybody
  /// knows by their ids, are not missed, nor is what their definitions refer to.
  public List<Reference> dangling() {
    return objects.keySet().stream()
        .filter(id -> Tlp.fromMarking(id).isEmpty())
        .flatMap(id -> outgoing(id).stream())
        .filter(reference -> !objects.containsKey(reference.to()))
        .filter(reference -> Tlp.fromMarking(reference.to()).isEmpty())
        .toList();
  }
}
