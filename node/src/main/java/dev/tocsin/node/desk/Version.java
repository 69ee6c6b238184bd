package dev.tocsin.node.desk;

import java.util.Optional;

/// The version of this software.
public final class Version {
  private Version() {}

  /// As the jar's manifest says; `development` outside a jar.
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
