package dev.tocsin.node.desk;

import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.WarningsBack;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.Permissions;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.evidence.EvidenceBundle;
import dev.tocsin.stix.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people see of the store.
final class Reading {
  static final int BEGINNING_MIN = 4;
  private static final int ALARMS_SHOWN = 50;
  private static final Pattern ID_BEGINNING = Pattern.compile("[0-9a-f-]{4,36}");
  static final String WITHHELD = "(withheld)";

  private final Workplace place;
  private final Records records;
  private final Health health;
  private final Audit audit;
  private final Known known;

  Reading(Workplace place, Health health, Audit audit, Known known) {
    this.place = place;
    this.records = new Records(place.disk());
    this.health = health;
    this.audit = audit;
    this.known = known;
  }

  StatusView status(Caller caller) {
    var partners = records.partners();
    var self = place.keyring().descriptors();
    return new StatusView(
        self.newest().name().value(),
        self.node(),
        Version.text(),
        place.since(),
        health.check(),
        log(partners),
        partners.stream().map(partner -> neighbour(caller, partner)).toList(),
        Known.filled(ALARMS_SHOWN, records::alarms, alarm -> known.isKnown(caller, alarm)).stream()
            .map(alarm -> alarm(alarm, partners))
            .toList());
  }

  private StatusView.Log log(List<Partner> partners) {
    var head = place.disk().head();
    return new StatusView.Log(
        place.keyring().origin(),
        head.logSize(),
        head.logRoot().base64(),
        records.checkpoint().map(Records.Note::size).orElse(0L),
        partners.stream().map(this::cosigned).toList());
  }

  private StatusView.Cosigned cosigned(Partner partner) {
    long size = records.link(partner.link()).map(LinkState::witnessed).orElse(0L);
    var at =
        records
            .checkpoint(size)
            .flatMap(note ->
                records
                    .cosigned(partner.link(), size)
                    .filter(found -> found.size() == size)
                    .flatMap(found -> stated(place.keyring(), partner, note, found)));
    return new StatusView.Cosigned(partner.name(), size, at);
  }

  private static Optional<Instant> stated(
      Keyring keyring, Partner partner, dev.tocsin.core.Bytes note, Records.Cosigned found) {
    return keyring.checkCosignature(partner.link(), note, found.lines());
  }

  private StatusView.Neighbour neighbour(Caller caller, Partner partner) {
    var owed = owed(caller, partner);
    var heard = records.link(partner.link()).map(LinkState::heard);
    return new StatusView.Neighbour(
        partner.name(),
        partner.node(),
        partner.state(),
        owed.size(),
        owed.stream().map(each -> each.label().created()).min(Comparator.naturalOrder()),
        heard
            .filter(inbound -> !inbound.ahead().isEmpty())
            .map(inbound ->
                new StatusView.Gap(inbound.gapFree().seq() + 1, inbound.ahead().firstKey() - 1)));
  }

  /// What is owed to a partner, in the order in which it should be carried.
  List<Delivery> owed(Caller caller, Partner partner) {
    return Known.filled(
        Desk.LIST_MAX,
        most -> records.outbox(partner.link(), most),
        delivery -> known.isKnown(caller, delivery));
  }

  private static StatusView.AlarmView alarm(Alarm alarm, List<Partner> partners) {
    var partner =
        alarm
            .link()
            .flatMap(link -> partners.stream().filter(p -> p.link().equals(link)).findFirst())
            .map(Partner::name);
    return new StatusView.AlarmView(alarm.kind(), partner, alarm.detail(), alarm.at());
  }

