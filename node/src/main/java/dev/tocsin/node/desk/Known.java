package dev.tocsin.node.desk;

import dev.tocsin.core.draft.DraftId;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a caller may learn of at all. What they may not is to them as what is not there: in no list
/// and no count, and asked for by its id the answer is the same. Safe for many threads.
final class Known {
  /// A request is about a warning, its answer about the request.
  private static final int STEPS_MAX = 3;

  /// Of a longer list the rest is left out for whoever sees little of it.
  private static final int LOOKED_AT_MAX = 20_000;

  private static final int LEVELS_MAX = 10_000;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Workplace place;
  private final Records records;

  /// By the digest of a draft's bundle, which takes long to read.
  private final Map<Hash, Tlp> levels = new ConcurrentHashMap<>();

  Known(Workplace place) {
    this.place = place;
    this.records = new Records(place.disk());
  }

  /// Of something that a partner wrote.
  Sight sight(Caller caller, Received received) {
    return Sight.of(caller, received, place.clock().instant());
  }

  /// Of something that this node sent.
  Sight sight(Caller caller, Delivery.Label label) {
    return Sight.ofOwn(
        caller,
        warning(label.digest())
            .map(warning -> Label.of(Attributes.of(warning.handling().tlp())))
            .orElseGet(() -> Label.of(Attributes.OWN)));
  }

  Optional<Statement.Warning> warning(Hash digest) {
    return records
        .statement(digest)
        .map(Statement::body)
        .flatMap(body ->
            body instanceof Statement.Warning warning ? Optional.of(warning) : Optional.empty());
  }

  boolean isKnown(Caller caller, StatementId id) {
    return !Sight.limited(caller) || isKnown(caller, id, STEPS_MAX);
  }

  boolean isKnown(Caller caller, Delivery delivery) {
    return !Sight.limited(caller) || isKnown(caller, delivery, STEPS_MAX);
  }

  boolean isKnown(Caller caller, Received received) {
    return !Sight.limited(caller) || isKnown(caller, received, STEPS_MAX);
  }

  private boolean isKnown(Caller caller, StatementId id, int steps) {
    return steps > 0
        && records
            .find(id)
            .filter(found ->
                found.sent()
                    ? records
                        .delivery(found.place())
                        .filter(sent -> isKnown(caller, sent, steps))
                        .isPresent()
                    : records
                        .received(found.place())
                        .filter(came -> isKnown(caller, came, steps))
                        .isPresent())
            .isPresent();
  }

  private boolean isKnown(Caller caller, Delivery sent, int steps) {
    return switch (sent.label().kind()) {
      case AGREEMENT -> true;
      case WARNING -> sight(caller, sent.label()).known();
      case RECEIPT, ACK, RFI, ANSWER, REFUSE -> isThreadKnown(caller, sent.label(), steps);
    };
  }

  private boolean isKnown(Caller caller, Received came, int steps) {
    return came.label().kind() == Statement.Kind.WARNING
        ? sight(caller, came).known()
        : isThreadKnown(caller, came.label(), steps);
  }

  /// What is said about a warning tells that there is one, and bears its title.
  private boolean isThreadKnown(Caller caller, Delivery.Label label, int steps) {
    return records
        .statement(label.digest())
        .filter(statement -> isKnown(caller, statement.header().thread(), steps - 1))
        .isPresent();
  }

  boolean isKnown(Caller caller, WarningDraft draft) {
    return !Sight.limited(caller)
        || (Sight.ofOwn(caller, Label.of(Attributes.of(level(draft)))).known()
            && draft.content().passesOn().stream().allMatch(id -> isKnown(caller, id)));
  }

  private Tlp level(WarningDraft draft) {
    if (levels.size() >= LEVELS_MAX) {
      levels.clear();
    }
    return levels.computeIfAbsent(
        draft.content().bundle(),
        digest ->
            records
                .draftBundle(digest)
                .map(bytes -> level(Bundle.parse(bytes.toArray())))
                .orElse(Tlp.RED));
  }

  /// The strictest level of a bundle of our own; what bears none counts as the highest.
  static Tlp level(Bundle bundle) {
    return ContentTerms.of(bundle).level().orElse(Tlp.RED);
  }

  /// Alarms name statements and drafts by their ids.
  boolean isKnown(Caller caller, Alarm alarm) {
    return !Sight.limited(caller)
        || ID.matcher(alarm.detail())
            .results()
            .map(found -> UUID.fromString(found.group()))
            .allMatch(id -> isKnownOrNothing(caller, id));
  }

  private boolean isKnownOrNothing(Caller caller, UUID id) {
    var statement = new StatementId(id);
    return (records.find(statement).isEmpty() || isKnown(caller, statement))
        && records.draft(new DraftId(id)).filter(draft -> !isKnown(caller, draft)).isEmpty();
  }

  /// The newest of a list that a caller may learn of, as many as there are up to `most`.
  ///
  /// @param newest as many of all as are asked for, newest first
  static <T> List<T> filled(int most, IntFunction<List<T>> newest, Predicate<T> known) {
    int look = most;
    while (true) {
      var read = newest.apply(look);
      var kept = read.stream().filter(known).limit(most).toList();
      if (kept.size() == most || read.size() < look || look >= LOOKED_AT_MAX) {
        return kept;
      }
      look = Math.min(look * 4, LOOKED_AT_MAX);
    }
  }
}
