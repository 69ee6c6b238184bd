package dev.tocsin.node.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.compose.WrittenWarning.Secret;
import dev.tocsin.node.compose.WrittenWarning.Target;
import dev.tocsin.node.compose.WrittenWarning.Threat;
import dev.tocsin.node.compose.WrittenWarning.Window;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Markings;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.IdSource;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposedWarningTest {
  static final Instant NOW = Instant.parse("2031-11-20T19:05:00Z");
  private static final ComposedWarning.Author US =
      ComposedWarning.Author.of("n0d3", "Meridian Watch");
  private static final Window FRIDAY =
      new Window(
          Optional.of(Instant.parse("2031-11-28T17:00:00Z")),
          Optional.of(Instant.parse("2031-11-30T22:00:00Z")));

  static Creator sources() {
    return Creator.anonymous(counting(), () -> NOW);
  }

  private static IdSource counting() {
    var next = new int[] {0};
    return () -> new UUID(0x4000L, 0x8000_0000_0000_0000L + next[0]++);
  }

  private static WrittenWarning written(Threat threat, String... traces) {
    return new WrittenWarning(
        "Attack planned on the Lantern Market",
        "A group plans to attack the market.",
        threat,
        "Alias Heron",
        new Target("Visitors of the Lantern Market", "Port Halyard", "ZZ"),
        FRIDAY,
        List.of(traces),
        Tlp.AMBER,
        new Secret("A person close to Heron says so.", Tlp.RED));
  }

  private static Bundle composed(WrittenWarning written) {
    return ComposedWarning.of(written, US, sources());
  }

  private static List<StixObject> of(Bundle bundle, String type) {
    return bundle.objects().stream().filter(object -> object.type().equals(type)).toList();
  }

  @ParameterizedTest
  @EnumSource(Threat.class)
  void whatIsComposedIsSoundAndBearsALevelEverywhere(Threat threat) {
    var bundle = composed(written(threat, "198.51.100.7", "+999 555 0142"));
    var report = Validator.of(Options.standard()).validate(bundle.toBytes());
    assertThat(report.isValid()).as(report.faults().toString()).isTrue();
    assertThat(Markings.of(bundle).unmarked()).isEmpty();
    assertThat(Markings.of(bundle).unknown()).isEmpty();
    assertThat(of(bundle, "incident")).hasSize(threat == Threat.ATTACK ? 1 : 0);
    assertThat(of(bundle, "report").getFirst().name())
        .contains("Attack planned on the Lantern Market");
  }

  @Test
  void theSecretStandsApartUnderItsOwnLevelAndNothingElseRefersToIt() {
    var bundle = composed(written(Threat.ATTACK));
    var secret = of(bundle, "note").getLast();
    assertThat(secret.text("content")).contains("A person close to Heron says so.");
    assertThat(secret.objectMarkingRefs()).containsExactly(Tlp.RED.marking());
    assertThat(
            bundle.objects().stream()
                .filter(object -> !object.equals(secret))
                .map(object -> Bytes.of(object.source().toByteArray()).utf8()))
        .noneMatch(text -> text.contains(secret.id().toString()))
        .noneMatch(text -> text.contains("close to Heron"));
  }

  @Test
  void theTimeStandsOnLinksAndInWords() {
    var bundle = composed(written(Threat.ATTACK));
    assertThat(of(bundle, "note").getFirst().text("content"))
        .contains(
            "Not before Friday 28 November 2031 17:00 UTC. Not after Sunday 30 November 2031 22:00"
                + " UTC.");
    assertThat(of(bundle, "relationship"))
        .filteredOn(link -> link.text("relationship_type").equals(Optional.of("targets")))
        .hasSize(2)
        .allSatisfy(
            link -> assertThat(link.text("start_time")).contains("2031-11-28T17:00:00.000Z"));
  }

  @Test
  void weAreTheSameObjectInEachWarningAtWhateverLevel() {
    var amber = written(Threat.ATTACK);
    var red =
        new WrittenWarning(
            "Another",
            "Another text.",
            Threat.OTHER,
            "",
            new Target("", "", ""),
            new Window(Optional.empty(), Optional.empty()),
            List.of(),
            Tlp.RED,
            new Secret("", Tlp.RED));
    assertThat(of(composed(amber), "identity").getFirst())
        .isEqualTo(of(composed(red), "identity").getFirst());
    assertThat(composed(red).objects()).extracting(StixObject::type).doesNotContain("note");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | [ipv4-addr:value = '198.51.100.7']",
        "2001:db8::7 | [ipv6-addr:value = '2001:db8::7']",
        "hxxps://evil[.]example/a | [url:value = 'https://evil.example/a']",
        "evil[.]example | [domain-name:value = 'evil.example']",
        "heron[@]evil.example | [email-addr:value = 'heron@evil.example']",
        "9e107d9d372bb6826bd81d3542a419d6 | [file:hashes.MD5 = '9e107d9d372bb6826bd81d3542a419d6']"
      })
  void aTraceBecomesAnIndicatorOfItsKind(String line, String pattern) {
    var indicator = of(composed(written(Threat.NETWORK, line)), "indicator").getFirst();
    assertThat(indicator.text("pattern")).contains(pattern);
  }

  @Test
  void whatProgramsCannotLookForBecomesAnAccount() {
    var bundle = composed(written(Threat.ATTACK, "+999 555 0142", "", "heron_evening' OR 'x"));
    assertThat(of(bundle, "user-account"))
        .extracting(account -> account.text("user_id").orElseThrow())
        .containsExactly("+999 555 0142", "heron_evening' OR 'x");
    assertThat(of(bundle, "indicator")).isEmpty();
  }

  @Test
  void theSameTraceTwiceIsOneObject() {
    var bundle = composed(written(Threat.NETWORK, "evil.example", "evil[.]example"));
    assertThat(of(bundle, "indicator")).hasSize(1);
  }

  @Test
  void saysEverythingThatIsMissing() {
    var empty =
        new WrittenWarning(
            " ",
            "",
            Threat.OTHER,
            "",
            new Target("", "Port Halyard", "Zed"),
            new Window(
                Optional.of(Instant.parse("2031-11-30T22:00:00Z")),
                Optional.of(Instant.parse("2031-11-28T17:00:00Z"))),
            List.of(),
            Tlp.AMBER,
            new Secret("", Tlp.RED));
    assertThat(empty.faults()).hasSize(4);
    assertThatThrownBy(() -> composed(empty)).isInstanceOf(IllegalArgumentException.class);
  }
}
