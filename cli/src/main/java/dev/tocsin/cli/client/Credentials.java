package dev.tocsin.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Who calls the node.
public sealed interface Credentials {

  /// Nobody in particular.
  record None() implements Credentials {}

  /// Whoever can read the node's data folder.
  record Operator(String token) implements Credentials {
    @Override
    public String toString() {
      return "the operator's token";
    }
  }

  /// A named person.
  record Person(String account, String password) implements Credentials {
    public Person {
      if (account.isBlank() || account.indexOf(':') >= 0) {
        throw new IllegalArgumentException("an account name is not blank and has no colon");
      }
    }

    @Override
    public String toString() {
      return "the password of " + account;
    }
  }

  /// The value of the header `Authorization`; blank for nobody.
  default String header() {
    return switch (this) {
      case None _ -> "";
      case Operator operator -> "Bearer " + operator.token();
      case Person person ->
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (person.account() + ":" + person.password())
                          .getBytes(StandardCharsets.UTF_8));
    };
  }
}
