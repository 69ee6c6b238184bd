package dev.tocsin.node;

import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
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

/// Three real nodes: alder has warned birch, which wants to pass the warning on to cedar.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassingOnIT {
  private static final String CEDAR = "cedar";

  private TestPair pair;
  private TestPair.Side cedar;

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    cedar = TestPair.Side.start(folder.resolve(CEDAR), "http");
    birch().invite(LIAISON, CEDAR, cedar.descriptor());
    cedar.node().desk().invite(LIAISON, TestPair.BIRCH, pair.birch().descriptor());
    TestPair.confirm(pair.birch(), CEDAR, Tlp.AMBER);
    TestPair.confirm(cedar, TestPair.BIRCH, Tlp.AMBER);
    DemoNodes.await("enrolment", LIMIT, () -> TestPair.active(pair.birch(), CEDAR));
  }

  @AfterAll
  void stop() {
    pair.close();
    cedar.node().close();
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