  /// @throws DeskException if there is none of that name
  Partner partner(String name) {
    return records.partners().stream()
        .filter(partner -> partner.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  private Partner partner(Place at) {
    return records.partner(at.link()).orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  List<WarningLine> inbox(Caller caller, int limit) {
    int most = Math.clamp(limit, 1, Desk.LIST_MAX);
    return Known.filled(most, records::inbox, received -> known.isKnown(caller, received)).stream()
        .map(received -> line(caller, partner(received.place()), received))
        .toList();
  }

  List<WarningLine> outbox(Caller caller, int limit) {
    int most = Math.clamp(limit, 1, Desk.LIST_MAX);
    var lines = new ArrayList<WarningLine>();
    for (var partner : records.partners()) {
      Known.filled(
              most,
              look -> records.deliveries(partner.link(), look),
              delivery -> known.isKnown(caller, delivery))
          .forEach(delivery -> lines.add(line(caller, partner, delivery)));
    }
    lines.sort(
        Comparator.comparing((WarningLine line) -> line.history().getFirst().at()).reversed());
    return lines.stream().limit(most).toList();
  }

  WarningLine line(Caller caller, Partner partner, Delivery delivery) {
    return new WarningLine(
        delivery.label().id(),
        partner.name(),
        WarningLine.Direction.SENT,
        delivery.label().kind(),
        title(known.sight(caller, delivery.label()), delivery.label()),
        delivery.label().precedence(),
        delivery.label().exercise(),
        known.warning(delivery.label().digest()).map(warning -> warning.handling().tlp()),
        delivery.state().words(),
        delivery.history().getLast().at(),
        delivery.label().notAfter(),
        delivery.history().stream()
            .map(moment -> new WarningLine.Moment(moment.state().words(), moment.at()))
            .toList(),
        delivery.reason().map(Reason::words),
        delivery.answer().map(answer -> answer(caller, answer)),
        false,
        Proof.of(records, delivery));
  }

  WarningLine line(Caller caller, Partner partner, Received received) {
    return new WarningLine(
        received.label().id(),
        partner.name(),
        WarningLine.Direction.RECEIVED,
        received.label().kind(),
        title(known.sight(caller, received), received.label()),
        received.label().precedence(),
        received.label().exercise(),
        known.warning(received.label().digest()).map(warning -> warning.handling().tlp()),
        received.state().words(),
        received.history().getLast().at(),
        received.label().notAfter(),
        received.history().stream()
            .map(moment -> new WarningLine.Moment(moment.state().words(), moment.at()))
            .toList(),
        received.reason().map(Reason::words),
        received.answer().map(answer -> answer(caller, answer)),
        received.state().awaitsAnswer(),
        Proof.of(records, received));
  }

  private static String title(Sight sight, Delivery.Label label) {
    return sight.shown() ? SafeText.line(label.title()).text() : WITHHELD;
  }

  static WarningLine.Answer answer(Caller caller, Delivery.Answer answer) {
    var note = Rights.READ_CONTENT.allow(caller) ? SafeText.of(answer.note()).text() : WITHHELD;
    return new WarningLine.Answer(
        SafeText.line(answer.by()).text(), answer.decision(), answer.at(), note);
  }

  /// The one statement that an id or the beginning of one means, of those that the caller may learn
  /// of.
  ///
  /// @throws DeskException if there is none, or more than one
  StatementId find(Caller caller, String id) {
    if (!ID_BEGINNING.matcher(id).matches()) {
      throw new DeskException(Problem.ABSENT);
    }
    var found =
        records.find(id, Sight.limited(caller) ? Integer.MAX_VALUE : 2).stream()
            .filter(each -> known.isKnown(caller, each))
            .limit(2)
            .toList();
    if (found.isEmpty()) {
      throw new DeskException(Problem.ABSENT);
    }
    if (found.size() > 1) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "More than one statement begins so; give more of its id.");
    }
    return found.getFirst();
  }

  /// A statement, where it stands, and what the caller sees of it.
  private record Opened(
      WarningLine line, Delivery.Label label, Place at, Statement statement, Sight sight) {}

  private Opened open(Caller caller, String id) {
    var found = records.find(find(caller, id)).orElseThrow(() -> new DeskException(Problem.ABSENT));
    var at = found.place();
    var partner = partner(at);
    if (found.sent()) {
      var delivery = records.delivery(at).orElseThrow(() -> new DeskException(Problem.ABSENT));
      return new Opened(
          line(caller, partner, delivery),
          delivery.label(),
          at,
          statement(delivery.label()),
          known.sight(caller, delivery.label()));
    }
    var received = records.received(at).orElseThrow(() -> new DeskException(Problem.ABSENT));
    return new Opened(
        line(caller, partner, received),
        received.label(),
        at,
        statement(received.label()),
        known.sight(caller, received));
  }

  private Statement statement(Delivery.Label label) {
    return records
        .statement(label.digest())
        .orElseThrow(() -> new IllegalStateException("no statement " + label.digest()));
  }

  StatementView statement(Caller caller, String id) {
    var opened = open(caller, id);
    var sight = opened.sight();
    var parts = parts(opened);
    var terms = ContentTerms.of(parts);
    var content = sight.shown() ? StixText.of(parts) : StixText.NOTHING;
    var requests = new Requests(records);
    audit.opened(caller, opened.label().id());
    return new StatementView(
        opened.line(),
        opened.statement().header().thread(),
        opened.at().epoch(),
        opened.at().seq(),
        opened.label().digest(),
        opened.label().leaf(),
        caveats(opened.statement(), sight.shown() ? terms.caveats() : List.of()),
        handling(opened).map(handling -> Permissions.of(terms.under(handling))),
        commitments(opened).stream()
            .map(part ->
                new StatementView.PartLine(
                    SafeText.line(part.name()).text(),
                    SafeText.line(part.mediaType()).text(),
                    part.size()))
            .toList(),
        content.objects(),
        content.flagged() || SafeText.line(opened.label().title()).flagged(),
        !sight.shown() && sight.why().isEmpty(),
        sight.why(),
        sight.copied(),
        requests.asked(caller, opened.label().id()),
        requests.about(caller, opened.label().id()));
  }

  private static List<String> caveats(Statement statement, List<String> marked) {
    return Stream.concat(
            statement.body() instanceof Statement.Warning warning
                ? warning.handling().caveats().stream()
                : Stream.<String>empty(),
            marked.stream())
        .map(text -> SafeText.line(text).text())
        .distinct()
        .toList();
  }

  private static Optional<Handling> handling(Opened opened) {
    return opened.statement().body() instanceof Statement.Warning warning
        ? Optional.of(warning.handling())
        : Optional.empty();
  }

  /// What whoever saves it may do, in one line for the header of a download.
  private static Optional<String> handlingLine(Opened opened, List<Part> parts) {
    return handling(opened)
        .map(handling ->
            (handling.tlp().label()
                    + ". "
                    + String.join(
                        " ", Permissions.of(ContentTerms.of(parts).under(handling)).sentences()))
                .replaceAll("[^ -~]", "?"));
  }

  private static List<Part.Commitment> commitments(Opened opened) {
    return opened.statement().body() instanceof Statement.Warning warning
        ? warning.parts()
        : List.of();
  }

  private List<Part> parts(Opened opened) {
    return records.parts(opened.label().digest(), commitments(opened));
  }

  /// A warning that the caller may see, with what it says.
  ///
  /// @param title as it was sent
  record Searchable(
      WarningLine line,
      String title,
      List<Part> parts,
      Optional<Permissions> permissions,
      List<String> caveats,
      boolean copied) {}

  /// The warnings that the caller may learn of, from some position back.
  WarningsBack back(Caller caller, WarningsBack.Position from) {
    return new WarningsBack(
        place.disk(),
        new WarningsBack.Known() {
          @Override
          public boolean came(Received received) {
            return known.isKnown(caller, received);
          }

          @Override
          public boolean went(Delivery delivery) {
            return delivery.label().kind() == Statement.Kind.WARNING
                && known.isKnown(caller, delivery);
          }
        },
        from);
  }

  /// What can be searched of a warning; empty if it is none, or the caller does not see what it
  /// says: then that is not read.
  Optional<Searchable> searchable(Caller caller, WarningsBack.Step step) {
    return switch (step) {
      case WarningsBack.Step.Came(var received, _) ->
          searchable(
              known.sight(caller, received),
              received.label(),
              () -> line(caller, partner(received.place()), received));
      case WarningsBack.Step.Went(var delivery, _) ->
          searchable(
              known.sight(caller, delivery.label()),
              delivery.label(),
              () -> line(caller, partner(delivery.place()), delivery));
    };
  }

  private Optional<Searchable> searchable(
      Sight sight, Delivery.Label label, Supplier<WarningLine> line) {
    if (!sight.shown() || label.kind() != Statement.Kind.WARNING) {
      return Optional.empty();
    }
    var statement = statement(label);
    if (!(statement.body() instanceof Statement.Warning warning)) {
      return Optional.empty();
    }
    var parts = records.parts(label.digest(), warning.parts());
    var terms = ContentTerms.of(parts);
    return Optional.of(
        new Searchable(
            line.get(),
            label.title(),
            parts,
            Optional.of(Permissions.of(terms.under(warning.handling()))),
            caveats(statement, terms.caveats()),
            sight.copied()));
  }

  FileView part(Caller caller, String id, String name) {
    var opened = open(caller, id);
    opened.sight().requireCopied();
    var parts = parts(opened);
    var part =
        parts.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new DeskException(Problem.ABSENT));
    audit.record(caller, "part read", opened.label().id().toString());
    return new FileView(part.name(), part.mediaType(), part.content(), handlingLine(opened, parts));
  }

  FileView evidence(Caller caller, String id, boolean content) {
    var opened = open(caller, id);
    if (content) {
      opened.sight().requireCopied();
    }
    audit.record(
        caller,
        content ? "evidence with content taken" : "evidence taken",
        opened.label().id().toString());
    var parts = content ? parts(opened) : List.<Part>of();
    var bundle =
        opened.statement().kind() == Statement.Kind.WARNING
            ? bundle(opened, parts)
            : Optional.<EvidenceBundle>empty();
    return bundle
        .map(found ->
            new FileView(
                opened.label().id() + EvidenceBundle.FILE_SUFFIX, "application/zip", found.toZip()))
        .orElseThrow(() ->
            new DeskException(
                Problem.Kind.STATE,
                "There is no evidence yet: only a warning that was receipted has any."));
  }

  private Optional<EvidenceBundle> bundle(Opened opened, List<Part> parts) {
    var evidence = new Evidence(records, place);
    return opened.line().direction() == WarningLine.Direction.SENT
        ? records
            .delivery(opened.at())
            .flatMap(delivery -> evidence.of(delivery, opened.statement(), parts))
        : records
            .received(opened.at())
            .map(received -> evidence.of(received, opened.statement(), parts));
  }
}
