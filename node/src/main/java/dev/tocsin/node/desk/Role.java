package dev.tocsin.node.desk;

import java.util.Locale;
import java.util.Optional;

/// What someone at this node may do.
public enum Role {
  /// Drafts, receives and answers warnings.
  DUTY,
  /// Owns partnerships.
  LIAISON,
  /// Approves what leaves.
  RELEASE_AUTHORITY,
  /// Reads.
  ANALYST,
  /// Sees decisions, clocks and proofs, not content.
  OVERSIGHT,
  /// Runs the node.
  OPERATOR;

  /// The form on the wire and the command line, such as `release-authority`.
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The form for people.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public static Optional<Role> of(String wire) {
    for (var role : values()) {
      if (role.wire().equals(wire)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
