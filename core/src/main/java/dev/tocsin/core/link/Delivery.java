package dev.tocsin.core.link;

import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An outgoing statement that its receiver must answer.
///
/// @param place its place on the link
/// @param label what it is
/// @param state where it is now
/// @param attempts how often it was given to a transport
/// @param history every state it was in, oldest first; the last one is `state`
/// @param reason why it was refused or set aside, once it was
/// @param receipt digest of the partner's receipt, once there is one
/// @param answer what the named human there said, once they did
public record Delivery(
    Place place,
    Label label,
    DeliveryState state,
    int attempts,
    List<Moment> history,
    Optional<Reason> reason,
    Optional<Hash> receipt,
    Optional<Answer> answer) {

  public Delivery {
    history = List.copyOf(history);
  }

  /// What lists show of a statement without opening it.
  ///
  /// @param leaf its index in this node's log
  public record Label(
      StatementId id,
      Hash digest,
      Statement.Kind kind,
      String title,
      Precedence precedence,
      boolean exercise,
      Instant created,
      Optional<Instant> notAfter,
      long leaf) {}

  /// When a state was entered.
  ///
  /// @param at this node's clock
  public record Moment(DeliveryState state, Instant at) {}

  /// What a named human said to a warning.
  ///
  /// @param statement digest of the acknowledgement
  public record Answer(
      Hash statement,
      String by,
      dev.tocsin.core.statement.Decision decision,
      Instant at,
      String note) {}

  /// A statement just put into the outbox, with the states that led there.
  public static Delivery queued(Place place, Label label, Instant now) {
    return new Delivery(
        place,
        label,
        DeliveryState.QUEUED,
        0,
        List.of(
            new Moment(DeliveryState.DRAFTED, label.created()),
            new Moment(DeliveryState.APPROVED, now),
            new Moment(DeliveryState.QUEUED, now)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The delivery in its next state.
  ///
  /// @throws IllegalStateException if that state may not follow
  public Delivery moved(DeliveryState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("a delivery that is " + state + " cannot become " + next);
    }
    var longer = new ArrayList<>(history);
    longer.add(new Moment(next, now));
    return new Delivery(place, label, next, attempts, longer, reason, receipt, answer);
  }

  public Delivery attempted() {
    return new Delivery(place, label, state, attempts + 1, history, reason, receipt, answer);
  }

  public Delivery because(Optional<Reason> why) {
    return new Delivery(place, label, state, attempts, history, why, receipt, answer);
  }

  public Delivery receipted(Hash digest) {
    return new Delivery(
        place, label, state, attempts, history, reason, Optional.of(digest), answer);
  }

  public Delivery answered(Answer by) {
    return new Delivery(place, label, state, attempts, history, reason, receipt, Optional.of(by));
  }
}
