package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Adding;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.AdditionStatus;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.ReceivedState;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Puts what partners warned of into collections, for the programs of this house.
final class Collecting {
  /// A named human here took it up.
  private static final Set<ReceivedState> TAKEN_UP =
      EnumSet.of(ReceivedState.ACKNOWLEDGED, ReceivedState.ACTIONED, ReceivedState.CLOSED);

  private final Workplace place;
  private final Records records;
  private final Forwarding warnings;
  private final CollectionDesk collections;
  private final Registrar registrar;
  private final Audit audit;
  private final Validator validator = Validator.of(Options.standard());

  Collecting(
      Workplace place,
      Forwarding warnings,
      CollectionDesk collections,
      Registrar registrar,
      Audit audit) {
    this.place = place;
    this.records = new Records(place.disk());
    this.warnings = warnings;
    this.collections = collections;
    this.registrar = registrar;
    this.audit = audit;
  }

  AdditionStatus collect(Caller caller, String id, String collection) {
    var in = collections.find(collection);
    var original = warnings.original(caller, id);
    var now = place.clock().instant();
    Sight.of(caller, original.received(), now).requireCopied();
    requireFit(original);
    var objects = new ArrayList<Incoming>();
    var invalid = new ArrayList<Incoming.Reading.Invalid>();
    original.parts().stream()
        .filter(part -> part.mediaType().startsWith(Releasing.STIX))
        .forEach(part -> read(part, objects, invalid));
    String partner =
        records
            .partner(original.received().place().link())
            .map(Partner::name)
            .orElseThrow(() -> new DeskException(Problem.ABSENT));
    var origin = new Origin(partner, original.id().toString());
    var admitted = new Adding.Admitted(original.received().visible().label(), origin);
    String by = caller.name() + ", from " + partner + " " + original.id();
    var request = new Addition.Request(UUID.randomUUID(), now, now);
    var addition = new Addition(in, by, Sight.taking(caller), objects, invalid, request);
    var status = registrar.act(in, shelf -> new Adding(shelf).admit(addition, admitted));
    audit.record(caller, "put into the collection " + in.id(), original.id().toString());
    return status;
  }

  private void requireFit(Originals.Original original) {
    var received = original.received();
    if (!TAKEN_UP.contains(received.state())) {
      throw state(
          "The warning is "
              + received.state().words()
              + ". Only one that a named person acknowledged goes into a collection.");
    }
    if (received.label().exercise()) {
      throw state("The warning is an exercise, and collections hold what is real.");
    }
    var now = place.clock().instant();
    if (received.label().notAfter().filter(end -> !now.isBefore(end)).isPresent()) {
      throw state("The warning's time is over.");
    }
    // Of whoever calls: a program never has the console.
    if (received.visible().label().attributes().contains(Attributes.CONSOLE)) {
      throw new DeskException(
          Problem.Kind.POLICY,
          "Its sender gives no copy of it, or lets it be kept only for a time, so programs cannot"
              + " have it.");
    }
  }

  private static DeskException state(String sentence) {
    return new DeskException(Problem.Kind.STATE, sentence);
  }

  /// The levels of the Traffic Light Protocol are known without being told.
  private void read(Part part, List<Incoming> objects, List<Incoming.Reading.Invalid> invalid) {
    try {
      var reader = BundleReader.of(part.content().toArray(), JsonStreamLimits.BUNDLE);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (Incoming.read(next.get(), validator)) {
          case Incoming.Reading.Valid(Incoming object) -> {
            if (!isLevel(object.id())) {
              objects.add(object);
            }
          }
          case Incoming.Reading.Invalid bad -> invalid.add(bad);
        }
      }
    } catch (JsonException _) {
      throw state("A part of the warning is no STIX bundle that reads.");
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of a part do not read", e);
    }
  }

  private static boolean isLevel(StixId id) {
    return Tlp.fromMarking(id).isPresent();
  }
}
