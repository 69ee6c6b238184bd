package dev.tocsin.node.account;

import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Standing;
import java.security.SecureRandom;

/// Accounts with a password that is as cheap to make and to check as can be, for tests with many
/// people.
public final class QuickPassword {
  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

  private QuickPassword() {}

  /// Adds an account that sees what its role brings.
  public static void add(Accounts accounts, String name, Role role, String password) {
    accounts.add(name, role, Standing.usual(role), hash(password));
  }

  /// Gives an account that is there a password.
  public static void set(Accounts accounts, String name, String password) {
    accounts.setPassword(name, hash(password));
  }

  private static PasswordHash hash(String password) {
    return PasswordHash.of(password, CHEAP, new SecureRandom());
  }
}
