package dev.tocsin.core.release.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Random needles, planted under a random disguise in a random place. `-Dtocsin.leak.cases` makes
/// it longer, and `-Dtocsin.leak.seed` another one.
class LeakPropertyTest {
  private static final int CASES = Integer.getInteger("tocsin.leak.cases", 1_000);
  private static final long SEED = Long.getLong("tocsin.leak.seed", 20300201L);

  private static final List<String> ALPHABETS =
      List.of(
          "abcdefghijklmnoprstuvwz",
          "àéîõçñžåøłß",
          "абвгдежзийклмнопрстуфхцчшщыэюяіїєґ",
          "αβγδεζηθικλμνξοπρστυφχψω",
          "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
          "北京変電所水道局東西南",
          "कखगघचछजझटठ",
          "0123456789abcdef");

  private static final List<UnaryOperator<String>> DISGUISES =
      List.of(
          text -> text,
          text -> text.toUpperCase(Locale.ROOT),
          text -> Normalizer.normalize(text, Normalizer.Form.NFD),
          text -> text.substring(0, 2) + "\u200d" + text.substring(2),
          text -> "\u202e" + text + "\u202c",
          text -> text.replace(" ", "\u2003_"),
          text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8)),
          text ->
              Base64.getUrlEncoder().withoutPadding().encodeToString(("ab" + text).getBytes(UTF_8)),
          text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)),
          LeakPropertyTest::percent);

  private static String percent(String text) {
    var out = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      out.append('%').append(HexFormat.of().toHexDigits(each));
    }
    return out.toString();
  }

  @Test
  void everyPlantedNeedleIsFound() {
    for (int number = 0; number < CASES; number++) {
      var random = new SplittableRandom(SEED + number);
      String needle = needle(random);
      int disguise = random.nextInt(DISGUISES.size());
      String planted = DISGUISES.get(disguise).apply(needle);
      var leaving = plant(random, "vor " + planted + " danach");
      assertThat(Examples.hits(Examples.name(needle), leaving))
          .as("seed %d: %s as %s", SEED + number, needle, planted)
          .isNotEmpty();
    }
  }

  @Test
  void everyTransliteratedNameIsFound() {
    for (int number = 0; number < CASES / 10; number++) {
      var random = new SplittableRandom(SEED + number);
      String alphabet = ALPHABETS.get(2 + random.nextInt(3));
      String name = draw(random, alphabet, 6 + random.nextInt(6));
      for (String latin : Spellings.latin(name)) {
        assertThat(Examples.hits(Examples.name(name), plant(random, latin)))
            .as("seed %d: %s as %s", SEED + number, name, latin)
            .isNotEmpty();
      }
    }
  }

  @Test
  void whatIsBelowTheMinimumIsNeverFound() {
    for (int number = 0; number < CASES / 10; number++) {
      var random = new SplittableRandom(SEED + number);
      String needle = draw(random, ALPHABETS.getFirst(), 1 + random.nextInt(3));
      var leaving = plant(random, needle + ", " + needle + "x, x" + needle);
      assertThat(Examples.hits(Examples.name(needle), leaving)).as(needle).isEmpty();
    }
  }

  private static String needle(SplittableRandom random) {
    String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
    String first = draw(random, alphabet, 5 + random.nextInt(8));
    return random.nextBoolean() ? first : first + " " + draw(random, alphabet, 4);
  }

  private static String draw(SplittableRandom random, String alphabet, int length) {
    var text = new StringBuilder();
    for (int at = 0; at < length; at++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Leaving plant(SplittableRandom random, String text) {
    var texts = new LinkedHashMap<String, String>();
    var note = Examples.note();
    switch (random.nextInt(8)) {
      case 0 -> texts.put("title", text);
      case 1 -> texts.put("file name", text + ".json");
      case 2 -> note.put("abstract", text);
      case 3 -> note.put("labels", JsonArray.ofStrings(List.of("one", text)));
      case 4 -> note.put("x_" + random.nextInt(9), JsonObject.builder().put(text, true).build());
      case 5 ->
          note.put(
              "external_references",
              new JsonArray(
                  List.of(
                      JsonObject.builder()
                          .put("source_name", "wiki")
                          .put("external_id", text)
                          .build())));
      case 6 -> note.put("contents", JsonObject.builder().put("de", new JsonString(text)).build());
      default ->
          note.put(
              "extensions",
              JsonObject.builder()
                  .put(
                      "extension-definition--5f0f0e6e-3c42-4f4c-8f0f-7d6b1a2c3d4e",
                      JsonObject.builder()
                          .put("extension_type", "property-extension")
                          .put("deep", new JsonArray(List.of(new JsonString(text))))
                          .build())
                  .build());
    }
    return Examples.leaving(texts, note.build());
  }
}
