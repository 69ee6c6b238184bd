package dev.tocsin.core.visibility;

import dev.tocsin.core.Bytes;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.accumulo.access.AccessEvaluator;
import org.apache.accumulo.access.InvalidAccessExpressionException;

/// Someone who reads, by their attributes. Remembers what it decided, since few labels are on many
/// objects. Safe for many threads.
public final class Viewer {
  private static final int REMEMBERED_MAX = 10_000;

  private final Set<String> attributes;
  private final AccessEvaluator evaluator;
  private final ConcurrentMap<Bytes, Boolean> remembered = new ConcurrentHashMap<>();

  private Viewer(Set<String> attributes) {
    this.attributes = attributes;
    this.evaluator = Label.ACCESS.newEvaluator(attributes);
  }

  /// Whoever has these attributes. A level of the Traffic Light Protocol brings those below it.
  ///
  /// @throws IllegalArgumentException if one is no attribute, or is the one that nobody has
  public static Viewer of(Set<String> attributes) {
    attributes.forEach(Attributes::require);
    if (attributes.contains(Label.NOBODY_ATTRIBUTE)) {
      throw new IllegalArgumentException("nobody has the attribute " + Label.NOBODY_ATTRIBUTE);
    }
    return new Viewer(Collections.unmodifiableSet(new TreeSet<>(Attributes.expanded(attributes))));
  }

  /// In alphabetical order, with the levels that follow.
  public Set<String> attributes() {
    return attributes;
  }

  public boolean sees(Label label) {
    return sees(label.bytes());
  }

  /// The same for a label as it stands in a row. What is no label is seen by nobody.
  public boolean sees(Bytes label) {
    return Optional.ofNullable(remembered.get(label)).orElseGet(() -> decide(label));
  }

  private boolean decide(Bytes label) {
    boolean sees = evaluates(label.utf8());
    if (remembered.size() < REMEMBERED_MAX) {
      remembered.put(label, sees);
    }
    return sees;
  }

  private boolean evaluates(String expression) {
    try {
      return !expression.isEmpty() && evaluator.canAccess(expression);
    } catch (InvalidAccessExpressionException _) {
      return false;
    }
  }
}
