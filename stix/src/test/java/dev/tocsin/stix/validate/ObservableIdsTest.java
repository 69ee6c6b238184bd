package dev.tocsin.stix.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.StixFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ids of observables. The first two columns are examples of STIX 2.1 §6.
class ObservableIdsTest {
  private final Validator validator = Validator.of(Options.standard());

  @ParameterizedTest
  @CsvSource({
    "ipv4-addr, 28bb3599-77cd-5a82-a950-b5bc3caf07c4, value, 198.51.100.3",
    "domain-name, bedb4899-d24b-5401-bc86-8f6b4cc18ec7, value, example.com",
    "mac-addr, 757b1725-9903-54f5-a855-1240691d7659, value, d2:fb:49:24:37:18",
    "mutex, f93fe911-e545-5239-b9b0-597840d0c871, name, __CLEANSWEEP__"
  })
  void acceptsTheIdThatThePropertiesGive(String type, String uuid, String name, String value) {
    assertThat(faults(observable(type, uuid, name, value))).isEmpty();
  }

  @Test
  void warnsOfAnIdThatOtherPropertiesWouldGive() {
    String other =
        observable("ipv4-addr", "28bb3599-77cd-5a82-a950-b5bc3caf07c4", "value", "198.51.100.4");

    assertThat(faults(other)).containsExactly("WARNING 2.9 /id");
  }

  @Test
  void refusesAVersionedObservableInTheCommonNamespace() {
    String versioned =
        observable("ipv4-addr", "28bb3599-77cd-5a82-a950-b5bc3caf07c4", "value", "198.51.100.3")
            .replace("\"value\"", "\"revoked\":false,\"value\"");

    assertThat(faults(versioned)).containsExactly("ERROR 3.6 /id", "WARNING 3.2 /revoked");
  }

  private static String observable(String type, String uuid, String name, String value) {
    return "{\"type\":\"%s\",\"id\":\"%s--%s\",\"%s\":\"%s\"}"
        .formatted(type, type, uuid, name, value);
  }

  private List<String> faults(String document) {
    return validator.validate(document.getBytes(UTF_8)).faults().stream()
        .map(fault -> fault.severity() + " " + fault.section() + " " + fault.pointer())
        .toList();
  }

  @Test
  void namesTheFaultInASentence() {
    String other =
        observable("ipv4-addr", "28bb3599-77cd-5a82-a950-b5bc3caf07c4", "value", "198.51.100.4");

    assertThat(validator.validate(other.getBytes(UTF_8)).faults())
        .extracting(StixFault::sentence)
        .containsExactly("the UUID is not the one that the contributing properties give");
  }
}
