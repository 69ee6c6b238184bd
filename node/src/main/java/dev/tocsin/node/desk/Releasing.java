package dev.tocsin.node.desk;

import dev.tocsin.core.journal.Records;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Markings;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// From the bytes that someone hands in to a warning in the outbox.
final class Releasing {
  static final String STIX = "application/stix+json";
  static final int TITLE_MAX = 200;
  private static final String MEDIA_TYPE = STIX + ";version=2.1";
  private static final String PART_NAME = "warning.json";

  /// What a bundle is usually about, best first.
  private static final List<String> TITLE_TYPES =
      List.of("report", "incident", "grouping", "campaign", "attack-pattern", "indicator");

  private static final Set<String> META =
      Set.of("marking-definition", "extension-definition", "language-content", "identity");

  private final Workplace place;
  private final Records records;
  private final Audit audit;

  Releasing(Workplace place, Audit audit) {
    this.place = place;
    this.records = new Records(place.disk());
    this.audit = audit;
  }

  Preview preview(String name, Draft draft) {
    return judge(partner(name), draft);
  }

  StatementId release(Caller caller, String name, Draft draft) {
    var partner = partner(name);
    var preview = judge(partner, draft);
    if (!preview.objections().isEmpty()) {
      throw new DeskException(Problem.Kind.POLICY, String.join(" ", preview.objections()));
    }
    var order =
        new Event.Order(
            preview.title(),
            ContentTerms.of(parse(draft)).handling(List.of()),
            List.of(new Event.Content(PART_NAME, MEDIA_TYPE, draft.bundle())),
            new Event.Urgency(draft.precedence(), draft.exercise(), draft.notAfter()),
            caller.name());
    var answer = place.asking().ask(ticket -> new Event.Released(ticket, partner.link(), order));
    if (answer instanceof Answer.Queued queued) {
      audit.record(caller, "released to " + partner.name(), queued.id().toString());
      return queued.id();
    }
    throw Answers.refusal(answer);
  }

  private Partner partner(String name) {
    return records.partners().stream()
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  private Preview judge(Partner partner, Draft draft) {
    var bundle = parse(draft);
    var markings = Markings.of(bundle);
    // What bears no level is taken for the strictest: forgetting a marking must not widen.
    var tlp = markings.strictest().filter(_ -> markings.unmarked().isEmpty()).orElse(Tlp.RED);
    var ceiling = partner.ours().map(Statement.Agreement::ceiling).orElse(Tlp.CLEAR);
    var text = StixText.of(bundle);
    var title = SafeText.line(title(draft, bundle));
    return new Preview(
        partner.name(),
        title.text(),
        tlp,
        ceiling,
        draft.bundle().size(),
        text.objects(),
        text.flagged() || title.flagged(),
        objections(partner, markings, tlp, ceiling));
  }

  private static List<String> objections(Partner partner, Markings markings, Tlp tlp, Tlp ceiling) {
    var objections = new ArrayList<String>();
    if (!partner.active()) {
      objections.add(
          "The partnership with "
              + partner.name()
              + " is "
              + partner.state().words()
              + ", not active: nothing can be sent yet.");
    }
    for (var unknown : markings.unknown()) {
      objections.add(
          "Nobody here knows the marking "
              + unknown
              + ", so nobody may receive what bears it. Take the object out or mark it otherwise.");
    }
    if (tlp.level() > ceiling.level() && partner.ours().isPresent()) {
      objections.add(
          unmarked(markings)
              + "The warning is "
              + tlp.label()
              + ", above the agreement's ceiling "
              + ceiling.label()
              + ".");
    }
    return objections;
  }

  /// Says why a warning is taken for red although nothing in it says so.
  private static String unmarked(Markings markings) {
    if (markings.unmarked().isEmpty()) {
      return "";
    }
    int others = markings.unmarked().size() - 1;
    return "The object "
        + markings.unmarked().getFirst()
        + (others == 0 ? " bears" : " and " + others + " more bear")
        + " no TLP level and count as TLP:RED; mark each object that is less. ";
  }

  private static Bundle parse(Draft draft) {
    try {
      return Bundle.parse(draft.bundle().toArray());
    } catch (StixException e) {
      throw new DeskException(
          new Problem(
              Problem.Kind.MALFORMED,
              "The bundle is not one that may leave; it has faults at the places named.",
              e.faults().stream()
                  .map(fault ->
                      new Problem.Fault(fault.pointer(), fault.section(), fault.sentence()))
                  .toList()));
    }
  }

  private static String title(Draft draft, Bundle bundle) {
    var text = draft.title().map(String::strip).filter(given -> !given.isEmpty());
    var title = text.orElseGet(() -> titleOf(bundle));
    return title.length() <= TITLE_MAX ? title : title.substring(0, TITLE_MAX - 1) + "…";
  }

  private static String titleOf(Bundle bundle) {
    for (var type : TITLE_TYPES) {
      for (var object : bundle.objects()) {
        if (object.type().equals(type) && object.name().filter(n -> !n.isBlank()).isPresent()) {
          return object.name().orElseThrow();
        }
      }
    }
    return bundle.objects().stream()
        .filter(object -> !META.contains(object.type()))
        .flatMap(object -> object.name().stream())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("Warning without a title");
  }
}
