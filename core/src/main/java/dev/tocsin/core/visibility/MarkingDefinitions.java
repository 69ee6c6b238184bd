package dev.tocsin.core.visibility;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// The marking definitions that a node knows, apart from those of the Traffic Light Protocol, which
/// everyone knows.
@FunctionalInterface
public interface MarkingDefinitions {
  /// None.
  MarkingDefinitions NONE = _ -> Optional.empty();

  Optional<StixObject> find(StixId marking);

  /// These, and where they do not know, others.
  default MarkingDefinitions or(MarkingDefinitions others) {
    return marking -> find(marking).or(() -> others.find(marking));
  }
}
