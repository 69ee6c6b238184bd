package dev.tocsin.stix.model;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A bundle in the making (STIX 2.1 §8). Objects keep their bytes; the same object is taken once.
/// For one thread.
public final class BundleDraft {
  private final StixId id;
  private final Set<StixObject> objects = new LinkedHashSet<>();

  private BundleDraft(StixId id) {
    this.id = id;
  }

  /// Begins an empty bundle with a new id.
  public static BundleDraft of(IdSource ids) {
    return new BundleDraft(new StixId("bundle", ids.next()));
  }

  public BundleDraft add(StixEntity... entities) {
    Stream.of(entities).map(StixEntity::source).forEach(objects::add);
    return this;
  }

  public BundleDraft addAll(Collection<StixObject> more) {
    objects.addAll(more);
    return this;
  }

  /// Adds the definitions of the TLP markings that objects bear, unless they are there: a receiver
  /// that does not know TLP 2.0 by its ids then still sees the level.
  public BundleDraft addTlpDefinitions() {
    Set<StixId> present = new HashSet<>();
    objects.forEach(object -> present.add(object.id()));
    List<StixObject> definitions = new ArrayList<>();
    for (StixObject object : objects) {
      Stream.concat(object.objectMarkingRefs().stream(), object.granularMarkingRefs().stream())
          .filter(present::add)
          .flatMap(marking -> definition(marking).stream())
          .forEach(definitions::add);
    }
    objects.addAll(definitions);
    return this;
  }

  private static Optional<StixObject> definition(StixId marking) {
    return Tlp.fromMarking(marking)
        .flatMap(level ->
            switch (Tlp.editionOf(marking).orElseThrow()) {
              case TLP_2 -> Optional.of(level.definition());
              case TLP_1 -> level.definitionInTlp1();
              // Only OpenCTI can define its own id.
              case OPENCTI -> Optional.empty();
            })
        .map(StixObject::of);
  }

  /// The finished bundle.
  ///
  /// @throws StixException with all faults: one version of an object with two contents, or a TLP
  ///   marking that claims another level
  public Bundle build() throws StixException {
    return Bundle.parse(new Bundle(id, List.copyOf(objects)).toBytes());
  }
}
