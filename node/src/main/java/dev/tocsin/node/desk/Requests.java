package dev.tocsin.node.desk;

import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.SafeText;
import java.util.List;
import java.util.Optional;

/// Requests to pass warnings on, ours and partners', as people see them.
final class Requests {
  private static final int SHOWN_MAX = 100;

  private final Records records;

  Requests(Records records) {
    this.records = records;
  }

  /// Those about one warning.
  List<RequestView> about(Caller caller, StatementId warning) {
    return records.onward(warning, SHOWN_MAX).stream()
        .flatMap(id -> asked(caller, id).stream())
        .toList();
  }

  /// What a statement asks, if it is a request.
  Optional<RequestView> asked(Caller caller, StatementId id) {
    return records.find(id).flatMap(found -> view(caller, found));
  }

  private Optional<RequestView> view(Caller caller, Records.Found found) {
    return found.sent()
        ? records
            .delivery(found.place())
            .flatMap(sent -> view(caller, sent.label(), sent.state().words(), sent.answer(), false))
        : records
            .received(found.place())
            .flatMap(came ->
                view(
                    caller,
                    came.label(),
                    came.state().words(),
                    came.answer(),
                    came.state().awaitsAnswer()));
  }

  private Optional<RequestView> view(
      Caller caller,
      Delivery.Label label,
      String state,
      Optional<Delivery.Answer> answer,
      boolean awaits) {
    return records
        .statement(label.digest())
        .flatMap(statement ->
            statement.body() instanceof Statement.Request request
                ? Optional.of(
                    new RequestView(
                        label.id(),
                        statement.header().thread(),
                        SafeText.line(request.organisation()).text(),
                        request.recipient(),
                        SafeText.line(request.by()).text(),
                        Rights.READ_CONTENT.allow(caller)
                            ? SafeText.of(request.reason()).text()
                            : Reading.WITHHELD,
                        state,
                        answer.map(said -> Reading.answer(caller, said)),
                        awaits))
                : Optional.empty());
  }
}
