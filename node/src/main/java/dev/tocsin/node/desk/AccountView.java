package dev.tocsin.node.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// An account of one of this node's people.
///
/// @param attributes what they may see, in alphabetical order
public record AccountView(
    String name, Role role, boolean disabled, Instant created, Set<String> attributes) {
  public AccountView {
    attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
  }

  /// Who has it.
  public Caller.Person person() {
    return new Caller.Person(name, role, attributes);
  }
}
