package dev.tocsin.core.release.render;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.DeterministicId;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.spec.ObjectKind;
import dev.tocsin.stix.spec.Specification;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a bundle together from what is left of the objects; for one thread.
final class Assembly {
  private final Renderer.Draft draft;
  private final Renderer.Reader reader;
  private final List<State> states;
  private final List<State> leaving;
  private final UUID namespace;

  Assembly(Renderer.Draft draft, Renderer.Reader reader, List<State> states) {
    this.draft = draft;
    this.reader = reader;
    this.states = states;
    this.leaving = states.stream().filter(State::leaves).toList();
    var name = ByteBuffer.wrap(reader.audience().bytes());
    this.namespace = new UUID(name.getLong(), name.getLong());
  }

  Rendering rendering(List<Explanation> explanations) {
    SequencedMap<State, JsonObject> contents = new LinkedHashMap<>();
    leaving.forEach(state -> contents.put(state, labelled(state)));
    Map<StixId, StixId> ids = ids(contents);
    List<StixObject> objects = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    contents.forEach((state, json) -> {
      try {
        // What names something that is renamed is renamed itself.
        boolean differs = ids.containsKey(state.id());
        objects.add(state.piece.object().with(differs ? renamed(json, ids) : json));
      } catch (StixException e) {
        faults.add("What is left of " + state.id() + " is not sound STIX 2.1: " + e.getMessage());
      }
    });
    objects.addAll(levelsMissing(objects));
    boolean whole = draft.plain() && objects.equals(draft.bundle().objects());
    StixId id = draft.bundle().id();
    var bundle = new Bundle(whole ? id : own(id), objects);
    Bytes bytes = whole ? draft.bytes() : Bytes.of(bundle.toBytes());
    if (!objects.isEmpty() && faults.isEmpty()) {
      faults.addAll(draft.soundness().faults(bundle));
    }
    List<MarkedPortion> portions = leavingPortions();
    Terms terms = Terms.combine(portions.stream().map(MarkedPortion::terms).toList());
    return new Rendering(
        reader.recipient().organisation(),
        bundle,
        bytes,
        explanations,
        states.stream().flatMap(state -> state.gaps.stream()).toList(),
        ids,
        terms.audience().reach().level(),
        terms,
        caveats(portions),
        faults);
  }

  // A standard level on everything.

  private JsonObject labelled(State state) {
    JsonObject json = state.pruned.json();
    if (state.piece.bearsLevel() || state.piece.follows() || draft.unmarked().isEmpty()) {
      return json;
    }
    return Marked.of(StixObject.of(json))
        .add(draft.unmarked().orElseThrow().marking())
        .object()
        .json();
  }

  /// The definition of the level that was put on what bore none.
  private List<StixObject> levelsMissing(List<StixObject> objects) {
    return draft.unmarked().stream()
        .filter(level ->
            objects.stream().anyMatch(o -> o.objectMarkingRefs().contains(level.marking())))
        .filter(level -> objects.stream().noneMatch(o -> o.id().equals(level.marking())))
        .map(level -> StixObject.of(level.definition()))
        .toList();
  }

  // Other ids for what differs.

  /// The ids of what differs from the draft, and of whatever names that, since it differs then too.
  private Map<StixId, StixId> ids(Map<State, JsonObject> contents) {
    Deque<StixId> open = new ArrayDeque<>();
    contents.forEach((state, json) -> {
      if (!json.equals(state.piece.object().json())) {
        open.add(state.id());
      }
    });
    Map<StixId, StixId> ids = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      StixId id = open.remove();
      if (ids.putIfAbsent(id, own(id)) == null) {
        draft.namedBy().getOrDefault(id, List.of()).stream()
            .filter(piece -> states.get(piece.index()).leaves())
            .forEach(piece -> open.add(piece.object().id()));
      }
    }
    return ids;
  }

  private StixId own(StixId id) {
    byte[] name = id.toString().getBytes(StandardCharsets.UTF_8);
    UUID uuid = DeterministicId.version5(namespace, name);
    boolean observable =
        Specification.object(id.type())
            .filter(spec -> spec.kind() == ObjectKind.OBSERVABLE)
            .isPresent();
    // Version 5 would say that it is made of what contributes (STIX 2.1 §2.9), and that may be
    // gone.
    return new StixId(id.type(), observable ? asVersion4(uuid) : uuid);
  }

  private static UUID asVersion4(UUID uuid) {
    long first = (uuid.getMostSignificantBits() & ~0xf000L) | 0x4000L;
    return new UUID(first, uuid.getLeastSignificantBits());
  }

  private static JsonObject renamed(JsonObject json, Map<StixId, StixId> ids) {
    UnaryOperator<String> id =
        text ->
            StixId.read(text)
                .flatMap(each -> Optional.ofNullable(ids.get(each)))
                .map(StixId::toString)
                .orElse(text);
    // A selector names members, and a member may have an id for a name.
    UnaryOperator<String> selector =
        text -> Stream.of(text.split("\\.", -1)).map(id).collect(Collectors.joining("."));
    var members = new LinkedHashMap<String, JsonValue>();
    json.members()
        .forEach((name, value) -> {
          var by = name.equals("granular_markings") ? selector : id;
          members.put(id.apply(name), Texts.replaced(value, by));
        });
    return new JsonObject(members);
  }

  // What it all comes to.

  /// The portions that go, each set of markings once.
  private List<MarkedPortion> leavingPortions() {
    Set<Integer> groups = new LinkedHashSet<>();
    for (State state : leaving) {
      state.piece.portions().stream()
          .filter(marked -> !state.lacks(marked.place()))
          .forEach(marked -> groups.add(marked.group()));
    }
    return groups.stream().map(draft.groups()::sample).toList();
  }

  private List<String> caveats(List<MarkedPortion> portions) {
    return Stream.concat(
            portions.stream().flatMap(portion -> portion.caveats().stream()),
            reader.caveats().stream())
        .distinct()
        .toList();
  }
}
