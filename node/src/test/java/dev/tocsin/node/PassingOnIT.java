package dev.tocsin.node;

import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.DraftView;
import dev.tocsin.node.desk.ForwardView;
import dev.tocsin.node.desk.Forwarded;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.Tlp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Real nodes: alder has warned birch, which wants to pass the warning on to cedar, and knows fern
/// too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassingOnIT {
  private static final String CEDAR = "cedar";
  private static final String FERN = "fern";

  /// Of our own, and for everyone.
  private static final String HARMLESS =
      """
      {"type":"bundle","id":"bundle--5d0092c5-5f74-4287-9642-33f4c354e56d","objects":[
      {"type":"note","spec_version":"2.1","id":"note--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061",
      "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
      "content":"The dam is safe.","object_refs":["note--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0062"],
      "object_marking_refs":["marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"]}]}
      """;

  private TestPair pair;
  private TestPair.Side cedar;
  private TestPair.Side fern;

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    cedar = partner(folder, CEDAR);
    fern = partner(folder, FERN);
  }

  /// Another one of birch.
  private TestPair.Side partner(Path folder, String name) {
    var side = TestPair.Side.start(folder.resolve(name), "http");
    birch().invite(LIAISON, name, side.descriptor());
    side.node().desk().invite(LIAISON, TestPair.BIRCH, pair.birch().descriptor());
    TestPair.confirm(pair.birch(), name, Tlp.AMBER);
    TestPair.confirm(side, TestPair.BIRCH, Tlp.AMBER);
    DemoNodes.await("enrolment", LIMIT, () -> TestPair.active(pair.birch(), name));
    return side;
  }

  @AfterAll
  void stop() {
    pair.close();
    cedar.node().close();
    fern.node().close();
  }

  private Desk alder() {
    return pair.alder().node().desk();
  }

  private Desk birch() {
    return pair.birch().node().desk();
  }

  private String warned() {
    var id = pair.send(DemoNodes.sampleWarning());
    pair.await(id, "received");
    return id.toString();
  }

  private StatementId asked(String warning) {
    var forwarded = birch().forward(OFFICER, warning, CEDAR, "They guard the lower dam.");
    assertThat(forwarded).isInstanceOf(Forwarded.Asked.class);
    var asked = (Forwarded.Asked) forwarded;
    assertThat(asked.reasons()).isNotEmpty();
    return asked.request();
  }

  private WarningLine heard(StatementId request) {
    DemoNodes.await(
        "the request",
        LIMIT,
        () -> alder().inbox(OFFICER, 50).stream().anyMatch(line -> line.id().equals(request)));
    return alder().statement(OFFICER, request.toString()).line();
  }

  private void answer(StatementId request, Decision decision) {
    alder().answerRequest(OFFICER, request.toString(), decision, "So be it.");
    DemoNodes.await(
        "the answer",
        LIMIT,
        () -> birch().statement(OFFICER, request.toString()).line().answer().isPresent());
  }

  @Test
  void theOriginatorIsAskedAndItsYesOpensTheWay() {
    var warning = warned();
    assertThat(birch().mayForward(OFFICER, warning, CEDAR).verdict())
        .isEqualTo(ForwardView.Verdict.ASK);
    assertThatThrownBy(() -> birch().forward(OFFICER, warning, CEDAR, " "))
        .isInstanceOfSatisfying(
            DeskException.class,
            no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.BAD_REQUEST));
    var request = asked(warning);

    var line = heard(request);
    assertThat(line.kind()).isEqualTo(Statement.Kind.RFI);
    assertThat(line.awaitsAnswer()).isTrue();
    assertThat(alder().statement(OFFICER, request.toString()).request())
        .hasValueSatisfying(asks -> {
          assertThat(asks.warning()).hasToString(warning);
          assertThat(asks.organisation()).isEqualTo(CEDAR);
          assertThat(asks.recipient()).isEqualTo(cedar.node().keyring().self());
          assertThat(asks.by()).isEqualTo("lev, release authority");
          assertThat(asks.reason()).isEqualTo("They guard the lower dam.");
        });
    assertThat(alder().statement(OFFICER, warning).requests()).hasSize(1);

    answer(request, Decision.YES);
    assertThat(birch().mayForward(OFFICER, warning, CEDAR))
        .isEqualTo(
            new ForwardView(CEDAR, ForwardView.Verdict.PERMITTED, List.of(), Optional.of(request)));
    assertThat(birch().forward(OFFICER, warning, CEDAR, ""))
        .isInstanceOfSatisfying(
            Forwarded.Drafted.class,
            made ->
                assertThat(birch().drafts().draft(OFFICER, made.draft().toString()).recipients())
                    .extracting(DraftView.RecipientLine::partner)
                    .containsExactly(CEDAR));
    assertThat(birch().mayForward(OFFICER, warned(), CEDAR).verdict())
        .as("another warning to the same organisation")
        .isEqualTo(ForwardView.Verdict.ASK);
  }

  @Test
  void aDraftThatPassesAWarningOnKeepsToItsConditions() {
    var warning = warned();
    var request = asked(warning);
    heard(request);
    answer(request, Decision.YES);
    var forwarded = (Forwarded.Drafted) birch().forward(OFFICER, warning, CEDAR, "");
    String draft = forwarded.draft().toString();
    var drafts = birch().drafts();

    assertThat(drafts.preview(OFFICER, draft, CEDAR).objections()).isEmpty();

    var harmless = TestPair.draft(Bytes.utf8(HARMLESS));
    var toMore = List.of(CEDAR, TestPair.ALDER, FERN);
    drafts.change(OFFICER, draft, 1, new DraftInput(harmless, toMore));
    assertThat(drafts.draft(OFFICER, draft).draft().content().passesOn())
        .map(StatementId::toString)
        .hasValue(warning);
    assertThat(drafts.preview(OFFICER, draft, CEDAR).rendering().level())
        .as("no lower than the warning came")
        .isEqualTo(Tlp.AMBER);
    assertThat(drafts.preview(OFFICER, draft, TestPair.ALDER).objections())
        .contains("The warning came from alder.");
    assertThat(String.join(" ", drafts.preview(OFFICER, draft, FERN).objections()))
        .contains("ask its originator first")
        .contains(warning);
    var limited = new Caller.Person("otto", Role.RELEASE_AUTHORITY, Set.of("tlp.green"));
    assertThat(drafts.drafts(limited, false, 50))
        .as("for whoever may not know of the warning, whatever the draft says")
        .noneMatch(each -> each.id().equals(forwarded.draft()));
    assertThatThrownBy(() -> drafts.draft(limited, draft))
        .isInstanceOfSatisfying(
            DeskException.class,
            no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.ABSENT));
    String digest = drafts.preview(OFFICER, draft, FERN).digest().hex();
    assertThatThrownBy(() -> drafts.approve(LIAISON, draft, 2, FERN, digest))
        .isInstanceOfSatisfying(
            DeskException.class,
            no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.POLICY));
  }

  @Test
  void aNoLeavesItAsItWas() {
    var warning = warned();
    var request = asked(warning);
    heard(request);
    answer(request, Decision.NO);
    assertThat(birch().mayForward(OFFICER, warning, CEDAR).verdict())
        .isEqualTo(ForwardView.Verdict.ASK);
    assertThatThrownBy(() -> alder().answerRequest(OFFICER, request.toString(), Decision.YES, ""))
        .isInstanceOfSatisfying(
            DeskException.class,
            no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.STATE));
    requestsAreSeenAsTheWarningThatTheyAreAbout(request);
  }

  private void requestsAreSeenAsTheWarningThatTheyAreAbout(StatementId request) {
    var limited = new Caller.Person("otto", Role.RELEASE_AUTHORITY, Set.of("tlp.green"));
    for (var desk : List.of(alder(), birch())) {
      assertThat(desk.inbox(limited, 50)).isEmpty();
      assertThat(desk.outbox(limited, 50))
          .extracting(WarningLine::kind)
          .containsOnly(Statement.Kind.AGREEMENT);
      assertThatThrownBy(() -> desk.statement(limited, request.toString()))
          .isInstanceOfSatisfying(
              DeskException.class,
              no -> assertThat(no.problem().kind()).isEqualTo(Problem.Kind.ABSENT));
    }
    assertThatThrownBy(() -> alder().answerRequest(limited, request.toString(), Decision.NO, ""))
        .isInstanceOf(DeskException.class);
  }

  @Test
  void aWarningIsNotPassedOnToWhoeverSentItNorOneOfOurOwn() {
    var warning = warned();
    assertThat(birch().mayForward(OFFICER, warning, TestPair.ALDER).verdict())
        .isEqualTo(ForwardView.Verdict.REFUSED);
    assertThatThrownBy(() -> alder().mayForward(OFFICER, warning, TestPair.BIRCH))
        .isInstanceOf(DeskException.class);
  }

  @Test
  void whatMayBeDoneStandsOnBothSidesInDownloadsAndInEvidence() throws IOException {
    var warning = warned();
    for (var desk : List.of(alder(), birch())) {
      assertThat(desk.statement(OFFICER, warning).permissions())
          .hasValueSatisfying(may -> {
            assertThat(may.onward()).startsWith("You may pass it on to:");
            assertThat(may.until()).isEqualTo("There is no time limit.");
          });
      assertThat(desk.part(OFFICER, warning, "warning.json").handling().orElseThrow())
          .startsWith("TLP:")
          .contains("You may pass it on to:");
    }
    var zip = birch().evidence(OFFICER, warning, true).bytes();
    assertThat(handlingIn(zip.toArray())).contains("You may pass it on to:");
    var trusted =
        Set.of(pair.alder().node().keyring().self(), pair.birch().node().keyring().self());
    assertThat(EvidenceVerifier.verify(zip, trusted)).isNotInstanceOf(Verdict.Refused.class);
  }

  private static String handlingIn(byte[] zip) throws IOException {
    try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        if (file.getName().equals("handling.txt")) {
          return new String(files.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no handling.txt");
  }

  @Test
  void oversightSeesWhatMayBeDoneAndNotWhatItSays() {
    var view = birch().statement(new Caller.Person("iris", Role.OVERSIGHT), warned());
    assertThat(view.permissions()).isPresent();
    assertThat(view.withheld()).isTrue();
    assertThat(view.copied()).isFalse();
    assertThat(view.objects()).isEmpty();
  }
}
