package dev.tocsin.core.journal;

import dev.tocsin.core.LinkId;
import java.time.Instant;
import java.util.Optional;

/// Something that a person must look at.
///
/// @param link the link it concerns, if one
/// @param detail a sentence with ids, never with content
public record Alarm(Kind kind, Optional<LinkId> link, String detail, Instant at) {

  public enum Kind {
    /// A partner said two different things in one place.
    EQUIVOCATION,
    /// A partner's log does not extend what was cosigned.
    FORK,
    /// Someone used a partner's name without its keys.
    FORGERY,
    /// Statements are missing in a partner's sequence.
    GAP,
    /// A partner's clock is far off.
    CLOCK,
    /// Both sides signed, but not the same terms.
    TERMS,
    /// A partner sent something above the agreement's ceiling or above what it says of it.
    CEILING,
    /// A partner refused something.
    REFUSED,
    /// One person released something alone; a second one must look at it.
    EMERGENCY,
    /// Something waits long for a receipt.
    AGE
  }
}
