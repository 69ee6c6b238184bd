package dev.tocsin.node;

import static dev.tocsin.node.TestPair.BIRCH;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.PolicyDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Drafts between two real nodes: rendered, approved by a second person, released.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsIT {
  private static final Caller.Person DUTY = new Caller.Person("noor", Role.DUTY);
  private static final Caller.Person SECOND = new Caller.Person("ines", Role.RELEASE_AUTHORITY);
  private static final Caller.Person OVERSIGHT = new Caller.Person("olav", Role.OVERSIGHT);
  private static final String SECRET = "Cormorant Ledger";

  private TestPair pair;
  private DraftDesk desk;
  private PolicyDesk policies;

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    desk = pair.alder().node().desk().drafts();
    policies = pair.alder().node().desk().policies();
  }

  @AfterAll
  void stop() {
    pair.close();
  }

  /// A report, a place, and a note that only few may see.
  private static Bytes bundle(String description) {
    return Bytes.utf8(
        """
        {"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[
        {"type":"identity","spec_version":"2.1","id":"identity--00000000-0000-4000-8000-000000000002",
         "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"Harbour market",
         "description":"%1$s","contact_information":"%2$s",
         "object_marking_refs":["%3$s"],
         "granular_markings":[{"marking_ref":"%4$s","selectors":["contact_information"]}]},
        {"type":"report","spec_version":"2.1","id":"report--00000000-0000-4000-8000-000000000003",
         "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z","name":"A plan against the market",
         "published":"2026-01-01T00:00:00Z","object_refs":["identity--00000000-0000-4000-8000-000000000002"],
         "object_marking_refs":["%3$s"]}]}
        """
            .formatted(description, SECRET, Tlp.AMBER.marking(), Tlp.RED.marking()));
  }

  private static DraftInput input(Bytes bundle, String title) {
    return new DraftInput(
        new Draft(bundle, Optional.of(title), Precedence.PRIORITY, true, Optional.empty()),
        List.of(BIRCH));
  }

  private String begun(String description) {
    return desk.begin(DUTY, input(bundle(description), "A plan")).id().toString();
  }

  private String digest(String draft) {
    return desk.preview(OFFICER, draft, BIRCH).digest().hex();
  }

  private static void assertRefused(Problem.Kind kind, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, e -> assertThat(e.problem().kind()).isEqualTo(kind))
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void sendsExactlyWhatASecondPersonApproved() {
    String draft = begun("Stalls by the water.");
    var preview = desk.preview(OFFICER, draft, BIRCH);
    assertThat(preview.rendering().gaps())
        .anySatisfy(gap -> {
          assertThat(gap.selector()).isEqualTo("contact_information");
          assertThat(gap.cause()).isEqualTo(Gap.Cause.MARKED);
          assertThat(gap.rule()).isEqualTo(Rule.AUDIENCE_CEILING);
        });
    assertThat(preview.approvalsRequired()).isEqualTo(1);
    assertThat(preview.mayRelease()).isFalse();
    String digest = preview.digest().hex();
    assertRefused(
        Problem.Kind.STATE, () -> desk.release(DUTY, draft, BIRCH, digest, Optional.empty()));

    desk.approve(OFFICER, draft, 1, BIRCH, digest);
    var id = desk.release(DUTY, draft, BIRCH, digest, Optional.empty());
    pair.await(id, "received");

    var there = pair.birch().node().desk();
    var part = there.part(OFFICER, id.toString(), "warning.json").bytes();
    assertThat(part).isEqualTo(preview.rendering().bytes());
    assertThat(new String(part.toArray(), StandardCharsets.UTF_8))
        .contains("Harbour market")
        .doesNotContain(SECRET)
        .doesNotContain("identity--00000000-0000-4000-8000-000000000002");
    assertThat(there.statement(OFFICER, id.toString()).line().tlp()).contains(Tlp.AMBER);
    assertRefused(
        Problem.Kind.STATE, () -> desk.release(DUTY, draft, BIRCH, digest, Optional.empty()));
  }

  @Test
  void namesNothingWithinAPropertyWhereItSaysWhatStays() {
    String inside =
        bundle("Stalls.")
            .utf8()
            .replace("\"contact_information\":\"", "\"x_by\":{\"cormorant\":\"")
            .replace(SECRET + "\",", SECRET + "\"},")
            .replace("[\"contact_information\"]", "[\"x_by.cormorant\"]");

    assertThatThrownBy(() ->
            pair.alder().node().desk().release(OFFICER, BIRCH, TestPair.draft(Bytes.utf8(inside))))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("a part of x_by of identity--")
        .hasMessageNotContaining("cormorant");
  }

  @Test
  void letsNobodyApproveWhatTheyWrote() {
    String draft = desk.begin(OFFICER, input(bundle("x"), "A plan")).id().toString();
    String digest = digest(draft);

    assertThat(desk.preview(OFFICER, draft, BIRCH).mayApprove()).isFalse();
    assertThat(desk.preview(SECOND, draft, BIRCH).mayApprove()).isTrue();
    assertRefused(Problem.Kind.SECOND_PERSON, () -> desk.approve(OFFICER, draft, 1, BIRCH, digest));
  }

  @Test
  void voidsApprovalsWithEveryChange() {
    String draft = begun("Stalls.");
    String before = digest(draft);
    desk.approve(OFFICER, draft, 1, BIRCH, before);

    desk.change(DUTY, draft, 1, input(bundle("Stalls and boats."), "A plan"));

    assertThat(desk.preview(OFFICER, draft, BIRCH).approvedBy()).isEmpty();
    assertRefused(
        Problem.Kind.STATE, () -> desk.release(DUTY, draft, BIRCH, before, Optional.empty()));
    assertRefused(
        Problem.Kind.STATE,
        () -> desk.release(DUTY, draft, BIRCH, digest(draft), Optional.empty()));
    assertRefused(
        Problem.Kind.STATE,
        () -> desk.change(DUTY, draft, 1, input(bundle("Overtaken."), "A plan")));
  }

  @Test
  void holdsBackWhatTheLeakCheckFindsUntilASecondPersonClearsIt() {
    String draft = begun("Ask for the cormorant ledger.");
    var preview = desk.preview(OFFICER, draft, BIRCH);
    assertThat(preview.hits()).isNotEmpty();
    assertRefused(
        Problem.Kind.POLICY, () -> desk.approve(OFFICER, draft, 1, BIRCH, preview.digest().hex()));
    String hit = preview.hits().getFirst().key();
    assertRefused(Problem.Kind.ABSENT, () -> desk.clear(OVERSIGHT, draft, hit, "fine"));
    assertRefused(Problem.Kind.ABSENT, () -> desk.clear(new Caller.Operator(), draft, hit, "fine"));

    // The policy of a new node names the release authority alone.
    for (var role : List.of(Role.DUTY, Role.LIAISON, Role.ANALYST)) {
      var colleague = new Caller.Person("runa", role);
      assertRefused(Problem.Kind.POLICY, () -> desk.clear(colleague, draft, hit, "fine"));
    }

    preview
        .hits()
        .forEach(each -> desk.clear(OFFICER, draft, each.key(), "A street of that name."));

    assertThat(desk.preview(OFFICER, draft, BIRCH).objections()).isEmpty();
    desk.approve(OFFICER, draft, 1, BIRCH, digest(draft));
  }

  @Test
  void looksForLeaksInTheTitleToo() {
    String draft =
        desk.begin(DUTY, input(bundle("Stalls."), "The Cormorant Ledger affair")).id().toString();

    assertThat(desk.preview(OFFICER, draft, BIRCH).objections()).isNotEmpty();
  }

  @Test
  void showsOversightDraftsWithoutWhatTheySay() {
    String draft = begun("Stalls.");

    var view = desk.draft(OVERSIGHT, draft);

    assertThat(view.draft().content().title()).isEqualTo("(withheld)");
    assertThat(view.bundle().size()).isZero();
    assertThat(view.objects()).isEmpty();
    assertRefused(Problem.Kind.ABSENT, () -> desk.preview(OVERSIGHT, draft, BIRCH));
    assertRefused(Problem.Kind.FORBIDDEN, () -> desk.begin(OVERSIGHT, input(bundle("x"), "y")));
  }

  /// All that needs another policy stands together, since a node has one.
  @Test
  void followsThePolicyInForce() {
    String draft = begun("Stalls.");
    String digest = digest(draft);
    desk.approve(OFFICER, draft, 1, BIRCH, digest);
    var before = policies.policy(DUTY);
    assertRefused(
        Problem.Kind.MALFORMED,
        () ->
            policies.load(OFFICER, Bytes.utf8("version: 1\norganisation: own\nunmarked: pink\n")));
    assertRefused(
        Problem.Kind.FORBIDDEN,
        () -> policies.load(DUTY, TestPolicies.alone(BIRCH, "amber", "withhold")));
    assertThat(policies.policy(DUTY)).isEqualTo(before);

    // A lower ceiling makes another rendering, so that the approval does not count for it.
    long size = pair.alder().node().desk().status(DUTY).log().size();
    var view = policies.load(OFFICER, TestPolicies.alone(BIRCH, "green", "withhold"));
    assertThat(view.leaf()).contains(size);
    assertThat(desk.preview(OFFICER, draft, BIRCH).objections())
        .contains("Nothing of it may go to birch.");
    assertRefused(
        Problem.Kind.STATE, () -> desk.release(DUTY, draft, BIRCH, digest, Optional.empty()));

    // With one approval and emergencies, one person may release alone, and a second looks at it.
    var emergencies =
        new String(TestPolicies.alone(BIRCH, "amber", "withhold").toArray(), StandardCharsets.UTF_8)
            .replace("amber: 0", "amber: 1");
    policies.load(OFFICER, Bytes.utf8(emergencies));
    String urgent = begun("Boats.");
    var id = desk.release(DUTY, urgent, BIRCH, digest(urgent), Optional.of("It is tonight."));
    pair.await(id, "received");
    assertThat(desk.unreviewed(OVERSIGHT, 10))
        .extracting(each -> each.id().toString())
        .contains(urgent);
    assertThat(pair.alder().node().desk().status(OFFICER).alarms())
        .anyMatch(alarm -> alarm.kind() == Alarm.Kind.EMERGENCY);
    assertRefused(
        Problem.Kind.SECOND_PERSON,
        () ->
            desk.review(
                new Caller.Person("noor", Role.RELEASE_AUTHORITY), urgent, BIRCH, true, "ok"));
    for (var role : List.of(Role.DUTY, Role.LIAISON, Role.ANALYST)) {
      var colleague = new Caller.Person("runa", role);
      assertRefused(
          Problem.Kind.POLICY, () -> desk.review(colleague, urgent, BIRCH, true, "I agree."));
    }
    desk.review(SECOND, urgent, BIRCH, true, "I would have done the same.");
    assertThat(desk.unreviewed(OVERSIGHT, 10))
        .extracting(each -> each.id().toString())
        .doesNotContain(urgent);
  }

  @Test
  void writesNothingWithheldIntoItsLogs() {
    var root = (Logger) LoggerFactory.getLogger("tocsin");
    var level = root.getLevel();
    root.setLevel(Level.TRACE);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    try {
      String draft = begun("Quiet stalls.");
      desk.approve(OFFICER, draft, 1, BIRCH, digest(draft));
      desk.withdraw(DUTY, draft);
    } finally {
      root.detachAppender(lines);
      root.setLevel(level);
    }
    assertThat(lines.list).isNotEmpty();
    assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains(SECRET) || line.contains("Quiet stalls"));
  }

  @Test
  void knowsItsPolicyAfterARestart(@TempDir Path folder) {
    var side = TestPair.Side.start(folder.resolve("cedar"), "http");
    var wanted =
        side.node().desk().policies().load(OFFICER, TestPolicies.alone("oak", "red", "green"));
    side.node().close();

    try (var again = Node.start(side.folder(), side.unlock(), side.place())) {
      var found = again.desk().policies().policy(LIAISON);
      assertThat(found.policy().version()).isEqualTo(wanted.policy().version());
      assertThat(found.leaf()).isEqualTo(wanted.leaf());
      assertThat(found.by()).isEqualTo("lev");
      assertThat(found.policy().partners().keySet()).isEqualTo(Set.of("oak"));
    }
  }

  @Test
  void knowsNoDraftThatIsNotThere() {
    assertRefused(Problem.Kind.ABSENT, () -> desk.draft(DUTY, "ffffffff"));
    assertRefused(Problem.Kind.ABSENT, () -> desk.draft(DUTY, "zz"));
  }
}
