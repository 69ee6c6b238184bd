package dev.tocsin.core.release.render;

import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.render.Gap.Cause;
import dev.tocsin.stix.StixId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// How far one object of a rendering is; for one thread.
final class State {
  final Piece piece;
  final List<Gap> gaps = new ArrayList<>();

  /// What was asked to go, and why it must.
  final SequencedMap<Place, Why> wanted = new LinkedHashMap<>();

  /// What goes for it: the same, or more.
  final Set<Place> cuts = new LinkedHashSet<>();

  Pruned pruned;
  Optional<Why> withheld = Optional.empty();

  State(Piece piece) {
    this.piece = piece;
    this.pruned = new Pruned(piece.object().json(), Set.of());
  }

  /// Why something goes.
  record Why(Cause cause, Rule rule, String reason) {}

  StixId id() {
    return piece.object().id();
  }

  boolean leaves() {
    return withheld.isEmpty();
  }

  void withhold(Why why) {
    withheld = Optional.of(why);
    gap("", why);
  }

  /// Asks that a part goes.
  void want(Place place, Why why) {
    if (wanted.putIfAbsent(place, why) == null) {
      gap(place.toString(), why);
    }
  }

  void gap(String selector, Why why) {
    gaps.add(new Gap(id(), selector, why.cause(), why.rule(), why.reason()));
  }

  /// The texts by which what is left of it may need a definition.
  Set<String> uses() {
    return cuts.isEmpty()
        ? piece.uses()
        : Piece.uses(
            pruned.json(), piece.mentions().stream().filter(mention -> !lacks(mention.place())));
  }

  /// Whether a part of the object is gone.
  boolean lacks(Place place) {
    return pruned.gone().stream().anyMatch(gone -> gone.covers(place));
  }
}
