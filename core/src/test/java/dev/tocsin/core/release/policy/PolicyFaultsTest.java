package dev.tocsin.core.release.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.policy.PolicyFile.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a policy is refused, and with which words; and what its tests make of each kind of
/// marking.
class PolicyFaultsTest {
  private static final String SOUND =
      """
      version: 1
      organisation: north
      unmarked: amber
      communities:
        energy: [south, mill]
      partners:
        dam:
          ceiling: amber
          promises: [action]
        lock:
          ceiling: red
      release:
        head: red
      approvals:
        red: 2
      emergency: green
      caveats:
        - text: Call first.
          for: [energy]
      tests:
        - name: clear goes to all
          given: [{tlp: clear}]
          partner: dam
          expect: permit
      """;

  private static Reading read(String text) {
    return PolicyFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(String old, String other) {
    assertThat(SOUND).contains(old);
    return read(SOUND.replace(old, other));
  }

  private static void refused(Reading reading, String sentence) {
    assertThat(reading).isInstanceOf(Reading.Faulty.class);
    assertThat(((Reading.Faulty) reading).faults())
        .extracting(PolicyFault::sentence)
        .contains(sentence);
  }

  @Test
  void whatIsSoundIsAccepted() {
    assertThat(read(SOUND)).isInstanceOf(Reading.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          version: 1            ; {}                            ; The name version is missing.
          organisation: north   ; {}                            ; The name organisation is missing.
          unmarked: amber       ; {}                            ; The name unmarked is missing.
          ceiling: amber        ; client: true                  ; The name ceiling is missing.
          dam:                  ; energy:                       ; This name is already that of a community or our own.
          dam:                  ; north:                        ; This name is already that of a community or our own.
          text: Call first.     ; for: [mill]                   ; The name text is missing.
          for: [energy]         ; for: []                       ; A caveat for nobody says nothing.
          [south, mill]         ; south                         ; A list is expected here.
          organisation: north   ; organisation: [north]         ; A word or a text is expected here.
          organisation: north   ; organisation: ' '             ; A word or a text is expected here.
          name: clear goes to all ; named: true                 ; The name name is missing.
          partner: dam          ; named: true                   ; The name partner is missing.
          expect: permit        ; named: true                   ; The name expect is missing.
          given: [{tlp: clear}] ; named: true                   ; The name given is missing.
          [{tlp: clear}]        ; [{}]                          ; One marking is expected here.
          [{tlp: clear}]        ; [{tlp: clear, unknown: this}] ; One marking is expected here.
          [{tlp: clear}]        ; [{tlp_1: amber+strict}]       ; TLP 1 has no such level.
          [{tlp: clear}]        ; [{iep: something}]            ; Names with values are expected here.
          """)
  void whatIsWrongIsSaid(String old, String other, String sentence) {
    var reading =
        other.equals("{}") ? read(SOUND.replaceFirst("(?m)^" + old + "\\n", "")) : read(old, other);

    refused(reading, sentence);
  }

  @Test
  void aPolicyWithoutTestsIsRefused() {
    refused(
        read(SOUND.substring(0, SOUND.indexOf("tests:")) + "tests: []\n"),
        "A policy needs at least one test.");
  }

  @Test
  void aCaveatMayBeAsLongAsItMayAndNoLonger() {
    String most = "x".repeat(PolicyFile.CAVEAT_MAX);

    assertThat(read("Call first.", most)).isInstanceOf(Reading.Accepted.class);
    refused(
        read("Call first.", most + "x"),
        "Expected at most " + PolicyFile.CAVEAT_MAX + " characters.");
  }

  @Test
  void nobodyOrSomePeopleApproveAndNotTooMany() {
    int most = PolicyFile.APPROVALS_MAX;

    assertThat(read("red: 2", "red: 0")).isInstanceOf(Reading.Accepted.class);
    assertThat(read("red: 2", "red: " + most)).isInstanceOf(Reading.Accepted.class);
    refused(read("red: 2", "red: " + (most + 1)), "Expected a number from 0 to " + most + ".");
  }

  @Test
  void aFileMayBeAsLongAsItMay() {
    String most = SOUND + "#" + "x".repeat(PolicyFile.BYTES_MAX - SOUND.length() - 2) + "\n";

    assertThat(read(most)).isInstanceOf(Reading.Accepted.class);
    refused(read(most + "\n"), "The file has more than a million bytes.");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void listsMayStandInEachOtherTwelveDeep(int depth) {
    var text = "[".repeat(depth) + "x" + "]".repeat(depth);
    var sentences =
        ((Reading.Faulty) read(text)).faults().stream().map(PolicyFault::sentence).toList();

    assertThat(sentences.contains("This is nested too deeply.")).isEqualTo(depth > 12);
  }

  @Test
  void aHundredFaultsAreEnough() {
    String words = "[" + "X, ".repeat(150) + "x]";

    assertThat(((Reading.Faulty) read("[south, mill]", words)).faults()).hasSize(100);
  }

  /// A test of a policy: what goes to the lock, which is trusted with everything, but promised
  /// nothing, and to the dam.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          tlp: red              ; dam  ; true  ; withhold ; audience.ceiling
          tlp: red              ; lock ; true  ; permit   ; any
          tlp: red              ; lock ; false ; withhold ; audience.named
          tlp_1: red            ; dam  ; true  ; withhold ; audience.ceiling
          tlp_1: green          ; dam  ; true  ; permit   ; any
          unknown: of old       ; lock ; true  ; withhold ; marking.unknown
          handling: {audience: [mill]} ; lock ; true ; withhold ; any
          iep: {tlp: red, iep_version: 2.0} ; dam ; true ; withhold ; any
          acs: {policy_reference: nothing}  ; lock ; true ; withhold ; any
          """)
  void theTestsOfAPolicyKnowWhatEachMarkingMeans(
      String marking, String partner, boolean named, String expected, String rule) {
    String test =
        """
          - name: this
            given: [{%s}]
            partner: %s
            named: %s
            expect: %s
        """
            .formatted(marking, partner, named, expected);
    String by = rule.equals("any") ? "" : "    rule: " + rule + "\n";
    String other = expected.equals("permit") ? "withhold" : "permit";

    assertThat(read(SOUND + test + by)).isInstanceOf(Reading.Accepted.class);
    assertThat(read(SOUND + test.replace("expect: " + expected, "expect: " + other)))
        .isInstanceOf(Reading.Failing.class);
  }

  @Test
  void aTestThatFailsSaysWhatCameInstead() {
    var failing = (Reading.Failing) read("expect: permit", "expect: withhold");

    assertThat(failing.failures().getFirst().sentences().toString()).contains("it may go");
  }
}
