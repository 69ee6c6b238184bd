package dev.tocsin.node.desk;

import dev.tocsin.core.protocol.Answer;

/// What the exchange says no with, as problems.
final class Answers {
  private Answers() {}

  /// What to throw for an answer that says no.
  static DeskException refusal(Answer answer) {
    return switch (answer) {
      case Answer.Rejected rejected ->
          new DeskException(kind(rejected.problem()), rejected.sentence());
      case Answer.NotDurable _ ->
          new DeskException(
              Problem.Kind.NOT_DURABLE,
              "The store did not take it, so nothing has happened. Look at the node's disk, then"
                  + " try again.");
      case Answer.Busy _ ->
          new DeskException(
              Problem.Kind.OVERLOADED, "Too much is missing before it; bring that first.");
      case Answer.Reply _,
          Answer.Taken _,
          Answer.Queued _,
          Answer.Carry _,
          Answer.PartnerNow _,
          Answer.DraftNow _,
          Answer.Logged _,
          Answer.Cosigned _,
          Answer.NotCosigned _ ->
          throw new IllegalStateException("the exchange answered something else");
    };
  }

  private static Problem.Kind kind(Answer.Problem problem) {
    return switch (problem) {
      case ABSENT -> Problem.Kind.ABSENT;
      case STATE -> Problem.Kind.STATE;
      case POLICY -> Problem.Kind.POLICY;
      case TOO_LARGE -> Problem.Kind.TOO_LARGE;
      case TAKEN -> Problem.Kind.TAKEN;
      case PERSON -> Problem.Kind.SECOND_PERSON;
      case TEXT -> Problem.Kind.BAD_REQUEST;
    };
  }
}
