package dev.tocsin.node.desk;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// Who asks.
public sealed interface Caller {

  /// Stands in logs and audit records.
  String name();

  Role role();

  /// What they may see, beside what our own people and those of their role do.
  Set<String> attributes();

  /// A named person with an account. Only a person can confirm a number or answer a warning.
  ///
  /// @param attributes in alphabetical order
  record Person(String name, Role role, Set<String> attributes) implements Caller {
    public Person {
      attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
    }

    /// Someone who has what their role brings.
    public Person(String name, Role role) {
      this(name, role, Standing.usual(role));
    }
  }

  /// Someone with access to the host, who showed the operator token.
  record Operator() implements Caller {
    @Override
    public String name() {
      return "operator";
    }

    @Override
    public Role role() {
      return Role.OPERATOR;
    }

    @Override
    public Set<String> attributes() {
      return Standing.usual(Role.OPERATOR);
    }
  }
}
