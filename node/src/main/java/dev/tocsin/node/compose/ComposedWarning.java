package dev.tocsin.node.compose;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.DeterministicId;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.BundleDraft;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.Draft;
import dev.tocsin.stix.model.Identity;
import dev.tocsin.stix.model.Incident;
import dev.tocsin.stix.model.Indicator;
import dev.tocsin.stix.model.Location;
import dev.tocsin.stix.model.Note;
import dev.tocsin.stix.model.Relationship;
import dev.tocsin.stix.model.Report;
import dev.tocsin.stix.model.StixEntity;
import dev.tocsin.stix.model.ThreatActor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes of what a person wrote a small STIX bundle: a report, what it is about, who is behind it,
/// who is threatened, what to look out for, and a note with what only few may read. Every object
/// bears a level. For one thread and one use.
public final class ComposedWarning {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final UUID IDENTITIES = UUID.fromString("5a3c1c0e-7d0e-4a4e-9a39-0b3a6d4f8c21");

  private final WrittenWarning written;
  private final Creator creator;
  private final List<StixEntity> objects = new ArrayList<>();

  private ComposedWarning(WrittenWarning written, Creator creator) {
    this.written = written;
    this.creator = creator;
  }

  /// Who issues warnings here.
  ///
  /// @param id the same in every warning, so that partners see that one organisation wrote them
  public record Author(StixId id, String organisation) {
    /// The organisation that runs a node.
    ///
    /// @param node tells it from others of that name
    public static Author of(String node, String organisation) {
      var name = (node + '\n' + organisation).getBytes(StandardCharsets.UTF_8);
      var uuid = DeterministicId.version5(IDENTITIES, name);
      return new Author(new StixId("identity", uuid), organisation);
    }
  }

  /// The bundle.
  ///
  /// @param sources where new ids and the time come from
  /// @throws IllegalArgumentException if something is wrong with what was written
  public static Bundle of(WrittenWarning written, Author author, Creator sources) {
    var faults = written.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(" ", faults));
    }
    return new ComposedWarning(written, sources.as(author.id())).bundle(author);
  }

  private Bundle bundle(Author author) {
    var us = us(author);
    var incident = incident();
    var actor = actor();
    var targets = targets();
    when(incident.or(() -> actor).or(() -> targets.stream().findFirst()).orElse(us));
    for (var target : targets) {
      actor.ifPresent(who -> add(between(who, "targets", target)));
      incident.ifPresent(what -> add(between(what, "related-to", target)));
    }
    incident.ifPresent(what -> actor.ifPresent(who -> add(between(what, "related-to", who))));
    for (var trace : traces()) {
      actor.ifPresent(who -> add(leading(trace, who)));
    }
    var report = report(List.copyOf(objects));
    var bundle = BundleDraft.of(creator.ids()).add(report);
    objects.forEach(bundle::add);
    // Outside the report: its list of references would tell that there is something more.
    secret(report).ifPresent(bundle::add);
    return bundle.addTlpDefinitions().build();
  }

  private void add(Draft<? extends StixEntity> draft) {
    objects.add(draft.mark(written.level()).build());
  }

  private StixEntity last() {
    return objects.getLast();
  }

  /// The same id in each warning needs the same content too, so time and level are fixed: that we
  /// are there is no secret.
  private StixEntity us(Author author) {
    var fixed = new Creator(author.id()::uuid, () -> Instant.EPOCH, Optional.of(author.id()));
    objects.add(
        Identity.draft(fixed, author.organisation())
            .set(Identity.IDENTITY_CLASS, "organization")
            .mark(Tlp.CLEAR)
            .build());
    return last();
  }

  private Optional<StixEntity> incident() {
    if (written.threat() != WrittenWarning.Threat.ATTACK) {
      return Optional.empty();
    }
    add(Incident.draft(creator, written.title()));
    return Optional.of(last());
  }

  private Optional<StixEntity> actor() {
    if (written.who().isBlank()) {
      return Optional.empty();
    }
    add(ThreatActor.draft(creator, written.who()));
    return Optional.of(last());
  }

  private List<StixEntity> targets() {
    var targets = new ArrayList<StixEntity>();
    if (!written.target().name().isBlank()) {
      add(Identity.draft(creator, written.target().name()));
      targets.add(last());
    }
    if (written.target().hasPlace()) {
      var place = Location.inCountry(creator, written.target().country());
      if (!written.target().place().isBlank()) {
        place.set(Location.NAME, written.target().place());
      }
      add(place);
      targets.add(last());
    }
    return targets;
  }

  /// In words too: not every reader's software shows the times of links.
  private void when(StixEntity about) {
    if (written.window().isSaid()) {
      var from = written.window().from().map(at -> "Not before " + UTC.format(at) + ". ");
      var until = written.window().until().map(at -> "Not after " + UTC.format(at) + ".");
      var text = (from.orElse("") + until.orElse("")).strip();
      add(Note.draft(creator, text, List.of(about.id())).set(Note.ABSTRACT, "When"));
    }
  }

  private Draft<Relationship> between(StixEntity source, String does, StixEntity target) {
    var link = Relationship.draft(creator, source.id(), does, target.id());
    written
        .window()
        .from()
        .ifPresent(at -> link.set(Relationship.START_TIME, Creator.timestamp(at)));
    written
        .window()
        .until()
        .ifPresent(at -> link.set(Relationship.STOP_TIME, Creator.timestamp(at)));
    return link;
  }

  private Draft<Relationship> leading(StixEntity trace, StixEntity who) {
    return trace instanceof Indicator
        ? Relationship.draft(creator, trace.id(), "indicates", who.id())
        : Relationship.draft(creator, who.id(), "related-to", trace.id());
  }

  private List<StixEntity> traces() {
    Map<StixId, StixEntity> traces = new LinkedHashMap<>();
    written.traces().stream()
        .map(Trace::of)
        .distinct()
        .map(trace -> trace.object(creator, written.level()))
        .forEach(trace -> traces.put(trace.id(), trace));
    objects.addAll(traces.values());
    return List.copyOf(traces.values());
  }

  private Report report(List<StixEntity> about) {
    var published = Creator.timestamp(creator.clock().instant());
    return Report.draft(
            creator, written.title(), published, about.stream().map(StixEntity::id).toList())
        .set(Report.DESCRIPTION, written.text())
        .set(Report.REPORT_TYPES, List.of(written.threat().reportType()))
        .mark(written.level())
        .build();
  }

  private Optional<Note> secret(Report report) {
    return written.secret().text().isBlank()
        ? Optional.empty()
        : Optional.of(
            Note.draft(creator, written.secret().text(), List.of(report.id()))
                .mark(written.secret().level())
                .build());
  }
}
