package dev.tocsin.core.link;

import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A warning that came in, or a request about one of ours.
///
/// @param place its place on the link
/// @param label what it is; its `leaf` is the index in this node's log
/// @param state where it is now
/// @param history every state it was in, oldest first
/// @param reason why it was held or set aside
/// @param timeNote a sentence when the clocks disagreed
/// @param receipt digest of the receipt that this node gave
/// @param visible who here may see what it says
/// @param answer what the named human here said, once they did
public record Received(
    Place place,
    Delivery.Label label,
    ReceivedState state,
    List<Moment> history,
    Optional<Reason> reason,
    Optional<String> timeNote,
    Hash receipt,
    Visible visible,
    Optional<Delivery.Answer> answer) {

  public Received {
    history = List.copyOf(history);
  }

  /// Who may see what it says, and how long.
  ///
  /// @param label by attributes of whoever reads
  /// @param until from then on nobody; empty for no limit
  public record Visible(Label label, Optional<Instant> until) {
    /// Whether its time is over.
    public boolean over(Instant now) {
      return until.filter(end -> !now.isBefore(end)).isPresent();
    }
  }

  /// When a state was entered.
  ///
  /// @param at this node's clock
  public record Moment(ReceivedState state, Instant at) {}

  /// The warning in its next state.
  ///
  /// @throws IllegalStateException if that state may not follow
  public Received moved(ReceivedState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("a warning that is " + state + " cannot become " + next);
    }
    var longer = new ArrayList<>(history);
    longer.add(new Moment(next, now));
    return new Received(place, label, next, longer, reason, timeNote, receipt, visible, answer);
  }

  public Received answered(Delivery.Answer by) {
    return new Received(
        place, label, state, history, reason, timeNote, receipt, visible, Optional.of(by));
  }
}
