package dev.tocsin.core.release;

import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Terms.Inform;
import java.util.Optional;

/// Two duties that cannot both be kept. A person must see it and decide; nothing is decided here.
///
/// @param sentence what stands against what
public record Conflict(String sentence) {

  /// The conflict between what markings ask and a threat to life.
  public static Optional<Conflict> of(Terms terms, boolean threatToLife) {
    return threatToLife && terms.inform() == Inform.MUST_NOT
        ? Optional.of(
            new Conflict(
                "The markings forbid that the target is told, and there is a threat to life."))
        : Optional.empty();
  }
}
