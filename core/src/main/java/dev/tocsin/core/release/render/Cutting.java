package dev.tocsin.core.release.render;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Takes parts out of the objects of one draft so that they stay sound: what cannot be without a
/// part goes with it, from the inside out. Recipients mostly lack the same, so that what came of
/// each cut is remembered. Safe for many threads.
final class Cutting {
  private final Soundness soundness;
  private final Map<Cut, Optional<Pruned>> known = new ConcurrentHashMap<>();

  Cutting(Soundness soundness) {
    this.soundness = soundness;
  }

  private record Cut(int piece, Set<Place> places) {}

  /// The smallest place around a part without which the object is sound; empty if it must go whole.
  Optional<Place> cut(Piece piece, Place part) {
    Place place = part;
    while (!place.equals(Place.TOP) && !touchesMarkings(place)) {
      if (prune(piece, Set.of(place)).isPresent()) {
        return Optional.of(place);
      }
      place = place.around();
    }
    return Optional.empty();
  }

  private static boolean touchesMarkings(Place place) {
    return Piece.MARKINGS.contains(place.steps().getFirst());
  }

  /// The object without all of the places, if it is sound then.
  Optional<Pruned> prune(Piece piece, Set<Place> places) {
    return known.computeIfAbsent(
        new Cut(piece.index(), Set.copyOf(places)),
        cut ->
            Optional.of(Pruned.of(piece.object().json(), cut.places()))
                .filter(pruned -> soundness.isSound(pruned.json())));
  }
}
