package dev.tocsin.node.desk;

import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A statement as lists show it.
///
/// @param title hostile text when it came from a partner; already made safe to the eye, not escaped
/// @param tlp empty for kinds without handling conditions
/// @param state the word of [dev.tocsin.core.link.DeliveryState] or
///   [dev.tocsin.core.link.ReceivedState], such as `handed over`
/// @param since when that state was entered
/// @param history oldest first
/// @param reason why it was refused, held or set aside, in words
/// @param awaitsAnswer whether a named person here still owes an answer
/// @param evidence whether the proofs are complete
public record WarningLine(
    StatementId id,
    String partner,
    Direction direction,
    Statement.Kind kind,
    String title,
    Precedence precedence,
    boolean exercise,
    Optional<Tlp> tlp,
    String state,
    Instant since,
    Optional<Instant> notAfter,
    List<Moment> history,
    Optional<String> reason,
    Optional<Answer> answer,
    boolean awaitsAnswer,
    Evidence evidence) {
  public WarningLine {
    history = List.copyOf(history);
  }

  public enum Direction {
    SENT,
    RECEIVED
  }

  /// How far proof of it has come.
  public enum Evidence {
    /// Something that a third party needs is still to come.
    PENDING,
    COMPLETE
  }

  public record Moment(String state, Instant at) {}

  /// What a named person said to it.
  public record Answer(String by, Decision decision, Instant at, String note) {}
}
