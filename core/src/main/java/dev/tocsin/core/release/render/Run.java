package dev.tocsin.core.release.render;

import dev.tocsin.core.release.Decision;
import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.render.Gap.Cause;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One rendering in the making; for one thread.
final class Run {
  private static final Place CREATOR = Place.TOP.then("created_by_ref");

  private final Renderer.Draft draft;
  private final Renderer.Reader reader;
  private final List<Explanation> groups;
  private final List<State> states = new ArrayList<>();
  private final Map<StixId, List<State>> byId = new HashMap<>();
  private final List<State> definitions;

  Run(Renderer.Draft draft, Renderer.Reader reader, Instant now) {
    this.draft = draft;
    this.reader = reader;
    this.groups = draft.groups().explain(reader.recipient(), now);
    for (Piece piece : draft.pieces()) {
      var state = new State(piece);
      states.add(state);
      byId.computeIfAbsent(piece.object().id(), _ -> new ArrayList<>()).add(state);
    }
    this.definitions = states.stream().filter(state -> state.piece.isDefinition()).toList();
  }

  Rendering rendering() {
    List<Explanation> explanations = decide();
    boolean more = true;
    while (more) {
      more = false;
      for (State state : states) {
        more |= state.leaves() && settle(state);
      }
      more = more || dropUnused();
    }
    return new Assembly(draft, reader, states).rendering(explanations);
  }

  // What the markings say.

  private List<Explanation> decide() {
    Map<StixId, Withhold> hidden = hiddenDefinitions();
    List<Explanation> explanations = new ArrayList<>();
    for (State state : states) {
      for (Piece.Marked marked : state.piece.portions()) {
        Decision decision = decision(marked, hidden);
        explanations.add(Groups.of(marked.portion(), groups.get(marked.group()), decision));
        if (decision instanceof Withhold refusal) {
          mark(state, marked, refusal);
        }
      }
    }
    return explanations;
  }

  private static void mark(State state, Piece.Marked marked, Withhold refusal) {
    var why = new State.Why(Cause.MARKED, refusal.rule(), refusal.reason());
    Place place = marked.place();
    if (place.equals(Place.TOP)) {
      state.withhold(why);
      return;
    }
    state.want(place, why);
  }

  /// Definitions that may not be seen: what bears one of them may not be had either.
  private Map<StixId, Withhold> hiddenDefinitions() {
    Map<StixId, Withhold> hidden = new HashMap<>();
    boolean more = true;
    while (more) {
      more = false;
      for (State state : definitions) {
        if (!hidden.containsKey(state.piece.object().id())) {
          var refusal =
              state.piece.portions().stream()
                  .flatMap(marked ->
                      decision(marked, hidden) instanceof Withhold withhold
                          ? Optional.of(withhold).stream()
                          : Optional.<Withhold>empty().stream())
                  .findFirst();
          refusal.ifPresent(withhold -> hidden.put(state.piece.object().id(), withhold));
          more |= refusal.isPresent();
        }
      }
    }
    return hidden;
  }

  private Decision decision(Piece.Marked marked, Map<StixId, Withhold> hidden) {
    Decision decided = groups.get(marked.group()).decision();
    if (!decided.permits() || hidden.isEmpty()) {
      return decided;
    }
    for (ReadMarking marking : marked.portion().markings()) {
      var refusal = hidden.get(marking.id());
      if (refusal != null) {
        return new Withhold(
            refusal.rule(),
            "Its marking " + marking.id() + " may not be seen itself. " + refusal.reason());
      }
    }
    return decided;
  }

  // What follows from it.

  /// Cuts what must go of an object by now.
  ///
  /// @return whether anything changed
  private boolean settle(State state) {
    int before = state.wanted.size();
    if (state.piece.isDefinition()) {
      // Half a definition would mean something else.
      var marked =
          state.wanted.values().stream().filter(why -> why.cause() == Cause.MARKED).findFirst();
      if (marked.isPresent()) {
        state.withhold(whole(state, marked.orElseThrow()));
        return true;
      }
    }
    mentions(state);
    translations(state);
    versions(state);
    if (state.wanted.size() == before && (before == 0 || !state.cuts.isEmpty())) {
      return false;
    }
    for (var each : List.copyOf(state.wanted.entrySet())) {
      if (state.cuts.stream().noneMatch(cut -> cut.covers(each.getKey()))
          && !cut(state, each.getKey(), each.getValue())) {
        return true;
      }
    }
    var pruned = draft.cutting().prune(state.piece, state.cuts);
    if (pruned.isEmpty()) {
      state.withhold(whole(state, state.wanted.lastEntry().getValue()));
      return true;
    }
    state.pruned = pruned.orElseThrow();
    return true;
  }

