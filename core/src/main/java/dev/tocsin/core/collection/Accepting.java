package dev.tocsin.core.collection;

import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.RowKey;
import dev.tocsin.core.journal.Table;
import dev.tocsin.stix.validate.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person decides about objects that wait. Pure.
public final class Accepting {
  private final Shelf shelf;
  private final Validator validator;

  public Accepting(Shelf shelf, Validator validator) {
    this.shelf = shelf;
    this.validator = validator;
  }

  /// Accepts or rejects objects.
  ///
  /// @param by the account's name
  /// @return what came of each that was there
  public List<Quarantined.Result> decide(Quarantined.Choice choice, String by) {
    var results = new ArrayList<Quarantined.Result>();
    int decided = 0;
    for (long number : choice.numbers()) {
      var key = RowKey.start().add(choice.collection().number()).add(number).end();
      var waiting = shelf.get(Table.QUARANTINE, key).map(Quarantined::read);
      if (waiting.isPresent()) {
        var result = decide(choice, waiting.get(), by);
        results.add(result);
        if (result.problem().isEmpty()) {
          shelf.delete(Table.QUARANTINE, key);
          decided++;
        }
      }
    }
    if (decided > 0) {
      String what =
          switch (choice.verdict()) {
            case ACCEPTED -> "accepted";
            case REJECTED -> "rejected";
          };
      shelf.say(new Entry.Quarantined(choice.collection().number(), by, what, decided));
    }
    return results;
  }

  private Quarantined.Result decide(Quarantined.Choice choice, Quarantined waiting, String by) {
    return switch (Incoming.read(waiting.json().toArray(), validator)) {
      case Incoming.Reading.Invalid invalid ->
          new Quarantined.Result(waiting.number(), invalid.id(), invalid.message());
      case Incoming.Reading.Valid(Incoming object) -> {
        var problem =
            switch (choice.verdict()) {
              case ACCEPTED -> accept(choice.collection(), object);
              case REJECTED -> reject(choice.collection(), object, waiting, by);
            };
        if (problem.isEmpty()) {
          shelf.delete(
              Table.QUARANTINE_ID,
              Keys.waiting(choice.collection().number(), object.id(), object.digest()));
        }
        yield new Quarantined.Result(waiting.number(), object.id().toString(), problem.orElse(""));
      }
    };
  }

  /// Takes out what stands already, and nothing else.
  private Optional<String> reject(
      TaxiiCollection collection, Incoming object, Quarantined waiting, String by) {
    if (waiting.conflict() == Quarantined.Conflict.STANDS) {
      var reason = new Withdrawing.Reason(Withdrawing.Why.DELETED, by);
      new Withdrawing(shelf).takeSame(collection, object, reason);
    }
    return Optional.empty();
  }

  private Optional<String> accept(TaxiiCollection collection, Incoming object) {
    var objects = new Objects(shelf, collection);
    var versions = shelf.versions(collection.number(), object.id());
    var there =
        object
            .version()
            .map(version -> List.copyOf(VersionRow.bearing(version.instant(), versions)))
            .orElse(List.of());
    if (there.stream().anyMatch(version -> objects.isSame(version, object))) {
      return Optional.empty();
    }
    if (!there.isEmpty()) {
      return Optional.of(
          "Another object with this id and version is in the collection. Take that one out first,"
              + " or reject this one.");
    }
    var refusal =
        object
            .definition()
            .flatMap(_ -> Objects.objection(object, objects.isDefinedOtherwise(object)));
    if (refusal.isPresent()) {
      return refusal;
    }
    var date = objects.put(object);
    shelf.say(new Entry.ObjectsAdded(collection.number(), "quarantine", date.micros(), 1));
    object.definition().ifPresent(_ -> objects.define(object));
    return Optional.empty();
  }
}
