package dev.tocsin.stix.spec;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an identifier may refer to: the types named, or objects of the kinds named. Both empty
/// stands for any STIX object.
///
/// @param types names of types; unmodifiable
/// @param kinds unmodifiable
public record Targets(Set<String> types, Set<ObjectKind> kinds) {
  private static final Set<ObjectKind> NONE = EnumSet.noneOf(ObjectKind.class);

  public Targets {
    types = Collections.unmodifiableSet(new LinkedHashSet<>(types));
    kinds = Collections.unmodifiableSet(kinds.isEmpty() ? NONE : EnumSet.copyOf(kinds));
  }

  static Targets any() {
    return new Targets(Set.of(), Set.of());
  }

  static Targets types(String... names) {
    return new Targets(new LinkedHashSet<>(List.of(names)), Set.of());
  }

  static Targets kinds(ObjectKind... kinds) {
    return new Targets(Set.of(), Set.of(kinds));
  }

  public boolean isAny() {
    return types.isEmpty() && kinds.isEmpty();
  }

  /// Whether an object of that type may stand there. A type that the specification does not know
  /// may stand where a kind is asked for, since its kind cannot be told; a bundle never may.
  public boolean allow(String type) {
    if (types.contains(type)) {
      return true;
    }
    if (type.equals("bundle") || (kinds.isEmpty() && !types.isEmpty())) {
      return false;
    }
    return kinds.isEmpty()
        || Specification.object(type).map(spec -> kinds.contains(spec.kind())).orElse(true);
  }

  /// For messages: `identity or location`.
  public String phrase() {
    if (isAny()) {
      return "any STIX object";
    }
    Set<String> names = new TreeSet<>(types);
    kinds.stream().map(ObjectKind::phrase).forEach(names::add);
    return names.stream().collect(Collectors.joining(" or "));
  }
}
