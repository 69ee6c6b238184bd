package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// Capsules that people carry.
final class Carrying {
  static final String CAPSULE = "application/vnd.tocsin.capsule";

  private final Workplace place;
  private final Records records;
  private final Reading reading;
  private final Audit audit;

  Carrying(Workplace place, Reading reading, Audit audit) {
    this.place = place;
    this.records = new Records(place.disk());
    this.reading = reading;
    this.audit = audit;
  }

  List<WarningLine> owed(Caller caller, String name) {
    var partner = reading.partner(name);
    return reading.owed(caller, partner).stream()
        .map(delivery -> reading.line(caller, partner, delivery))
        .toList();
  }

  FileView out(Caller caller, String name, String id) {
    var partner = reading.partner(name);
    var delivery = owed(caller, partner, id);
    var answer = place.asking().ask(ticket -> new Event.HandedOver(ticket, delivery.place()));
    if (answer instanceof Answer.Carry carry) {
      audit.record(caller, "handed over", delivery.label().id().toString());
      return file(carry.capsule());
    }
    throw Answers.refusal(answer);
  }

  private Delivery owed(Caller caller, Partner partner, String id) {
    var wanted = reading.find(caller, id);
    return records.outbox(partner.link(), Integer.MAX_VALUE).stream()
        .filter(delivery -> delivery.label().id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  Optional<FileView> in(Caller caller, Bytes capsule) {
    var arrival = place.keyring().open(capsule);
    var answer = place.asking().ask(ticket -> new Event.Came(ticket, arrival));
    audit.record(caller, "carried in", arrival.capsule().hex());
    return switch (answer) {
      case Answer.Reply reply -> Optional.of(file(reply.capsule()));
      case Answer.Taken _ -> Optional.empty();
      default -> throw Answers.refusal(answer);
    };
  }

  private static FileView file(Bytes capsule) {
    return new FileView(Hash.of(capsule.toArray()).hex() + ".tocsin", CAPSULE, capsule);
  }
}
