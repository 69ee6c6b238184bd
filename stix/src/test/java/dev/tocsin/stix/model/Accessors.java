package dev.tocsin.stix.model;

import dev.tocsin.stix.StixException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Calls every accessor of a view and of the views within it.
final class Accessors {
  private static final ClassValue<List<Method>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> kind) {
          return find(kind);
        }
      };

  private Accessors() {}

  /// The number of refusals.
  ///
  /// @throws AssertionError if an accessor throws anything but a [StixException]
  static int callAll(View view) {
    int refusals = 0;
    for (Method accessor : KNOWN.get(view.getClass())) {
      try {
        refusals += inside(accessor.invoke(view));
      } catch (InvocationTargetException thrown) {
        if (!(thrown.getCause() instanceof StixException)) {
          throw new AssertionError(accessor + " threw", thrown.getCause());
        }
        refusals++;
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return refusals;
  }

  private static int inside(Object value) {
    return switch (value) {
      case View part -> callAll(part);
      case Optional<?> optional -> optional.map(Accessors::inside).orElse(0);
      case List<?> list -> list.stream().mapToInt(Accessors::inside).sum();
      default -> 0;
    };
  }

  private static List<Method> find(Class<?> kind) {
    Set<String> components =
        Arrays.stream(kind.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    return Arrays.stream(kind.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !components.contains(method.getName()))
        .filter(method -> !Set.of("toString", "hashCode").contains(method.getName()))
        .toList();
  }
}
