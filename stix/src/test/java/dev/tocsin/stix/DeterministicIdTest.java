package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterministicIdTest {

  /// The example of STIX 2.1 §2.9, and ids that other implementations publish for their values.
  /// (The examples of §6 in the first edition were made in another way.)
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'value':'198.51.100.3'}|value|28bb3599-77cd-5a82-a950-b5bc3caf07c4",
        "{'value':'example.com','x':1}|value,y|bedb4899-d24b-5401-bc86-8f6b4cc18ec7",
        "{'value':'control.example.com'}|value|427e3664-0043-5865-b454-97df26649bde",
        "{'value':'2001:db8::1'}|value|6469e3a9-b053-5e34-a025-9396ae051d26",
        "{'number':15139,'rir':'ARIN'}|number|3aa27478-50b5-5ab8-9da9-cdc12b657fff"
      })
  void givesKnownIds(String json, String contributing, UUID id) {
    assertThat(DeterministicId.of(object(json), List.of(contributing.split(",")))).contains(id);
  }

  @Test
  void takesOneHashInTheOrderOfTheStandard() {
    List<String> contributing = List.of("hashes", "name");
    String all =
        "{'hashes':{'SHA-512':'d','SHA-1':'b','A':'e','SHA-256':'c','MD5':'a'},'name':'n'}";

    for (String left : List.of("'MD5':'a'", "'SHA-1':'b'", "'SHA-256':'c'", "'SHA-512':'d'")) {
      assertThat(DeterministicId.of(object(all), contributing))
          .isEqualTo(
              DeterministicId.of(object("{'name':'n','hashes':{" + left + "}}"), contributing))
          .isPresent();
      all = all.replace(left + ",", "").replace("," + left, "");
    }
    assertThat(DeterministicId.of(object("{'hashes':{'Z':'z','B':'b','C':'c'}}"), contributing))
        .isEqualTo(DeterministicId.of(object("{'hashes':{'B':'b'}}"), contributing));
  }

  @Test
  void hasNoneWhereNothingContributes() {
    assertThat(DeterministicId.of(object("{'type':'process','pid':7}"), List.of())).isEmpty();
    assertThat(DeterministicId.of(object("{'type':'file','size':7}"), List.of("name"))).isEmpty();
    assertThat(DeterministicId.of(object("{'hashes':{}}"), List.of("hashes"))).isPresent();
  }

  /// The sample of RFC 9562, appendix A.4.
  @Test
  void makesVersionFiveUuids() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    UUID id = DeterministicId.version5(dns, "www.example.com".getBytes(UTF_8));

    assertThat(id).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  private static JsonObject object(String singleQuoted) {
    byte[] bytes = singleQuoted.replace('\'', '"').getBytes(UTF_8);
    return (JsonObject) Json.parse(bytes, JsonLimits.STATEMENT);
  }
}
