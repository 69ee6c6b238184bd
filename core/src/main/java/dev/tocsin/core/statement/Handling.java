package dev.tocsin.core.statement;

import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The conditions under which a statement may be used. Its digest is echoed by the receipt, so that
/// the receiver cannot say that it did not know them.
///
/// @param tlp the Traffic Light Protocol 2.0 level
/// @param caveats further conditions, in the agreement's words
/// @param relay whether the receiver may pass it on within the level
/// @param retainUntil when the receiver must delete it
/// @param feedbackDue until when the sender asks for an answer
public record Handling(
    Tlp tlp,
    List<String> caveats,
    boolean relay,
    Optional<Instant> retainUntil,
    Optional<Instant> feedbackDue) {
  public Handling {
    caveats = List.copyOf(caveats);
  }

  public static Handling of(Tlp tlp) {
    return new Handling(tlp, List.of(), false, Optional.empty(), Optional.empty());
  }
}
