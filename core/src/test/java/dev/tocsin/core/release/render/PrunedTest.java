package dev.tocsin.core.release.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrunedTest {
  private static final String WHOLE =
      "{'a':{'b':1,'c':true},'list':['x',{'y':'z','n':2},['w']],'t':'u'}";

  private static JsonObject json(String text) {
    try {
      var bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return (JsonObject) Json.parse(bytes, JsonLimits.STIX);
    } catch (dev.tocsin.stix.json.JsonException e) {
      throw new AssertionError(e);
    }
  }

  private static Place place(String selector) {
    return new Place(List.of(selector.split("\\.", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          a            ; {'b':1,'c':true}
          a.b          ; 1
          list.[1].y   ; 'z'
          list.[2].[0] ; 'w'
          a.d          ; none
          t.u          ; none
          a.b.c        ; none
          """)
  void findsWhatStandsAtAPlace(String place, String value) {
    var found = Pruned.at(json(WHOLE), place);

    assertThat(found.map(each -> new String(Json.write(each), StandardCharsets.UTF_8)))
        .isEqualTo(value.equals("none") ? Optional.empty() : Optional.of(value.replace('\'', '"')));
  }

  @Test
  void theWholeStandsAtTheTop() {
    assertThat(Pruned.at(json(WHOLE), "")).contains(json(WHOLE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          a.b           ; {'a':{'c':true},'list':['x',{'y':'z','n':2},['w']],'t':'u'}
          list.[0]      ; {'a':{'b':1,'c':true},'list':[{'y':'z','n':2},['w']],'t':'u'}
          list.[1].y    ; {'a':{'b':1,'c':true},'list':['x',{'n':2},['w']],'t':'u'}
          list.[2].[0]  ; {'a':{'b':1,'c':true},'list':['x',{'y':'z','n':2}],'t':'u'}
          a.b.deeper    ; {'a':{'b':1,'c':true},'list':['x',{'y':'z','n':2},['w']],'t':'u'}
          """)
  void takesOutAPartAndWhatIsEmptyWithoutIt(String cut, String left) {
    assertThat(Pruned.of(json(WHOLE), Set.of(place(cut))).json()).isEqualTo(json(left));
  }

  @Test
  void withoutCutsItIsTheSame() {
    var whole = json(WHOLE);

    assertThat(Pruned.of(whole, Set.of())).isEqualTo(new Pruned(whole, Set.of()));
  }

  @Test
  void selectorsFollowWhatTheySelectAndGoWithIt() {
    String marking =
        "'granular_markings':[{'marking_ref':'m','selectors':['l.[0]','l.[1]','l.[2].x']},{'lang':'de','selectors':['l.[1]']},{'lang':'fr'},'odd']";
    var whole = json("{'l':['a','b',{'x':1,'y':2}],'r':['c','d']," + marking + "}");

    var pruned = Pruned.of(whole, Set.of(place("l.[1]"), place("r.[0]")));

    assertThat(pruned.json())
        .isEqualTo(
            json(
                "{'l':['a',{'x':1,'y':2}],'r':['d'],'granular_markings':[{'marking_ref':'m','selectors':['l.[0]','l.[1].x']},{'lang':'fr'},'odd']}"));
  }
}
