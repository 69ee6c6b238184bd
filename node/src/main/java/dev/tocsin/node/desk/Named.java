package dev.tocsin.node.desk;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Whom the policy in force names for an act.
///
/// @param caller whether the caller is among them
/// @param roles in the order of [Role]; empty if it names nobody
public record Named(boolean caller, List<Role> roles) {
  public Named {
    roles = List.copyOf(roles);
  }

  /// @param names whether the policy names the role of some word
  static Named of(Caller caller, Predicate<String> names) {
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> Rights.APPROVE.allow(new Caller.Person("anyone", role)))
            .filter(role -> names.test(role.wire()))
            .toList();
    return new Named(caller instanceof Caller.Person && roles.contains(caller.role()), roles);
  }

  /// The roles for people, such as `duty, release authority`.
  public String words() {
    return roles.stream().map(Role::words).collect(Collectors.joining(", "));
  }
}
