package dev.tocsin.core.release.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.marking.ReadMarking.Kind;
import dev.tocsin.core.release.marking.ReadMarking.NotUnderstood;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Audience.Reach;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingReaderTest {
  private static final StixId ID =
      StixId.parse("marking-definition--11111111-1111-4111-8111-111111111111");
  private static final String IEP =
      "'encrypt_in_transit':'may','permitted_actions':'externally-visible-direct-actions',"
          + "'affected_party_notifications':'may','tlp':'white','provider_attribution':'may',"
          + "'unmodified_resale':'may','iep_version':2.0";

  private static ReadMarking read(String more) {
    String json =
        ("{'type':'marking-definition','spec_version':'2.1','id':'"
                + ID
                + "','created':'2026-01-01T00:00:00.000Z','name':'House rule',"
                + more
                + "}")
            .replace('\'', '"');
    return MarkingReader.read(StixObject.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ReadMarking extended(KnownExtension extension, String content) {
    return read(
        "'extensions':{'"
            + extension.id()
            + "':{'extension_type':'property-extension',"
            + content
            + "}}");
  }

  /// The dimensions in which something is asked, with their values.
  private static String asks(Terms terms) {
    return Arrays.stream(Dimension.values())
        .filter(dimension -> !terms.isLoosest(dimension))
        .map(dimension -> dimension.word() + ": " + terms.value(dimension))
        .collect(Collectors.joining(" & "));
  }

  @ParameterizedTest
  @CsvSource({
    "613f2e26-407d-48c7-9eca-b8e91df99dc9, CLEAR, EVERYONE",
    "94868c89-83c2-464b-929b-a1a8aa3c8487, CLEAR, EVERYONE",
    "34098fce-860f-48ae-8e50-ebd3cc5e41da, GREEN, COMMUNITY",
    "bab4a63c-aed9-4cf5-a766-dfca5abac2bb, GREEN, COMMUNITY",
    "f88d31f6-486f-44da-b317-01333bde0b82, AMBER, CLIENTS_IF_ASKED",
    "55d920b0-5e8b-4f79-9ee9-91f868d9b421, AMBER, CLIENTS",
    "939a9414-2ddd-4d32-a0cd-375ea402b003, AMBER_STRICT, ORGANISATION",
    "826578e1-40ad-459f-bc73-ede076f81f37, AMBER_STRICT, ORGANISATION",
    "5e57c739-391a-4eb3-b6be-7d15ca92d5ed, RED, NAMED",
    "e828b379-4e03-4974-9ac4-e53a884c97c1, RED, NAMED"
  })
  void everyIdOfALevelHasItsAudience(String uuid, Tlp level, Reach reach) {
    var marking =
        (Understood)
            MarkingReader.read(StixId.parse("marking-definition--" + uuid), _ -> Optional.empty());

    assertThat(marking.level()).contains(level);
    assertThat(marking.terms()).isEqualTo(Terms.of(new Audience(reach, Optional.empty())));
  }

  @Test
  void aStatementIsACaveatAndRestrictsNothing() {
    var marking =
        (Understood)
            read("'definition_type':'statement','definition':{'statement':'Of the  <waterworks>'}");

    assertThat(marking.kind()).isEqualTo(Kind.STATEMENT);
    assertThat(marking.terms()).isEqualTo(Terms.LOOSEST);
    assertThat(marking.caveats()).containsExactly("Of the  <waterworks>");
    assertThat(marking.least()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          'copy':'given'                            ; ||                        ; GREEN
          'copy':'show-only'                        ; copy: show only           ; AMBER_STRICT
          'pap':'clear'                             ; ||                        ; GREEN
          'pap':'white'                             ; ||                        ; GREEN
          'pap':'green'                             ; ||                        ; GREEN
          'pap':'amber'                             ; action: visible indirect  ; GREEN
          'pap':'red'                               ; action: internal          ; GREEN
          'permitted_actions':'none'                ; action: none              ; GREEN
          'permitted_actions':'contact-for-instruction' ; action: contact first ; GREEN
          'inform_target':'may'                     ; ||                        ; GREEN
          'inform_target':'ask-first'               ; inform: ask first         ; GREEN
          'inform_target':'must-not'                ; inform: must not          ; GREEN
          'court':'may'                             ; ||                        ; GREEN
          'court':'ask-first'                       ; court: ask first          ; GREEN
          'onward':'free'                           ; ||                        ; GREEN
          'onward':'ask-originator'                 ; onward: ask originator    ; AMBER_STRICT
          'onward':'never'                          ; onward: never             ; AMBER_STRICT
          'attribution':'must'                      ; attribution: must         ; GREEN
          'attribution':'must-not'                  ; attribution: must not     ; GREEN
          'valid_until':'2026-06-01T00:00:00Z'      ; time: until 2026-06-01T00:00:00Z ; GREEN
          'releasable_to':['south','mill']          ; audience: everyone, of these mill, south ; AMBER_STRICT
          'europol':['h0']                          ; ||                        ; GREEN
          'europol':['h1']                          ; court: ask first          ; GREEN
          'europol':['h2']                          ; onward: ask originator    ; AMBER_STRICT
          'europol':['h3']                          ; audience: nobody          ; AMBER_STRICT
          'europol':['h1','h2']                     ; court: ask first & onward: ask originator ; AMBER_STRICT
          'pap':'amber','permitted_actions':'none'  ; action: none              ; GREEN
          """)
  void theHandlingExtensionAsks(String content, String asked, Tlp least) {
    var marking = (Understood) extended(KnownExtension.HANDLING, content);

    assertThat(marking.kind()).isEqualTo(Kind.HANDLING);
    assertThat(asks(marking.terms())).isEqualTo(asked);
    assertThat(marking.least()).contains(least);
    assertThat(marking.level()).isEmpty();
  }

  @Test
  void theCaveatOfTheHandlingExtensionIsKeptVerbatim() {
    var marking = (Understood) extended(KnownExtension.HANDLING, "'caveat':'Eyes  only'");

    assertThat(marking.caveats()).containsExactly("Eyes  only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'copy':'half'",
        "'copy':['given']",
        "'pap':'AMBER'",
        "'permitted_actions':'all'",
        "'inform_target':'perhaps'",
        "'court':'must-not'",
        "'onward':'ask'",
        "'attribution':'no'",
        "'valid_until':'tomorrow'",
        "'releasable_to':[]",
        "'releasable_to':'south'",
        "'releasable_to':['South']",
        "'releasable_to':['a.b']",
        "'releasable_to':[7]",
        "'europol':['h4']",
        "'europol':['H1']",
        "'caveat':7",
        "'only_for':'south'",
        "'copy':'given','x_more':true"
      })
  void whatTheHandlingExtensionDoesNotSayIsNotUnderstood(String content) {
    assertThat(extended(KnownExtension.HANDLING, content)).isInstanceOf(NotUnderstood.class);
    assertThat(extended(KnownExtension.HANDLING, content).terms()).isEqualTo(Terms.NOBODY);
  }

  @Test
  void aHandlingExtensionAsksForSomethingInWordsThatFit() {
    assertThat(
            read(
                "'extensions':{'"
                    + Handling.EXTENSION
                    + "':{'extension_type':'property-extension'}}"))
        .isInstanceOf(NotUnderstood.class);
    assertThat(extended(KnownExtension.HANDLING, "'caveat':'" + "x".repeat(2_000) + "'"))
        .isInstanceOf(Understood.class);
    assertThat(extended(KnownExtension.HANDLING, "'caveat':'" + "x".repeat(2_001) + "'"))
        .isInstanceOf(NotUnderstood.class);
    String names =
        java.util.stream.IntStream.rangeClosed(1, 51)
            .mapToObj(number -> "'n" + number + "'")
            .collect(Collectors.joining(","));
    assertThat(extended(KnownExtension.HANDLING, "'releasable_to':[" + names + "]"))
        .isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          'tlp':'white'  ; 'tlp':'green'  ; audience: the community
          'tlp':'white'  ; 'tlp':'amber'  ; audience: organisation, and clients after asking
          'tlp':'white'  ; 'tlp':'red'    ; audience: named recipients
          externally-visible-direct-actions ; externally-visible-indirect-actions ; action: visible indirect
          externally-visible-direct-actions ; internally-visible-actions ; action: internal
          externally-visible-direct-actions ; contact-for-instruction ; action: contact first
          externally-visible-direct-actions ; none ; action: none
          'affected_party_notifications':'may' ; 'affected_party_notifications':'must-not' ; inform: must not
          'provider_attribution':'may' ; 'provider_attribution':'must' ; attribution: must
          'provider_attribution':'may' ; 'provider_attribution':'must-not' ; attribution: must not
          'iep_version':2.0 ; 'iep_version':'2.0' ; ||
          'iep_version':2.0 ; 'iep_version':2.0,'end_date':'2026-06-01T00:00:00Z' ; time: until 2026-06-01T00:00:00Z
          'iep_version':2.0 ; 'iep_version':2.0,'start_date':'2026-01-01T00:00:00Z' ; time: from 2026-01-01T00:00:00Z
          """)
  void anExchangePolicyAsks(String old, String other, String asked) {
    var marking = (Understood) extended(KnownExtension.IEP, IEP.replace(old, other));

    assertThat(marking.kind()).isEqualTo(Kind.IEP);
    assertThat(asks(marking.terms())).isEqualTo(asked);
    assertThat(marking.caveats()).isEmpty();
  }

  @Test
  void whatAnExchangePolicySaysToPeopleIsACaveat() {
    var marking =
        (Understood)
            extended(
                KnownExtension.IEP,
                IEP.replace("'encrypt_in_transit':'may'", "'encrypt_in_transit':'must'")
                        .replace("'unmodified_resale':'may'", "'unmodified_resale':'must-not'")
                    + ",'description':'For the waterworks'");

    assertThat(marking.caveats())
        .containsExactly(
            "Whoever passes it on must encrypt it.",
            "It must not be sold as it is.",
            "For the waterworks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          'tlp':'white', ; ||
          'encrypt_in_transit':'may', ; ||
          'unmodified_resale':'may', ; ||
          'provider_attribution':'may', ; ||
          'tlp':'white' ; 'tlp':'clear'
          2.0 ; 1.0
          2.0 ; 2
          'iep_version':2.0 ; 'iep_version':2.0,'only_for':'south'
          'iep_version':2.0 ; 'iep_version':2.0,'end_date':'soon'
          'unmodified_resale':'may' ; 'unmodified_resale':'maybe'
          """)
  void anExchangePolicyThatIsIncompleteOrOddIsNotUnderstood(String old, String other) {
    assertThat(extended(KnownExtension.IEP, IEP.replace(old, other)))
        .isInstanceOf(NotUnderstood.class);
  }

  private static final String ACS =
      "'policy_reference':'urn:isa:policy:acs:ns:v3.0?privdefault=permit&sharedefault=permit',"
          + "'control_set':{'classification':'U'}";

  @Test
  void oneCaseOfAccessControlIsUnderstoodAndKeptVerbatim() {
    var marking = (Understood) extended(KnownExtension.ACS, ACS);

    assertThat(marking.terms()).isEqualTo(Terms.LOOSEST);
    assertThat(marking.caveats()).hasSize(1);
    assertThat(marking.caveats().getFirst())
        .isEqualTo(("{'extension_type':'property-extension'," + ACS + "}").replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          'U' ; 'TS'
          'U' ; 'U','entity':['GOV']
          privdefault=permit ; privdefault=deny
          sharedefault=permit ; sharedefault=deny
          'control_set' ; 'access_privilege':[],'control_set'
          'control_set' ; 'further_sharing':[],'control_set'
          'control_set' ; 'x_new':'more','control_set'
          """)
  void anythingElseOfAccessControlIsWithheld(String old, String other) {
    assertThat(extended(KnownExtension.ACS, ACS.replace(old, other)))
        .isInstanceOf(NotUnderstood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'definition_type':'house','definition':{'statement':'x'}",
        "'definition_type':'statement','definition':{'statement':'x','more':'y'}",
        "'definition_type':'statement','definition':{'statement':7}",
        "'definition_type':'statement','definition':{'statement':'x'},'x_only_for':'us'",
        "'definition_type':'tlp','definition':{'tlp':'white'}",
        "'extensions':{'extension-definition--33333333-3333-4333-8333-333333333333':{'copy':'given'}}",
        "'extensions':{}"
      })
  void aMarkingOfAnotherKindIsNamedAndLetsNobodyHaveIt(String content) {
    var marking = read(content);

    assertThat(marking).isInstanceOf(NotUnderstood.class);
    assertThat(marking.name()).isEqualTo("House rule");
    assertThat(marking.id()).isEqualTo(ID);
    assertThat(marking.terms()).isEqualTo(Terms.NOBODY);
  }

  @Test
  void twoExtensionsInOneMarkingAreNotUnderstood() {
    String handling = "'" + Handling.EXTENSION + "':{'court':'ask-first'}";
    String other = "'extension-definition--33333333-3333-4333-8333-333333333333':{}";

    assertThat(read("'extensions':{" + handling + "}")).isInstanceOf(Understood.class);
    assertThat(read("'extensions':{" + handling + "," + other + "}"))
        .isInstanceOf(NotUnderstood.class);
    assertThat(
            read(
                "'definition_type':'statement','definition':{'statement':'x'},'extensions':{"
                    + handling
                    + "}"))
        .isInstanceOf(NotUnderstood.class);
  }

  @Test
  void aDefinitionThatIsNotAtHandOrIsAnothersIsNotUnderstood() {
    var marking = MarkingReader.read(ID, _ -> Optional.empty());
    assertThat(marking).isInstanceOf(NotUnderstood.class);
    assertThat(marking.name()).isEqualTo(ID.toString());

    var other = StixObject.of(Tlp.CLEAR.definition());
    assertThat(MarkingReader.read(ID, _ -> Optional.of(other))).isInstanceOf(NotUnderstood.class);
  }

  @Test
  void listsOfSeveralMarkingsAreIntersected() {
    var one = extended(KnownExtension.HANDLING, "'releasable_to':['south','mill']").terms();
    var two = extended(KnownExtension.HANDLING, "'releasable_to':['mill','dam']").terms();
    var three = extended(KnownExtension.HANDLING, "'releasable_to':['dam']").terms();

    assertThat(one.combine(two).audience().releasableTo()).contains(Set.of("mill"));
    assertThat(one.combine(three)).isEqualTo(Terms.NOBODY);
  }
}
