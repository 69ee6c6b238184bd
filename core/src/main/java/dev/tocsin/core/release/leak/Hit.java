package dev.tocsin.core.release.leak;

import dev.tocsin.log.Hash;
import dev.tocsin.stix.StixId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Something of a withheld part stands in what would leave.
///
/// @param what the first withheld part that holds it
/// @param found the characters as they would leave
/// @param permitted whether the same words stand in one of the permitted texts too
/// @param key names the find: the same while the words found and the [#SURROUNDINGS] around them
///   stay, wherever the object moves to. It is the same for each recipient and each withheld part
///   that the words come from
/// @param sentence the find for people. It holds withheld words: for the originator only
public record Hit(
    Where where, What what, How how, String found, boolean permitted, String key, String sentence) {
  /// How many folded characters on each side belong to a find: some five words.
  public static final int SURROUNDINGS = 32;

  /// Where it stands.
  public sealed interface Where {}

  /// In an object of the bundle.
  ///
  /// @param pointer a JSON Pointer (RFC 6901) within the object
  public record InObject(StixId object, String pointer) implements Where {
    @Override
    public String toString() {
      return object + " at " + pointer;
    }
  }

  /// In a text beside the bundle, or in the bundle's own id.
  public record InText(String name) implements Where {
    @Override
    public String toString() {
      return "the " + name;
    }
  }

  /// Where it comes from.
  ///
  /// @param selector empty if the whole object is withheld
  /// @param rule why it is withheld
  /// @param others how many more withheld parts hold it
  public record What(StixId object, String selector, String rule, int others) {}

  /// How alike they are, closest first.
  public enum How {
    /// Character by character.
    EXACT,
    /// But for case, diacritics, invisible characters, white space, punctuation or defanging.
    FOLDED,
    /// In another script or spelling of it.
    TRANSLITERATED,
    /// Behind base64, hexadecimal or percent signs.
    ENCODED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static String key(String before, String words, String after) {
    String text = before + '\n' + words + '\n' + after;
    return Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
