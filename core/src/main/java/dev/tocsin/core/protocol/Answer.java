package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.StatementId;

/// What whoever asked is told, after everything that it rests on is durable.
public sealed interface Answer {

  /// A capsule or unsealed refusal to give back.
  record Reply(Bytes capsule) implements Answer {}

  /// Taken; no reply is owed.
  record Taken() implements Answer {}

  /// Come again later; nothing was taken.
  record Busy() implements Answer {}

  /// A statement is in the outbox.
  record Queued(StatementId id) implements Answer {}

  /// The capsule to carry.
  record Carry(Bytes capsule) implements Answer {}

  record DraftNow(WarningDraft draft) implements Answer {}

  /// Something stands in this node's log.
  record Logged(long leaf) implements Answer {}

  record PartnerNow(Partner partner) implements Answer {}

  /// Note signature lines.
  record Cosigned(Bytes lines) implements Answer {}

  /// No cosignature: the status and body of C2SP tlog-witness.
  record NotCosigned(int status, String body) implements Answer {}

  /// It cannot be done.
  record Rejected(Problem problem, String sentence) implements Answer {}

  /// The disk did not take it; nothing has happened.
  record NotDurable(String reason) implements Answer {}

  /// Why something that a person asked for cannot be done.
  enum Problem {
    /// There is no such thing, or the asker may not know of it.
    ABSENT,
    /// Not in the state that it is in now.
    STATE,
    /// The agreement or the policy does not allow it.
    POLICY,
    /// It is larger than a limit.
    TOO_LARGE,
    /// The name is taken.
    TAKEN,
    /// The person may not, because another one must.
    PERSON,
    /// What a person wrote is missing or too long.
    TEXT
  }
}
