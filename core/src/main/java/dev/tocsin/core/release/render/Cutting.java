package dev.tocsin.core.release.render;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.util.Optional;
import java.util.Set;

/// Takes parts out of an object so that it stays sound: what cannot be without a part goes with it,
/// from the inside out.
final class Cutting {
  static final Validator VALIDATOR = Validator.of(Options.standard());

  private Cutting() {}

  /// What came of taking out one part.
  ///
  /// @param place that must go: the part, or the smallest around it; empty if the whole object
  record Cut(Place wanted, Optional<Place> place) {}

  /// The smallest place around a part without which the object is sound.
  static Cut cut(JsonObject object, Place wanted) {
    Place place = wanted;
    while (!place.equals(Place.TOP) && !touchesMarkings(place)) {
      if (isSound(Pruned.of(object, Set.of(place)).json())) {
        return new Cut(wanted, Optional.of(place));
      }
      place = place.around();
    }
    return new Cut(wanted, Optional.empty());
  }

  private static boolean touchesMarkings(Place place) {
    return Piece.MARKINGS.contains(place.steps().getFirst());
  }

  /// The object without all of the places, if it is sound then.
  ///
  /// @param places each of them such that the object is sound without it
  static Optional<Pruned> prune(JsonObject object, Set<Place> places) {
    return Optional.of(Pruned.of(object, places))
        .filter(pruned -> places.size() == 1 || isSound(pruned.json()));
  }

  private static boolean isSound(JsonObject object) {
    var faults = new Faults(1);
    VALIDATOR.check(object, "", faults);
    return faults.errors() == 0;
  }
}