  private boolean cut(State state, Place place, State.Why why) {
    var cut = draft.cutting().cut(state.piece, state.piece.least(place));
    if (cut.isEmpty()) {
      state.withhold(whole(state, why));
      return false;
    }
    Place wider = cut.orElseThrow();
    state.cuts.add(wider);
    if (!wider.equals(place)) {
      state.gap(
          wider.toString(),
          new State.Why(
              Cause.REQUIRED, why.rule(), "It cannot be without " + place + ". " + why.reason()));
    }
    return true;
  }

  private static State.Why whole(State state, State.Why why) {
    boolean joins = Set.of("relationship", "sighting").contains(state.piece.object().type());
    return switch (why.cause()) {
      case CUT -> new State.Why(joins ? Cause.END : Cause.REFERENCE, why.rule(), why.reason());
      case MARKED, REQUIRED, REFERENCE, END, UNUSED ->
          new State.Why(
              Cause.REQUIRED,
              why.rule(),
              "It cannot be without what is withheld of it. " + why.reason());
    };
  }

  /// References to what does not leave.
  private void mentions(State state) {
    for (Piece.Mention mention : state.piece.mentions()) {
      if (state.wanted.keySet().stream().noneMatch(place -> place.covers(mention.place()))) {
        absent(mention.object())
            .ifPresent(why ->
                state.want(
                    mention.place(),
                    new State.Why(
                        Cause.CUT,
                        why.rule(),
                        "It refers to " + mention.object() + ". " + why.reason())));
      }
    }
  }

  private Optional<State.Why> absent(StixId id) {
    List<State> versions = byId.getOrDefault(id, List.of());
    return versions.stream().anyMatch(State::leaves)
        ? Optional.empty()
        : versions.stream().flatMap(state -> state.withheld.stream()).findFirst();
  }

  /// Translations of what was cut from the object that is translated.
  private void translations(State state) {
    StixObject object = state.piece.object();
    if (!state.piece.isTranslation()
        || !(object.json().members().get("contents") instanceof JsonObject languages)) {
      return;
    }
    var of = object.text("object_ref").flatMap(StixId::read);
    for (State original : of.map(id -> byId.getOrDefault(id, List.of())).orElse(List.of())) {
      // It may translate a version that is withheld, though another one leaves.
      original.withheld.ifPresent(why ->
          state.want(
              Place.TOP.then("object_ref"), new State.Why(Cause.CUT, why.rule(), why.reason())));
      for (Place gone : original.pruned.gone()) {
        String property = gone.steps().getFirst();
        languages
            .members()
            .forEach((language, translated) -> {
              var place = Place.TOP.then("contents").then(language).then(property);
              if (translated instanceof JsonObject texts && texts.members().containsKey(property)) {
                state.want(place, translated(original, property));
              }
            });
      }
    }
  }

  private static State.Why translated(State original, String property) {
    var first =
        original.wanted.entrySet().stream()
            .filter(each -> each.getKey().steps().getFirst().equals(property))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> original.wanted.firstEntry().getValue());
    return new State.Why(
        Cause.MARKED,
        first.rule(),
        "It translates what is withheld of "
            + original.piece.object().id()
            + ". "
            + first.reason());
  }

  /// All versions of an object have one creator (STIX 2.1 §3.6), or none that is told.
  private void versions(State state) {
    for (State other : byId.getOrDefault(state.id(), List.of())) {
      if (other.lacks(CREATOR)
          && state.piece.object().json().members().containsKey("created_by_ref")) {
        var why = Objects.requireNonNull(other.wanted.get(CREATOR));
        state.want(
            CREATOR,
            new State.Why(
                Cause.REQUIRED,
                why.rule(),
                "Another version of it leaves without. " + why.reason()));
      }
    }
  }

  /// Definitions leave with what they define.
  ///
  /// @return whether one was dropped
  private boolean dropUnused() {
    if (definitions.stream().noneMatch(State::leaves)) {
      return false;
    }
    Set<String> used = new HashSet<>();
    states.stream().filter(State::leaves).forEach(state -> used.addAll(state.uses()));
    boolean dropped = false;
    for (State state : definitions) {
      String id = state.id().toString();
      if (state.leaves() && !used.contains(id)) {
        // A level that marked something tells that there is something.
        if (!state.piece.isLevel() || draft.uses().contains(id)) {
          state.withhold(
              new State.Why(
                  Cause.UNUSED, Rule.DEFINITION_UNUSED, "Nothing of what goes bears it."));
          dropped = true;
        }
      }
    }
    return dropped;
  }
}
