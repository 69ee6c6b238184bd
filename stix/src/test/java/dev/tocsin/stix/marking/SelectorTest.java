package dev.tocsin.stix.marking;

import static dev.tocsin.stix.model.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
  private static final JsonObject WEAKNESS =
      json(
          """
          {'type':'vulnerability','name':'W-1','description':'The pump','labels':['a','b'],
           'external_references':[{'source_name':'list','external_id':'W-1'}],
           'extensions':{'archive-ext':{'comment':'x'}},'hashes':{'SHA-256':'ab'}}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "description",
        "labels.[0]",
        "external_references.[10].source_name",
        "hashes.SHA-256",
        "extensions.extension-definition--9c59fd79-4215-4ba2-920d-3e4f320e1e62.rank",
        "a.[0].[999999999]"
      })
  void readsAndWritesTheSameText(String text) {
    assertThat(Selector.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "[0]",
        "a[0]",
        "a.[]",
        "a.[-1]",
        "a.[01]",
        "a.[1000000000]",
        "a.[0",
        "a.0]",
        "a b",
        "$.a",
        "/a",
        "ä",
        "a.[٣]",
        "a\n"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Selector.read(text)).isEmpty();
    assertThatThrownBy(() -> Selector.parse(text)).isInstanceOf(StixException.class);
  }

  @Test
  void hasLimits() {
    String deep = "a" + ".b".repeat(Selector.MAX_STEPS - 1);

    assertThat(Selector.read(deep)).isPresent();
    assertThat(Selector.read(deep + ".b")).isEmpty();
    assertThat(Selector.read("a".repeat(250))).isPresent();
    assertThat(Selector.read("a".repeat(251))).isEmpty();
  }

  @Test
  void resolvesWhatThePartIs() {
    assertThat(Selector.parse("description").resolve(WEAKNESS))
        .contains(new JsonString("The pump"));
    assertThat(Selector.parse("external_references.[0].source_name").resolve(WEAKNESS))
        .contains(new JsonString("list"));
    assertThat(Selector.parse("labels.[0]").resolve(WEAKNESS)).contains(new JsonString("a"));
    assertThat(Selector.parse("labels").resolve(WEAKNESS))
        .contains(JsonArray.ofStrings(List.of("a", "b")));
    assertThat(Selector.parse("hashes.SHA-256").resolve(WEAKNESS)).contains(new JsonString("ab"));
    assertThat(Selector.parse("extensions.archive-ext.comment").resolve(WEAKNESS)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pattern",
        "external_references.[3]",
        "description.[0]",
        "labels.name",
        "labels.[0].[0]"
      })
  void selectsNothingThatIsNotThere(String text) {
    assertThat(Selector.parse(text).resolve(WEAKNESS)).isEmpty();
  }

  @Test
  void coversItselfAndWhatLiesWithin() {
    Selector labels = Selector.parse("labels");

    assertThat(labels.covers(labels)).isTrue();
    assertThat(labels.covers(labels.then(1))).isTrue();
    assertThat(labels.then(1).covers(labels)).isFalse();
    assertThat(labels.covers(Selector.parse("labels_too"))).isFalse();
    assertThat(labels.then(1).covers(Selector.parse("labels.[10]"))).isFalse();
  }

  @Test
  void isAJsonPointerToo() {
    assertThat(Selector.parse("external_references.[0].source_name").pointer())
        .isEqualTo("/external_references/0/source_name");
    assertThat(Selector.of(List.of("extensions", "tcp-ext")).then("src_flags_hex"))
        .hasToString("extensions.tcp-ext.src_flags_hex");
  }
}
