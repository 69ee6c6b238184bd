package dev.tocsin.stix.graph;

import static dev.tocsin.stix.model.Samples.creator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.Draft;
import dev.tocsin.stix.model.Identity;
import dev.tocsin.stix.model.Indicator;
import dev.tocsin.stix.model.Malware;
import dev.tocsin.stix.model.Relationship;
import dev.tocsin.stix.model.Report;
import dev.tocsin.stix.model.Samples;
import dev.tocsin.stix.model.Sighting;
import dev.tocsin.stix.model.StixEntity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StixGraphTest {
  private static final StixId ABSENT = Samples.id("campaign");

  private final Creator anonymous = creator();
  private final Identity waterworks = Identity.draft(anonymous, "Waterworks of Anywhere").build();
  private final Creator creator = anonymous.as(waterworks.id());
  private final Indicator beacon =
      Indicator.draft(creator, "[url:value = 'https://pump.example']", Samples.DAWN)
          .mark(Tlp.AMBER)
          .build();
  private final Malware worm =
      Malware.draft(anonymous, true).set(Malware.NAME, "Well worm").build();
  private final Relationship indicates =
      Relationship.draft(anonymous, beacon.id(), "indicates", worm.id()).build();
  private final Sighting seen = Sighting.draft(anonymous, beacon.id()).build();
  private final Report report =
      Report.draft(anonymous, "Pumps", Samples.DAWN, List.of(beacon.id(), ABSENT)).build();
  private final StixGraph graph = graph(waterworks, beacon, worm, indicates, seen, report);

  private static StixGraph graph(StixEntity... entities) {
    return StixGraph.of(Stream.of(entities).map(StixEntity::source).toList());
  }

  @Test
  void findsWhatAnObjectRefersToAndWhatRefersToIt() {
    assertThat(graph.outgoing(beacon.id()))
        .extracting(Reference::pointer)
        .containsExactly("/created_by_ref", "/object_marking_refs/0");
    assertThat(graph.incoming(beacon.id()))
        .extracting(Reference::from, Reference::pointer)
        .containsExactly(
            tuple(indicates.id(), "/source_ref"),
            tuple(seen.id(), "/sighting_of_ref"),
            tuple(report.id(), "/object_refs/0"));
    assertThat(graph.relationships(beacon.id())).containsExactly(indicates.source(), seen.source());
  }

  @Test
  void theClosureIsWhatTheObjectsNeed() {
    assertThat(graph.closure(List.of(report.id())))
        .containsExactly(report.id(), beacon.id(), waterworks.id());
    assertThat(graph.closure(List.of(worm.id()))).containsExactly(worm.id());
    assertThat(graph.closure(List.of(ABSENT))).isEmpty();
  }

  @Test
  void connectedTakesRelationshipsAndSightingsAlong() {
    assertThat(graph.connected(List.of(worm.id())))
        .containsExactlyInAnyOrder(
            worm.id(), indicates.id(), beacon.id(), waterworks.id(), seen.id());
  }

  @Test
  void whatIsMissingIsNamedButTlpMarkingsAreNotMissed() {
    assertThat(graph.dangling())
        .containsExactly(new Reference(report.id(), "/object_refs/1", "object_refs", ABSENT));
  }

  @Test
  void aRingIsWalkedOnce() {
    StixObject first =
        Samples.object(
            "note", "'content':'a','object_refs':['%s']".formatted(Samples.id("opinion")));
    StixObject second =
        Samples.object("opinion", "'object_refs':['%s']".formatted(Samples.id("note")));

    assertThat(StixGraph.of(List.of(first, second)).closure(List.of(first.id())))
        .containsExactly(first.id(), second.id());
  }

  @Test
  void versionsAreOneNode() {
    Report next =
        Draft.next(report, Samples.NOON.plusSeconds(1)).set(Report.OBJECT_REFS, worm.id()).build();

    StixGraph both = graph(report, next, worm, beacon);

    assertThat(both.versions(report.id())).containsExactly(report.source(), next.source());
    assertThat(both.closure(List.of(report.id())))
        .containsExactly(report.id(), beacon.id(), worm.id());
    assertThat(both.ids()).containsExactly(report.id(), worm.id(), beacon.id());
  }

  @Test
  void findsReferencesAtAnyDepth() {
    StixId marking = Tlp.RED.marking();
    String extension = "extension-definition--9c59fd79-4215-4ba2-920d-3e4f320e1e62";
    StixObject object =
        Samples.object(
            "x-valve",
            """
            'name':'%3$s','deep':[{'owner_ref':'%3$s','odd_ref':'0','part_refs':['%3$s',7]}],
            'granular_markings':[{'marking_ref':'%1$s','selectors':['name']}],
            'extensions':{'%2$s':{'extension_type':'property-extension','site_ref':'%3$s'}}
            """
                .formatted(marking, extension, ABSENT));

    assertThat(Reference.of(object))
        .extracting(Reference::pointer)
        .containsExactly(
            "/deep/0/owner_ref",
            "/deep/0/part_refs/0",
            "/granular_markings/0/marking_ref",
            "/extensions/" + extension,
            "/extensions/" + extension + "/site_ref");
  }
}
