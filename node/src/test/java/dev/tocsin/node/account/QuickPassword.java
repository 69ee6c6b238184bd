package dev.tocsin.node.account;

import java.security.SecureRandom;

/// A password that is as cheap to check as can be, for tests with many log-ins.
public final class QuickPassword {
  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

  private QuickPassword() {}

  /// Gives an account that is there a password.
  public static void set(Accounts accounts, String name, String password) {
    accounts.setPassword(name, PasswordHash.of(password, CHEAP, new SecureRandom()));
  }
}
