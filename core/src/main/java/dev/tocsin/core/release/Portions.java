package dev.tocsin.core.release;

import dev.tocsin.core.release.marking.MarkingReader;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.marking.GranularMarking;
import dev.tocsin.stix.marking.GranularMarking.Data;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The portions of an object: itself, and each part that a granular marking names.
public final class Portions {
  private Portions() {}

  /// All portions of an object, the object first. If its markings are not of their form there is
  /// one portion, which goes to nobody.
  ///
  /// @param unmarked the level of what bears none; empty if it goes to nobody
  public static List<MarkedPortion> of(
      StixObject object, MarkingDefinitions known, Optional<Tlp> unmarked) {
    var whole = new Portion(object.id(), Optional.empty());
    List<MarkedPortion> portions = new ArrayList<>();
    try {
      if (!GranularMarking.check(object).isEmpty()) {
        return List.of(faulty(whole, "Its granular markings select what is not there."));
      }
      portions.add(portion(whole, object.objectMarkingRefs(), known, unmarked));
      var marked = Marked.of(object);
      for (var part : parts(object)) {
        portions.add(
            portion(
                new Portion(object.id(), Optional.of(part)),
                marked.effective(part),
                known,
                unmarked));
      }
    } catch (StixException _) {
      return List.of(faulty(whole, "Its granular markings are not of their form."));
    }
    return List.copyOf(portions);
  }

  private static Set<Selector> parts(StixObject object) {
    Set<Selector> parts = new LinkedHashSet<>();
    for (var marking : GranularMarking.of(object)) {
      if (marking.content() instanceof Data) {
        parts.addAll(marking.selectors());
      }
    }
    return parts;
  }

  private static MarkedPortion portion(
      Portion portion, Collection<StixId> ids, MarkingDefinitions known, Optional<Tlp> unmarked) {
    List<ReadMarking> markings = new ArrayList<>();
    ids.stream().distinct().map(id -> MarkingReader.read(id, known::find)).forEach(markings::add);
    boolean level =
        markings.stream()
            .anyMatch(marking ->
                marking instanceof Understood understood && understood.level().isPresent());
    if (level) {
      return MarkedPortion.of(portion, markings);
    }
    unmarked.map(rule -> MarkingReader.read(rule.marking(), known::find)).ifPresent(markings::add);
    return unmarked.isPresent()
        ? MarkedPortion.of(portion, markings)
        : new MarkedPortion(
            portion,
            markings,
            Optional.of(
                new MarkedPortion.Fault(
                    Rule.MARKING_FAULTY, "It bears no level, and the policy gives it none.")));
  }

  private static MarkedPortion faulty(Portion portion, String sentence) {
    return new MarkedPortion(
        portion, List.of(), Optional.of(new MarkedPortion.Fault(Rule.MARKING_FAULTY, sentence)));
  }

  /// The strictest of several portions together.
  public static Terms terms(Collection<MarkedPortion> portions) {
    return Terms.combine(portions.stream().map(MarkedPortion::terms).toList());
  }
}
