package dev.tocsin.core.release.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.Recipient.Relation;
import dev.tocsin.core.release.Rule;
import dev.tocsin.core.release.policy.PolicyFile.Reading;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  private static final Path GUIDE = Path.of("../docs/guide/policy.md");

  private static String guide() throws IOException {
    String text = Files.readString(GUIDE);
    int begin = text.indexOf("```yaml\n") + "```yaml\n".length();
    return text.substring(begin, text.indexOf("```", begin));
  }

  private static Reading read(String text) {
    return PolicyFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Policy accepted(String text) {
    return ((Reading.Accepted) read(text)).policy();
  }

  @Test
  void theExampleOfTheGuideIsAcceptedAndPassesItsTests() throws IOException {
    String text = guide();
    Policy policy = accepted(text);

    assertThat(policy.cases()).hasSize(5);
    assertThat(policy.test()).isEmpty();
    assertThat(policy.version()).isEqualTo(Hash.of(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(policy.unmarked()).contains(Tlp.AMBER);
  }

  @Test
  void theGuideNamesEveryRule() throws IOException {
    String text = Files.readString(GUIDE);
    assertThat(Rule.values())
        .allSatisfy(rule -> assertThat(text).contains("`" + rule.word() + "`"));
  }

  @Test
  void organisationsAreTrustedAsTheFileSays() throws IOException {
    Policy policy = accepted(guide());

    var south = policy.recipient("south", true);
    assertThat(south.ceiling()).isEqualTo(Tlp.AMBER_STRICT);
    assertThat(south.relation()).isEqualTo(Relation.COMMUNITY);
    assertThat(south.promises()).isEqualTo(EnumSet.complementOf(EnumSet.of(Dimension.AUDIENCE)));
    assertThat(south.named()).isTrue();
    assertThat(policy.recipient("mill", false).ceiling()).isEqualTo(Tlp.GREEN);
    assertThat(policy.recipient("mill", false).promises()).isEmpty();
    assertThat(policy.recipient("mill", false).named()).isFalse();
    assertThat(policy.recipient("shop", false).relation()).isEqualTo(Relation.CLIENT);
    assertThat(policy.recipient("north", false).relation()).isEqualTo(Relation.OWN);
    var stranger = policy.recipient("elsewhere", true);
    assertThat(stranger.ceiling()).isEqualTo(Tlp.CLEAR);
    assertThat(stranger.relation()).isEqualTo(Relation.STRANGER);
  }

  @Test
  void approvalsEmergencyAndCaveatsAreAsTheFileSays() throws IOException {
    Policy policy = accepted(guide());

    assertThat(policy.approvals(Tlp.AMBER)).isEqualTo(1);
    assertThat(policy.approvals(Tlp.RED)).isEqualTo(2);
    assertThat(policy.mayApprove("head", Tlp.RED)).isTrue();
    assertThat(policy.mayApprove("release-authority", Tlp.AMBER_STRICT)).isTrue();
    assertThat(policy.mayApprove("release-authority", Tlp.RED)).isFalse();
    assertThat(policy.mayApprove("reader", Tlp.CLEAR)).isFalse();
    assertThat(policy.emergency().allows(Tlp.AMBER)).isTrue();
    assertThat(policy.emergency().allows(Tlp.AMBER_STRICT)).isFalse();
    assertThat(policy.caveatsFor("mill")).hasSize(1);
    assertThat(policy.caveatsFor("shop")).isEmpty();
  }

  @Test
  void withoutAFileNothingUnmarkedLeavesAndNobodyIsTrusted() {
    Policy policy = Policy.conservative("north");

    assertThat(policy.unmarked()).isEmpty();
    assertThat(policy.recipient("south", true).ceiling()).isEqualTo(Tlp.CLEAR);
    assertThat(policy.emergency().allows(Tlp.CLEAR)).isFalse();
    assertThat(Arrays.stream(Tlp.values()).map(policy::approvals)).containsExactly(1, 2, 2, 2, 2);
    assertThat(policy.mayApprove("head", Tlp.CLEAR)).isFalse();
  }

  @Test
  void aPolicyThatFailsItsTestsIsRefusedAndSaysWhy() throws IOException {
    var failing =
        (Reading.Failing)
            read(guide().replace("ceiling: amber\n    promises", "ceiling: green\n    promises"));

    assertThat(failing.failures())
        .extracting(PolicyCase.Failure::name)
        .containsExactly(
            "amber goes to a partner that is trusted with it",
            "what a partner has not promised to keep is not sent");
    assertThat(failing.failures().getFirst().sentences().getLast())
        .contains("audience.ceiling", "dam is trusted up to TLP:GREEN");
  }

  @Test
  void aWithholdingForAnotherRuleThanTheExpectedFails() throws IOException {
    assertThat(read(guide().replace("rule: promise.missing", "rule: time.outside")))
        .isInstanceOf(Reading.Failing.class);
    assertThat(read(guide().replace("    rule: promise.missing\n", "")))
        .isInstanceOf(Reading.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          version: 1                  ; version: 2                  ; 1  ; 10
          unmarked: amber             ; unmarked: orange            ; 3  ; 11
          unmarked: amber             ; unmarkt: amber              ; 3  ; 1
          energy: [south, dam, mill]  ; energy: [south, Dam, mill]  ; 6  ; 19
          for: [energy]               ; for: [energie]              ; 34 ; 11
          partner: dam                ; partner: dan                ; 40 ; 14
          client: true                ; client: maybe               ; 17 ; 13
          red: 2                      ; red: 9                      ; 28 ; 8
          emergency: amber            ; emergency: always           ; 30 ; 12
          head: red                   ; head: blue                  ; 21 ; 9
          promises: [action, inform]  ; promises: [action, silence] ; 14 ; 24
          promises: [action, inform]  ; promises: [audience]        ; 14 ; 16
          shop:                       ; energy:                     ; 16 ; 5
          shop:                       ; dam:                        ; 15 ; 3
          expect: permit              ; expect: allow               ; 41 ; 13
          rule: promise.missing       ; rule: promise               ; 62 ; 11
          - tlp: clear                ; - tlb: clear                ; 65 ; 9
          unknown: a marking from abroad ; tlp: orange              ; 66 ; 14
          """)
  void aWrongWordRefusesTheWholeAndSaysWhere(String old, String other, int line, int column)
      throws IOException {
    var faulty =
        (Reading.Faulty) read(guide().replaceFirst(java.util.regex.Pattern.quote(old), other));

    assertThat(faulty.faults())
        .anySatisfy(fault -> {
          assertThat(fault.line()).isEqualTo(line);
          assertThat(fault.column()).isEqualTo(column);
        });
  }

  @Test
  void allFaultsAreReportedInOrder() throws IOException {
    var faulty =
        (Reading.Faulty)
            read(guide().replace("unmarked: amber", "unmarked: x").replace("head: red", "head: y"));

    assertThat(faulty.faults()).extracting(PolicyFault::line).containsExactly(3, 21);
    assertThat(faulty.faults().getFirst().toString()).startsWith("Line 3, column 11: Expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          || ; empty
          [ ; not YAML
          - a ; Names with values
          a: &x 1 ; Anchors
          a: *x ; Aliases
          a: !java 1 ; Tags
          [[[[[[[[[[[[[[1]]]]]]]]]]]]]] ; too deeply
          """)
  void whatIsNoPlainYamlIsRefused(String text, String sentence) {
    var faulty = (Reading.Faulty) read(text);

    assertThat(faulty.faults())
        .anySatisfy(fault -> assertThat(fault.sentence()).contains(sentence));
  }

  @Test
  void aFileHasALimitAndNoTestsAreTooFew() throws IOException {
    assertThat(PolicyFile.parse(new byte[PolicyFile.BYTES_MAX + 1]))
        .isInstanceOf(Reading.Faulty.class);
    String text = guide();
    assertThat(read(text.substring(0, text.indexOf("tests:")) + "tests: []\n"))
        .isInstanceOf(Reading.Faulty.class);
    assertThat(read(text.substring(0, text.indexOf("tests:")))).isInstanceOf(Reading.Faulty.class);
  }

  @Test
  void testsKnowEveryKindOfMarkingAndTimes() throws IOException {
    String more =
        """
          - name: asks
            given:
              - tlp_1: amber
              - statement: Of the waterworks
              - iep: {tlp: green, encrypt_in_transit: may, permitted_actions: none,
                  affected_party_notifications: may, provider_attribution: may,
                  unmodified_resale: may, iep_version: 2.0}
              - acs: {policy_reference: "urn:isa:policy:acs:ns:v3.0?privdefault=permit&sharedefault=permit",
                  control_set: {classification: U}}
            partner: south
            expect: permit
          - name: not for long
            given:
              - tlp: green
              - handling: {valid_until: "2026-06-01T00:00:00Z", europol: [h1]}
            partner: south
            at: "2026-06-01T00:00:00Z"
            expect: withhold
            rule: time.outside
          - name: red is for the named
            given: [{tlp: clear}]
            partner: stranger
            named: true
            expect: permit
        """;
    assertThat(accepted(guide() + more).cases()).hasSize(8);
    assertThat(read(guide() + more.replace("at: \"2026-06-01", "at: \"2026-05-01")))
        .isInstanceOf(Reading.Failing.class);
    assertThat(read(guide() + more.replace("europol: [h1]", "europol: [h1], europol: [h2]")))
        .isInstanceOf(Reading.Faulty.class);
  }
}
