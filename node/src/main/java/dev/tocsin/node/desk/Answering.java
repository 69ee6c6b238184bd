package dev.tocsin.node.desk;

import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.StatementId;

/// Named people answer warnings.
final class Answering {
  private final Workplace place;
  private final Audit audit;

  Answering(Workplace place, Audit audit) {
    this.place = place;
    this.audit = audit;
  }

  StatementId decide(Caller caller, StatementId warning, Decision decision, String note) {
    String by = caller.name() + ", " + caller.role().words();
    var answer =
        place
            .asking()
            .ask(ticket -> new Event.Decided(ticket, warning, by, decision, note.strip()));
    if (answer instanceof Answer.Queued queued) {
      audit.record(caller, "answered " + decision.wire(), warning.toString());
      return queued.id();
    }
    throw Answers.refusal(answer);
  }
}
