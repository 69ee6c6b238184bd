package dev.tocsin.taxii.follow;

import java.time.Duration;
import java.util.List;

/// What follows from an answer.
///
/// @param deliver whether the new objects of the page are to be kept, together with the state;
///   otherwise they are to be thrown away
/// @param warnings sentences for a person
public record Step(FollowState state, boolean deliver, Action action, List<String> warnings) {
  public Step {
    warnings = List.copyOf(warnings);
  }

  /// What to do next.
  public sealed interface Action {}

  /// Ask again at once.
  public record AskOn() implements Action {}

  /// Everything has been read; ask again after a while.
  public record CaughtUp(Duration pause) implements Action {}

  /// Wait, then ask again.
  ///
  /// @param why a sentence
  public record Wait(Duration pause, String why) implements Action {}

  /// Give up; a person must look.
  ///
  /// @param why what is wrong and what to do
  public record Stop(String why) implements Action {}
}
