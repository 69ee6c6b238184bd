package dev.tocsin.stix;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the markings of a bundle add up to, granular ones included (STIX 2.1 §7.2).
///
/// @param strictest the strictest TLP level anywhere in the bundle; empty if there is none
/// @param unknown markings that are neither TLP nor a `statement` the bundle contains, in order of
///   appearance; what bears one must not leave
/// @param unmarked objects without a TLP level of their own, in order; marking, extension and
///   language definitions are not counted
public record Markings(Optional<Tlp> strictest, List<StixId> unknown, List<StixId> unmarked) {
  private static final Set<String> META =
      Set.of("marking-definition", "extension-definition", "language-content");

  public Markings {
    unknown = List.copyOf(unknown);
    unmarked = List.copyOf(unmarked);
  }

  public static Markings of(Bundle bundle) {
    Set<StixId> statements =
        bundle.objects().stream()
            .filter(Markings::isStatement)
            .map(StixObject::id)
            .collect(Collectors.toSet());
    Set<StixId> borne =
        bundle.objects().stream()
            .flatMap(Markings::borneBy)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<StixId> unknown =
        borne.stream()
            .filter(id -> Tlp.fromMarking(id).isEmpty() && !statements.contains(id))
            .toList();
    return new Markings(strictestOf(borne), unknown, unmarkedIn(bundle));
  }

  private static Stream<StixId> borneBy(StixObject object) {
    return Stream.concat(
        object.objectMarkingRefs().stream(), object.granularMarkingRefs().stream());
  }

  private static Optional<Tlp> strictestOf(Set<StixId> borne) {
    return Tlp.strictest(borne.stream().flatMap(id -> Tlp.fromMarking(id).stream()).toList());
  }

  private static List<StixId> unmarkedIn(Bundle bundle) {
    return bundle.objects().stream()
        .filter(object -> !META.contains(object.type()))
        .filter(object ->
            object.objectMarkingRefs().stream().noneMatch(id -> Tlp.fromMarking(id).isPresent()))
        .map(StixObject::id)
        .distinct()
        .toList();
  }

  /// A statement that carries an extension may restrict more than it says, so it is unknown.
  private static boolean isStatement(StixObject object) {
    return object.json().member("extensions").isEmpty()
        && object.type().equals("marking-definition")
        && object.text("definition_type").filter("statement"::equals).isPresent()
        && object.json().members().get("definition") instanceof JsonObject definition
        && definition.members().get("statement") instanceof JsonString;
  }
}
