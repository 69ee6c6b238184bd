package dev.tocsin.node.desk;

/// Who asks.
public sealed interface Caller {

  /// Stands in logs and audit records.
  String name();

  Role role();

  /// A named person with an account. Only a person can confirm a number or answer a warning.
  record Person(String name, Role role) implements Caller {}

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
  }
}
