package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.SharedData;
import dev.tocsin.stix.StixFault;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Validates published bundles where they are at hand, and pins what is wrong with them. ATT&CK
/// uses custom objects and properties (§11), two deprecated properties of its statement marking
/// (§7.2.1), and types of relationship of its own between STIX's objects (§5.1.2). The enterprise
/// set was made from STIX 2.0, so its types of malware and tools are old labels (§4.11, §4.18).
class AttackDataFaultsTest {

  @ParameterizedTest
  @CsvSource({
    "ics-attack-18.1.json.gz, 0, '{11.1=5516, 11.2=250, 5.1.2=2, 7.2.1=2}'",
    "mobile-attack-17.1.json.gz, 0, '{11.1=7939, 11.2=40, 5.1.2=118, 7.2.1=2}'",
    "enterprise-18.1-as21.json.gz, 0,"
        + " '{11.1=75784, 11.2=2592, 4.11.1=696, 4.18.1=91, 5.1.2=1417, 7.2.1=2}'"
  })
  void findsWhatIsKnownToBeWrong(String name, int errors, String warnings) throws IOException {
    byte[] bytes = SharedData.unzip("attack/" + name);

    Report report = Validator.of(Options.standard().withLimit(1_000_000)).validate(bytes);

    Map<String, Long> sections =
        report.faults().stream()
            .collect(
                Collectors.groupingBy(StixFault::section, TreeMap::new, Collectors.counting()));
    assertThat(report.errors()).isEqualTo(errors);
    assertThat(sections).hasToString(warnings);
  }
}
