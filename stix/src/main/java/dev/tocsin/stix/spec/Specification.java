package dev.tocsin.stix.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The way into the tables. Built once; immutable and safe for many threads.
public final class Specification {
  /// The namespace of deterministic ids of observables (STIX 2.1 §2.9).
  public static final String OBSERVABLE_NAMESPACE = "00abedb4-aa42-466c-9c01-fed23315a9b7";

  private static final SequencedMap<String, ObjectSpec> OBJECTS = objectsByType();
  private static final Map<String, Optional<ObjectSpec>> LOOKUP = lookup();
  private static final Relationships RELATIONSHIPS = Relationships.build(Observables.all());
  private static final Set<String> RESERVED =
      Set.of("severity", "username", "phone_number", "action");

  private Specification() {}

  private static SequencedMap<String, ObjectSpec> objectsByType() {
    List<ObjectSpec> all = new ArrayList<>(DomainObjects.all());
    all.addAll(RelationshipObjects.all());
    all.addAll(Observables.all());
    all.addAll(MetaObjects.all());
    all.add(MetaObjects.bundle());
    SequencedMap<String, ObjectSpec> byType = new LinkedHashMap<>();
    all.forEach(each -> byType.put(each.type(), each));
    return Collections.unmodifiableSequencedMap(byType);
  }

  private static Map<String, Optional<ObjectSpec>> lookup() {
    Map<String, Optional<ObjectSpec>> lookup = new HashMap<>();
    OBJECTS.forEach((type, spec) -> lookup.put(type, Optional.of(spec)));
    return lookup;
  }

  /// Every type of object that STIX 2.1 defines, the bundle included, in the order of the
  /// specification; unmodifiable.
  public static SequencedMap<String, ObjectSpec> objects() {
    return OBJECTS;
  }

  /// The definition of a type; empty if STIX 2.1 defines none.
  public static Optional<ObjectSpec> object(String type) {
    return LOOKUP.getOrDefault(type, Optional.empty());
  }

  /// The common properties (§3.2) with their types; what is required differs by kind of object.
  public static Form commonProperties() {
    return CommonProperties.ALL;
  }

  /// The common properties of a domain object or an observable, and nothing else: what an extension
  /// that adds such a type must keep to (§7.3).
  public static Form commonForm(ObjectKind kind) {
    return kind == ObjectKind.OBSERVABLE
        ? CommonProperties.ADDED_OBSERVABLE
        : CommonProperties.ADDED_OBJECT;
  }

  /// All common properties, of which only the type and the id are required: what can be asked of an
  /// object of an unknown kind.
  public static Form anyCommonForm() {
    return CommonProperties.OF_ANY;
  }

  /// The form of an observable in the deprecated container (§2.13), where it has no id.
  public static Form contained(ObjectSpec observable) {
    return CommonProperties.contained(observable.form());
  }

  /// The form of an observable of an unknown type in the deprecated container.
  public static Form containedCustom() {
    return CommonProperties.CONTAINED;
  }

  public static Relationships relationships() {
    return RELATIONSHIPS;
  }

  /// Names that no property may have (§3.8).
  public static Set<String> reservedNames() {
    return RESERVED;
  }

  /// The form of a marking of that definition type (§7.2.1); empty for one that STIX does not
  /// define.
  public static Optional<Form> markingBody(String definitionType) {
    return switch (definitionType) {
      case "statement" -> Optional.of(MetaObjects.STATEMENT);
      case "tlp" -> Optional.of(MetaObjects.TLP);
      default -> Optional.empty();
    };
  }

  /// Extensions whose contents are known: the Incident Core suite and TLP 2.0.
  public static List<ExtensionSpec> knownExtensions() {
    return KnownExtensions.ALL;
  }
}
