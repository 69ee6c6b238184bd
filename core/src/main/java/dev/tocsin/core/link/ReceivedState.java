package dev.tocsin.core.link;

import java.util.EnumSet;
import java.util.Set;

/// Where an incoming warning is, seen from its receiver.
public enum ReceivedState {
  /// Stored, but statements before it are missing. A FLASH is shown all the same.
  HELD_FOR_GAP,
  /// Stored, logged and receipted.
  ACCEPTED,
  /// Stored and set aside for a person to look at.
  QUARANTINED,
  /// This node said no; the content is not kept.
  REFUSED,
  /// A named human answered that they act or need more.
  ACKNOWLEDGED,
  /// A named human answered that they cannot act.
  DECLINED,
  /// What was done has been reported back.
  ACTIONED,
  /// Both sides are done with it.
  CLOSED,
  /// Its time passed before a human answered.
  EXPIRED,
  /// Taken back by its sender.
  RECALLED;

  public Set<ReceivedState> next() {
    return switch (this) {
      case HELD_FOR_GAP ->
          EnumSet.of(ACCEPTED, QUARANTINED, ACKNOWLEDGED, DECLINED, EXPIRED, RECALLED);
      case ACCEPTED -> EnumSet.of(ACKNOWLEDGED, DECLINED, EXPIRED, RECALLED);
      case QUARANTINED -> EnumSet.of(ACCEPTED, ACKNOWLEDGED, DECLINED, EXPIRED, RECALLED);
      case EXPIRED -> EnumSet.of(ACKNOWLEDGED, DECLINED, RECALLED);
      case ACKNOWLEDGED -> EnumSet.of(ACTIONED, CLOSED, RECALLED);
      case DECLINED -> EnumSet.of(CLOSED, RECALLED);
      case ACTIONED -> EnumSet.of(CLOSED, RECALLED);
      case REFUSED, CLOSED, RECALLED -> EnumSet.noneOf(ReceivedState.class);
    };
  }

  public boolean mayBecome(ReceivedState state) {
    return next().contains(state);
  }

  /// Whether a human still owes an answer.
  public boolean awaitsAnswer() {
    return mayBecome(ACKNOWLEDGED);
  }

  /// Whether people have it to work with, so that it could go on to others.
  public boolean mayBePassedOn() {
    return switch (this) {
      case ACCEPTED, ACKNOWLEDGED, DECLINED, ACTIONED, CLOSED, EXPIRED -> true;
      case HELD_FOR_GAP, QUARANTINED, REFUSED, RECALLED -> false;
    };
  }

  /// The word for people.
  public String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
