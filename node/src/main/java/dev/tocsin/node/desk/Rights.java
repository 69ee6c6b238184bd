package dev.tocsin.node.desk;

import java.util.EnumSet;
import java.util.Set;

/// Who may do what. The default of a new act is nobody.
public enum Rights {
  /// The node's state, partners, lists, statements without content, evidence without content.
  READ(EnumSet.allOf(Role.class)),
  /// What warnings say.
  READ_CONTENT(EnumSet.complementOf(EnumSet.of(Role.OVERSIGHT))),
  INVITE(EnumSet.of(Role.OPERATOR, Role.LIAISON)),
  /// A named person only.
  CONFIRM(EnumSet.of(Role.LIAISON, Role.RELEASE_AUTHORITY)),
  RELEASE(EnumSet.of(Role.OPERATOR, Role.DUTY, Role.RELEASE_AUTHORITY)),
  /// A named person only.
  ANSWER(EnumSet.of(Role.DUTY, Role.RELEASE_AUTHORITY)),
  CARRY(EnumSet.of(Role.OPERATOR, Role.LIAISON)),
  ACCOUNTS(EnumSet.of(Role.OPERATOR));

  private final Set<Role> roles;

  Rights(Set<Role> roles) {
    this.roles = roles;
  }

  public boolean allow(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> roles.contains(person.role());
      case Caller.Operator _ -> this != CONFIRM && this != ANSWER && roles.contains(Role.OPERATOR);
    };
  }

  /// @throws DeskException if the caller may not
  void require(Caller caller) {
    if (!allow(caller)) {
      throw new DeskException(
          Problem.Kind.FORBIDDEN,
          "The role " + caller.role().words() + " may not do this; ask a colleague who may.");
    }
  }

  /// Like [#require], for things that whoever may not use them should not learn to exist.
  void requireQuietly(Caller caller) {
    if (!allow(caller)) {
      throw new DeskException(Problem.ABSENT);
    }
  }
}
