package dev.tocsin.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.release.leak.Sought;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com                      | see hxxp://www.example[.]com/login
          example[.]com                    | http://example.com/
          hxxps://example(dot)com/a        | it was https://example.com/a then
          EXAMPLE.com                      | Example.COM
          198.51.100.7                     | [ipv4-addr:value = '198.51.100.7']
          198.51.100[.]7                   | from 198.51.100.7 on port 80
          2001:db8::1                      | 2001:DB8::1
          9f86d081884c7d65                 | SHA-256 9F86D081884C7D65.
          user@example.org                 | user[at]example[.]org
          harbour                          | The Harbours of the north
          cafe                             | at the Café
          Müller                           | Herr Mueller
          Mueller                          | Herr Müller
          strasse                          | Straße 5
          Гавань                           | ГАВАНЬ закрыта
          gavan                            | Гавань закрыта
          Ивановск                         | near Ivanovsk
          Αθηνα                            | η ΑΘΉΝΑ
          港口                              | 北方港口关闭
          ميناء                            | في ميناء الشمال
          example%2Ecom                    | example.com
          a b.example                      | http://b.example/ and a
          indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f | indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f
          """)
  void finds(String asked, String text) {
    assertThat(found(asked, text)).as("%s in %s", asked, text).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          198.51.100.7                     | 198.51.100.70
          198.51.100.7                     | 198.51.100.17
          example.com                      | example.community
          arb                              | harbour
          bour                             | harbour
          har                              | harbour
          harbour closed                   | The harbour is open
          9f86d081                         | 9f86d081884c7d65
          """)
  void doesNotFind(String asked, String text) {
    assertThat(found(asked, text)).as("%s in %s", asked, text).isFalse();
  }

  private static boolean found(String asked, String text) {
    var looking = Question.of(asked).begin(new Sought.Memory());
    looking.text("text", text);
    return looking.done();
  }

  private static JsonObject object(String json) {
    return (JsonObject) Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.STIX);
  }

  @Test
  void looksIntoValuesAndNotAtTheNamesOfMembers() {
    var object =
        object(
            """
            {"type":"indicator","name":"Harbour","number":64500,"x_house":{"deep":["the pier"]}}
            """);

    assertThat(passages("deep", object)).isEmpty();
    assertThat(passages("number", object)).isEmpty();
    assertThat(passages("x_house", object)).isEmpty();
    assertThat(passages("type", object)).isEmpty();
    assertThat(passages("64500", object)).containsExactly("indicator: number: *64500*");
    assertThat(passages("pier", object)).containsExactly("indicator: x_house.deep: the *pier*");
    assertThat(passages("pier harbour indicator", object))
        .containsExactly(
            "indicator: type: *indicator*",
            "indicator: name: *Harbour*",
            "indicator: x_house.deep: the *pier*");
    assertThat(passages("pier absent", object)).isEmpty();
  }

  private static List<String> passages(String asked, JsonObject object) {
    var looking = Question.of(asked).begin(new Sought.Memory());
    looking.object(object);
    return looking.done()
        ? looking.passages().stream().map(QuestionTest::text).toList()
        : List.of();
  }

  private static String text(Passage passage) {
    return passage.where()
        + ": "
        + (passage.before() ? "…" : "")
        + passage.pieces().stream()
            .map(piece -> piece.sought() ? "*" + piece.text() + "*" : piece.text())
            .collect(Collectors.joining())
        + (passage.after() ? "…" : "");
  }

  @Test
  void showsWordsWithWhatStandsAroundThemAndCutsNoCharacter() {
    var looking = Question.of("here there").begin(new Sought.Memory());
    looking.text("text", "😀".repeat(50) + " here and there. " + "😀".repeat(50));

    var passage = looking.passages().getFirst();
    assertThat(looking.passages()).hasSize(1);
    assertThat(text(passage))
        .contains(" *here* and *there*. ")
        .startsWith("text: …😀")
        .endsWith("😀…");
    assertThat(passage.pieces())
        .allMatch(piece -> piece.text().codePoints().noneMatch(QuestionTest::isHalf));
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /// A search stops where enough was done, and transliterating is most of it.
  @Test
  void whatItCostsToSpellOtherScriptsFollowsFromTheTexts() {
    var memory = new Sought.Memory();
    Question.of("harbour").begin(memory).text("text", "the pier");
    Question.of("198.51.100.7").begin(memory).text("text", "Причал закрыт");
    assertThat(memory.cost()).isZero();
    Question.of("harbour").begin(memory).text("text", "Причал закрыт");
    long once = memory.cost();
    assertThat(once).isGreaterThan(2_000);
    Question.of("harbour").begin(memory).text("text", "Причал закрыт");
    assertThat(memory.cost() - once).as("known words").isLessThan(200);
  }

  @Test
  void findsWhatStandsAnywhereInALongText() {
    for (int at = Looking.PIECE - 2_000; at < Looking.PIECE + 200; at += 13) {
      for (String filling : List.of("x", "word ")) {
        var before = filling.repeat(at / filling.length());
        var looking = Question.of("198.51.100.7").begin(new Sought.Memory());
        looking.text("text", before + " 198.51.100[.]7 " + "word ".repeat(40_000));
        assertThat(looking.done()).as("at %d after %s", at, filling).isTrue();
        assertThat(looking.passages().getFirst().pieces())
            .contains(new Passage.Piece("198.51.100[.]7", true));
      }
    }
  }

  @Test
  void wordsFarApartHaveTheirOwnPassages() {
    var looking = Question.of("here there").begin(new Sought.Memory());
    looking.text("text", "there " + "x".repeat(500) + " here");

    assertThat(looking.passages()).extracting(QuestionTest::text).hasSize(2);
  }

  @Test
  void wordsOfOneThingMayStandInSeveralTexts() {
    var looking = Question.of("here there").begin(new Sought.Memory());
    looking.text("title", "here");
    assertThat(looking.done()).isFalse();
    looking.text("file", "there");
    assertThat(looking.done()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ab                       | 3 to 200 characters
          '  a  '                  | 3 to 200 characters
          a b c d e f g h i j k    | at most 10 words
          ... -- !!                | a letter or a digit
          """)
  void refusesInWordsWhatCannotBeAskedFor(String asked, String why) {
    assertThatThrownBy(() -> Question.of(asked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> Question.of("x".repeat(201))).hasMessageContaining("200");
  }
}
