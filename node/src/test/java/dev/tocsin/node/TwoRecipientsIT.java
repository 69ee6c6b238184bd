package dev.tocsin.node;

import static dev.tocsin.node.TestPair.ALDER;
import static dev.tocsin.node.TestPair.BIRCH;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One draft for two real nodes that are trusted with different levels.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoRecipientsIT {
  private static final String CEDAR = "cedar";
  private static final String SOURCE = "Osric Vane";
  private static final String ROUTE = "by the ropewalk";

  private TestPair pair;
  private TestPair.Side cedar;
  private DraftDesk desk;

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    cedar = TestPair.Side.start(folder.resolve(CEDAR), "http");
    pair.alder().node().desk().invite(LIAISON, CEDAR, cedar.descriptor());
    cedar.node().desk().invite(LIAISON, ALDER, pair.alder().descriptor());
    TestPair.confirm(pair.alder(), CEDAR, Tlp.GREEN);
    TestPair.confirm(cedar, ALDER, Tlp.GREEN);
    DemoNodes.await(
        "enrolment",
        LIMIT,
        () -> TestPair.active(pair.alder(), CEDAR) && TestPair.active(cedar, ALDER));
    desk = pair.alder().node().desk().drafts();
  }

  @AfterAll
  void stop() {
    cedar.node().close();
    pair.close();
  }

  /// GREEN, but for a way that is AMBER and a source that is RED.
  private static Bytes bundle() {
    return Bytes.utf8(
        """
        {"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000011","objects":[
        {"type":"incident","spec_version":"2.1","id":"incident--00000000-0000-4000-8000-000000000012",
         "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
         "name":"Theft planned at the Copper Quay","description":"They come %1$s.",
         "object_marking_refs":["%3$s"],
         "granular_markings":[{"marking_ref":"%4$s","selectors":["description"]}]},
        {"type":"note","spec_version":"2.1","id":"note--00000000-0000-4000-8000-000000000013",
         "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
         "content":"%2$s told us.",
         "object_refs":["incident--00000000-0000-4000-8000-000000000012"],
         "object_marking_refs":["%5$s"]}]}
        """
            .formatted(ROUTE, SOURCE, Tlp.GREEN.marking(), Tlp.AMBER.marking(), Tlp.RED.marking()));
  }

  private RenderingView preview(String draft, String partner) {
    return desk.preview(OFFICER, draft, partner);
  }

  private StatementId send(String draft, String partner) {
    String digest = preview(draft, partner).digest().hex();
    desk.approve(OFFICER, draft, 1, partner, digest);
    return desk.release(OFFICER, draft, partner, digest, Optional.empty());
  }

  private static String received(TestPair.Side side, StatementId id) {
    return side.node().desk().part(OFFICER, id.toString(), "warning.json").bytes().utf8();
  }

  private static List<String> ids(String bundle) {
    return Bundle.parse(Bytes.utf8(bundle).toArray()).objects().stream()
        .map(StixObject::id)
        .map(Object::toString)
        .toList();
  }

  @Test
  void eachGetsARenderingOfItsOwnAndNothingElse() {
    var warning =
        new Draft(
            bundle(),
            Optional.of("Theft at the quay"),
            Precedence.PRIORITY,
            true,
            Optional.empty());
    var input = new DraftInput(warning, List.of(BIRCH, CEDAR));
    String draft = desk.begin(LIAISON, input).id().toString();

    // An approval for one is none for the other.
    var first = preview(draft, BIRCH).digest();
    assertThat(preview(draft, CEDAR).digest()).isNotEqualTo(first);
    var toBirch = send(draft, BIRCH);
    assertThat(preview(draft, CEDAR).approvedBy()).isEmpty();
    var toCedar = send(draft, CEDAR);
    pair.await(toBirch, "received");
    pair.await(toCedar, "received");

    String birch = received(pair.birch(), toBirch);
    assertThat(birch).contains("Copper Quay").contains(ROUTE).doesNotContain(SOURCE);
    String other = received(cedar, toCedar);
    assertThat(other).contains("Copper Quay").doesNotContain(ROUTE).doesNotContain(SOURCE);

    // What leaves whole keeps its id; what was cut has one of its own.
    String incident = "incident--00000000-0000-4000-8000-000000000012";
    assertThat(ids(birch)).containsExactly(incident);
    assertThat(ids(other)).hasSize(1).allMatch(id -> id.startsWith("incident--"));
    assertThat(ids(other)).doesNotContain(incident);
    assertThat(pair.birch().node().desk().statement(OFFICER, toBirch.toString()).line().tlp())
        .contains(Tlp.AMBER);
    assertThat(cedar.node().desk().statement(OFFICER, toCedar.toString()).line().tlp())
        .contains(Tlp.GREEN);
  }
}
