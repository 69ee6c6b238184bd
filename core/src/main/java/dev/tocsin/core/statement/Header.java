package dev.tocsin.core.statement;

import dev.tocsin.core.NodeId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.Optional;

/// What every statement says of itself.
///
/// @param id this statement
/// @param thread the statement that began the conversation; for a warning its own id
/// @param from the speaking node
/// @param to the one node spoken to
/// @param position its place on the link
/// @param seen highest gap-free sequence number accepted from the other side, and its digest
/// @param created the sender's clock, a claim only
/// @param notAfter when it expires
/// @param precedence how soon it must arrive
/// @param exercise true if it is not real; it looks different everywhere and never mixes
/// @param beacon the recipient's latest checkpoint that the sender cosigned: not written before it
/// @param own the sender's own log just before this statement's leaf
/// @param blind opens the statement's leaf in the sender's log
public record Header(
    StatementId id,
    StatementId thread,
    NodeId from,
    NodeId to,
    Position position,
    Seen seen,
    Instant created,
    Optional<Instant> notAfter,
    Precedence precedence,
    boolean exercise,
    Optional<LogPoint> beacon,
    LogPoint own,
    Hash blind) {

  /// How far the other side was heard.
  ///
  /// @param seq 0 when nothing was accepted yet
  /// @param digest 32 zero bytes when nothing was accepted yet
  public record Seen(long seq, Hash digest) {}
}
