package dev.tocsin.core.release.leak;

import static dev.tocsin.core.release.leak.Examples.NOTE;
import static dev.tocsin.core.release.leak.Examples.OTHER;
import static dev.tocsin.core.release.leak.Examples.RULE;
import static dev.tocsin.core.release.leak.Examples.VICTIM;
import static dev.tocsin.core.release.leak.Examples.description;
import static dev.tocsin.core.release.leak.Examples.hits;
import static dev.tocsin.core.release.leak.Examples.identity;
import static dev.tocsin.core.release.leak.Examples.leaving;
import static dev.tocsin.core.release.leak.Examples.name;
import static dev.tocsin.core.release.leak.Examples.note;
import static dev.tocsin.core.release.leak.Examples.saying;
import static dev.tocsin.core.release.leak.Examples.whole;
import static dev.tocsin.core.release.leak.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.release.leak.Hit.How;
import dev.tocsin.core.release.leak.Hit.InObject;
import dev.tocsin.core.release.leak.Hit.InText;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LeakCheckTest {
  private static final String NAME = "Northwind Utilities";

  @Test
  void explainsAHit() {
    var part = name(NAME);
    var hit = hits(part, saying("We called Northwind Utilities at noon.")).getFirst();

    assertThat(hit.where()).isEqualTo(new InObject(NOTE, "/content"));
    assertThat(hit.what()).isEqualTo(new Hit.What(VICTIM, "name", RULE, 0));
    assertThat(hit.how()).isEqualTo(How.EXACT);
    assertThat(hit.found()).isEqualTo(NAME);
    assertThat(hit.permitted()).isFalse();
    assertThat(hit.sentence())
        .isEqualTo(
            "“Northwind Utilities” in "
                + NOTE
                + " at /content stands also in name of "
                + VICTIM
                + ", which is withheld: "
                + RULE);
  }

  @Test
  void findsNothingInOtherWords() {
    assertThat(hits(name(NAME), saying("The wind came from the north."))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Northwind Utilities | northwind utilities | FOLDED",
        "Northwind Utilities | NORTHWIND\u00a0UTILITIES | FOLDED",
        "Northwind Utilities | northwind_utilities | FOLDED",
        "Northwind Utilities | NorthwindUtilities | FOLDED",
        "Northwind Utilities | N-o-r-t-h-w-i-n-d | FOLDED",
        "Northwind Utilities | old-northwind-plan.docx | FOLDED",
        "Northwind Utilities | Nörthwínd | FOLDED",
        "Northwind Utilities | North\u200bwind | FOLDED",
        "Northwind Utilities | North\u202ewind | FOLDED",
        "Northwind Utilities | North\u00adwind | FOLDED",
        "Northwind Utilities | Ｎｏｒｔｈｗｉｎｄ | FOLDED",
        "Northwind Utilities | 𝐍𝐨𝐫𝐭𝐡𝐰𝐢𝐧𝐝 | FOLDED",
        "Acme | acme | FOLDED",
        "Acme | Acme | EXACT",
        "Straßenwerk | STRASSENWERK | FOLDED",
        "Ofﬁce Kestrel | office | FOLDED",
        "Müllerwerk | Muellerwerk | TRANSLITERATED",
        "Muellerwerk | Müllerwerk | TRANSLITERATED",
        "Søndergård | Sondergard | FOLDED",
        "Łódź-Wola | lodz wola | FOLDED",
        "O'Brannigan | O’Brannigan | FOLDED",
        "ΟΔΥΣΣΕΥΣ | οδυσσευς | FOLDED",
        "Хрусталёв | хрусталев | FOLDED",
        "مُحَمَّديّة | محمدية | FOLDED",
        "北京変電所 | 昨日北京変電所で | EXACT",
        "한빛전력 | 한빛전력에서 | EXACT",
        "relay.northwind.example | relay[.]northwind[.]example | FOLDED",
        "relay.northwind.example | relay(dot)northwind[dot]example | FOLDED",
        "http://relay.example/a | hxxp://relay[.]example/a | FOLDED",
        "https://relay.example/abcd | hXXps[:]//relay.example/abcd | FOLDED",
        "https://relay.example/abcd | ftp://relay.example/abcd | EXACT",
        "duty@relay.example | duty[at]relay.example | FOLDED",
        "198.51.100.7 | 198[.]51[.]100[.]7 | FOLDED",
        "٢٠٣٠٤٤ | 203044 | FOLDED",
        "+49 30 5550 1234 | 0049-30-55501234 | FOLDED"
      })
  void findsAWordInAnotherForm(String withheld, String text, How how) {
    assertThat(hits(name(withheld), saying("See " + text + " now.")))
        .extracting(Hit::how)
        .contains(how);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Хрусталёв | Khrustalev",
        "Хрусталёв | Hrustalev",
        "Жемчужное | Zhemchuzhnoye",
        "Кривий Яр | Kryvyy Yar",
        "Khrustalyov | Хрусталёв",
        "Khrustalev | Хрусталев",
        "Северная Застава | Severnaya Zastava",
        "Αλεξάνδρα | Alexandra",
        "Alexandra | Αλεξάνδρα",
        "Θεοδώρα | Theodora",
        "محمدية | Mohammediyya",
        "Mohammedia | محمدية",
        "نورثويند | Northwind",
        "Northwind | نورثويند",
        "Παρασκευή | Параскеви"
      })
  void findsANameInAnotherScript(String withheld, String text) {
    assertThat(hits(name(withheld), saying("See " + text + " now.")))
        .extracting(Hit::how)
        .contains(How.TRANSLITERATED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Northwind | Tm9ydGh3aW5k",
        "Northwind | eDpOb3J0aHdpbmQ6eA==",
        "Northwind | 4e6f72746877696e64",
        "Northwind | 4E 6F 72 74 68 77 69 6E 64",
        "Northwind | %4E%6Frthwind",
        "Хрусталёв | %D0%A5%D1%80%D1%83%D1%81%D1%82%D0%B0%D0%BB%D1%91%D0%B2",
        "North Gate | North%20Gate",
        "Acme | QWNtZQ=="
      })
  void findsAnEncodedValue(String withheld, String text) {
    assertThat(hits(name(withheld), saying("See " + text + " now."))).isNotEmpty();
  }

  static Stream<JsonValue> placesOfText() {
    var text = new JsonString("a" + NAME);
    return Stream.of(
        text,
        JsonArray.ofStrings(List.of("x", NAME)),
        JsonObject.builder().put("deep", JsonObject.builder().put("value", text).build()).build(),
        JsonObject.builder().put("northwind_utilities", 1).build());
  }

  @ParameterizedTest
  @MethodSource("placesOfText")
  void looksIntoEveryPlaceOfAnObject(JsonValue value) {
    for (String property : List.of("abstract", "authors", "x_more", "extensions", "labels")) {
      assertThat(hits(name(NAME), leaving(identityWith(property, value))))
          .as(property)
          .isNotEmpty();
    }
  }

  private static JsonObject identityWith(String property, JsonValue value) {
    return JsonObject.builder()
        .put("type", "x-thing")
        .put("spec_version", "2.1")
        .put("id", "x-thing--7b1c2d3e-4f50-4a6b-9c7d-8e9fa0b1c2d3")
        .put("created", "2030-02-01T08:00:00.000Z")
        .put("modified", "2030-02-01T08:00:00.000Z")
        .put("x_" + property, value)
        .build();
  }

  @Test
  void looksIntoTextsBesideTheBundle() {
    var texts = new LinkedHashMap<String, String>();
    texts.put("title", "Intrusion");
    texts.put("file name", "2030-northwind-utilities.json");
    assertThat(hits(name(NAME), leaving(texts)))
        .extracting(Hit::where)
        .containsExactly(new InText("file name"));
  }

  @Test
  void namesThePlaceByAPointer() {
    var value = JsonObject.builder().put("a/b~c", JsonArray.ofStrings(List.of("x", NAME))).build();
    assertThat(hits(name(NAME), with("x_more", value)))
        .extracting(Hit::where)
        .containsExactly(new InObject(NOTE, "/x_more/a~1b~0c/1"));
  }

  @ParameterizedTest
  @CsvSource({"the", "K7", "abc", "a-b", "..!", "42", "🚨🚨🚨🚨"})
  void whatIsTooShortIsNoNeedle(String withheld) {
    assertThat(hits(name(withheld), saying("the K7 abc a-b ..! 42 🚨🚨🚨🚨"))).isEmpty();
  }

  @Test
  void aShortWordIsFoundBetweenBordersOnly() {
    assertThat(hits(name("Acme"), saying("An acmeist wrote it."))).isEmpty();
    assertThat(hits(name("1.2.3.4"), saying("Port 1234 and 11.2.3.45"))).isEmpty();
    assertThat(hits(name("1.2.3.4"), saying("from 1.2.3.4:80"))).hasSize(1);
  }

  @Test
  void namesAndIdentifiersWithinProseAreNeedles() {
    var part =
        description(
            "Attackers reached Kestrel in the night. There they used CVE-2030-1234 and host"
                + " plc7.kestrel.example against the TRX unit of 2030.");
    assertThat(hits(part, saying("kestrel"))).hasSize(1);
    assertThat(hits(part, saying("cve 2030 1234"))).hasSize(1);
    assertThat(hits(part, saying("plc7[.]kestrel[.]example"))).hasSize(1);
    assertThat(hits(part, saying("There was night in 2030; they used a host, the unit.")))
        .isEmpty();
  }

  @Test
  void aCopiedPhraseIsFoundAndAShorterOneIsNot() {
    var part = description("the attackers moved from the office network to the pumping station");
    assertThat(hits(part, saying("They say: Moved from\nthe office network, then left.")))
        .extracting(Hit::found)
        .containsExactly("Moved from\nthe office network");
    assertThat(hits(part, saying("they moved from an office to the network"))).isEmpty();
  }

  @Test
  void aCopiedSentenceIsOneHit() {
    var sentence = "the attackers moved from the office network to the pumping station";
    assertThat(hits(description(sentence), saying("So " + sentence + " again.")))
        .extracting(Hit::found)
        .containsExactly(sentence);
  }

  @Test
  void aPieceOfALongTokenIsFound() {
    var token = IntStream.range(0, 600).mapToObj(n -> Integer.toString(n, 36)).toList();
    var text = String.join("", token);
    assertThat(hits(name(text), saying("x" + text.substring(401, 401 + 130) + "x"))).isNotEmpty();
  }

  @Test
  void idsOfWithheldObjectsAreFoundWherever() {
    var part = whole(identity().put("name", "Somebody").put("identity_class", "group").build());
    String uuid = VICTIM.uuid().toString();
    assertThat(hits(part, with("created_by_ref", new JsonString(VICTIM.toString())))).hasSize(1);
    assertThat(hits(part, saying("https://wiki.example/" + uuid.replace("-", "")))).hasSize(1);
    assertThat(hits(part, saying(uuid.toUpperCase(java.util.Locale.ROOT)))).hasSize(1);
  }

  @Test
  void aReferenceToWhatLeavesInItsOwnRightIsNoLeak() {
    var reference = new JsonString(OTHER.toString());
    var part = new Withheld(VICTIM, "created_by_ref", RULE, reference);
    assertThat(hits(part, saying("nothing"))).hasSize(1);
    var other =
        JsonObject.builder()
            .put("type", "indicator")
            .put("spec_version", "2.1")
            .put("id", OTHER.toString())
            .put("created", "2030-02-01T08:00:00.000Z")
            .put("modified", "2030-02-01T08:00:00.000Z")
            .build();
    assertThat(hits(part, leaving(note().put("content", "x").build(), other))).isEmpty();
  }

  @Test
  void publicWordsOfAWholeObjectTellNothing() {
    var part =
        whole(
            identity()
                .put("name", "Kestrel")
                .put("sectors", JsonArray.ofStrings(List.of("energy", "utilities")))
                .put(
                    "object_marking_refs",
                    JsonArray.ofStrings(
                        List.of("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1")))
                .build());
    var text =
        "energy utilities identity name, marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
    assertThat(hits(part, saying(text))).isEmpty();
  }

  @Test
  void aPublicWordThatWasSingledOutIsANeedle() {
    var part = new Withheld(VICTIM, "sectors.[0]", RULE, new JsonString("energy"));
    assertThat(hits(part, saying("an energy company"))).hasSize(1);
  }

  @Test
  void numbersAreNeedlesByTheirLength() {
    var port = new Withheld(VICTIM, "x_port", RULE, new JsonNumber("4481"));
    assertThat(hits(port, with("x_other", new JsonNumber("4481")))).hasSize(1);
    assertThat(hits(port, with("x_other", new JsonNumber("4.481e3")))).hasSize(1);
    assertThat(hits(port, saying("port 44815"))).isEmpty();
    assertThat(hits(whole(identity().put("x_port", 4481).build()), saying("4481"))).isEmpty();
    assertThat(hits(whole(identity().put("x_port", 44818).build()), saying("44818"))).hasSize(1);
    var place = new Withheld(VICTIM, "latitude", RULE, new JsonNumber("-51.5085"));
    assertThat(hits(place, saying("51.5085 S"))).hasSize(1);
    var flag = new Withheld(VICTIM, "x_flag", RULE, new JsonBoolean(true));
    assertThat(hits(flag, with("x_flag", new JsonBoolean(true)))).isEmpty();
  }

  @Test
  void customPropertyNamesAreNeedlesAndAreSearched() {
    var part = whole(identity().put("x_kestrel_site", "none").build());
    assertThat(hits(part, with("x_kestrel_site", new JsonString("y"))))
        .extracting(Hit::where)
        .containsExactly(new InObject(NOTE, "/x_kestrel_site"));
  }

  @Test
  void tellsWhatStandsInAPermittedTextToo() {
    var check = LeakCheck.of(List.of(name("Kestrel")), List.of("The kestrel group"));
    assertThat(check.in(saying("Kestrel")).hits()).extracting(Hit::permitted).containsExactly(true);
  }

  @Test
  void countsOtherPartsThatHoldTheSame() {
    var second = new Withheld(NOTE, "content", "Another rule.", new JsonString("kestrel"));
    var check = LeakCheck.of(List.of(name("Kestrel"), second, description("kestrel")), List.of());
    assertThat(check.in(saying("Kestrel")).hits())
        .extracting(Hit::what)
        .containsExactly(new Hit.What(VICTIM, "name", RULE, 2));
  }

  @Test
  void theKeySurvivesAnUnrelatedEditAndNoOther() {
    var part = name("Kestrel");
    String far = "This sentence is long enough to be well outside of it. ";
    String first = hits(part, saying(far + "We met Kestrel in town. " + far)).getFirst().key();
    assertThat(hits(part, saying("New. " + far + "We met Kestrel in town. " + far + "End.")))
        .extracting(Hit::key)
        .containsExactly(first);
    assertThat(hits(part, saying(far + "We met Kestrel in court. " + far)).getFirst().key())
        .isNotEqualTo(first);
    assertThat(hits(name("Falcon"), saying(far + "We met Falcon in town. " + far)).getFirst().key())
        .isNotEqualTo(first);
  }

  @Test
  void aTextFullOfHitsIsRefusedAsAWhole() {
    var finds =
        LeakCheck.of(List.of(name("Kestrel")), List.of()).in(saying("Kestrel, but ".repeat(2_000)));
    assertThat(finds.hits()).hasSize(LeakCheck.MAX_HITS);
    assertThat(finds.more()).isTrue();
  }

  @Test
  void aTypeThatNobodyKnowsIsSearchedToo() {
    assertThat(StixId.isType("x-thing")).isTrue();
    assertThat(hits(name("x-thing"), leaving(identityWith("x", new JsonString("y"))))).hasSize(2);
  }
}
