package dev.tocsin.stix.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de",
        "en-GB",
        "zh-Hant-TW",
        "sl-rozaj-biske",
        "de-CH-1901",
        "es-419",
        "x-own",
        "i-klingon",
        "zh-yue-HK",
        "en-a-bbb-x-a-ccc",
        "hy-Latn-IT-arevela",
        "de-DE-u-co-phonebk",
        "qaa-Qaaa-QM-x-a"
      })
  void takesLanguageCodes(String text) {
    assertThat(LanguageTag.isValid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "german",
        "de_DE",
        "de-",
        "-de",
        "de--DE",
        "a-DE",
        "123",
        "de-DE-DE",
        "en-x",
        "toolonglanguage",
        "de-419-DE",
        "englishlanguage"
      })
  void refusesOtherLanguageCodes(String text) {
    // "german" has six letters, which RFC 5646 keeps for registered languages of 5 to 8 letters.
    assertThat(LanguageTag.isValid(text)).isEqualTo(text.equals("german"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334",
        "::ffff:198.51.100.3",
        "1:2:3:4:5:6:7::",
        "fe80::/10",
        "1:2:3:4:5:6:198.51.100.3"
      })
  void takesIpv6(String text) {
    assertThat(Formats.isIpv6(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "::/129",
        "::/",
        "1:2:3:4:5:6:7:8::",
        "198.51.100.3",
        "1:2:3:4:5:6:7:198.51.100.3",
        "fe80::1%eth0"
      })
  void refusesOtherIpv6(String text) {
    assertThat(Formats.isIpv6(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1..2.3", "1.2.3.4/", "1.2.3.4/33", "a.b.c.d"})
  void refusesOtherIpv4(String text) {
    assertThat(Formats.isIpv4(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "mailto:heron@example.com",
        "urn:uuid:7",
        "a+b.c-d:x",
        "http://[2001:db8::1]:80/a?b#c",
        "https://example.com/%C3%BC"
      })
  void takesUrls(String text) {
    assertThat(Formats.isUrl(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "http:",
        "1http://a",
        "//example.com",
        "ht_tp://a",
        "http://a\n",
        "a:<b>"
      })
  void refusesOtherUrls(String text) {
    assertThat(Formats.isUrl(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpe:2.3:a:microsoft:word:2000:*:*:*:*:*:*:*",
        "cpe:2.3:o:own\\:vendor:sys\\\\tem:1:-:*:*:*:*:*:*"
      })
  void takesCpe(String text) {
    assertThat(Formats.isCpe(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cpe:2.3:a",
        "cpe:2.3:x:a:b:c:*:*:*:*:*:*:*",
        "cpe:2.3:a:a:b:c:*:*:*:*:*:*:*:*",
        "cpe:2.3:a:a::c:*:*:*:*:*:*:*",
        "cpe:2.3:a:a b:b:c:*:*:*:*:*:*:*"
      })
  void refusesOtherCpe(String text) {
    assertThat(Formats.isCpe(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heron@example.com", "\"a b\"@example.com", "a.b+c@[198.51.100.3]"})
  void takesAddresses(String text) {
    assertThat(Formats.isAddrSpec(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "a@", "@b", ".a@b.c", "a..b@c.d", "a b@c.d", "a@-b.c"})
  void refusesOtherAddresses(String text) {
    assertThat(Formats.isAddrSpec(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"96:abc:def", "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C"})
  void takesFuzzyHashes(String text) {
    assertThat(HashFormats.matches("SSDEEP", text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "a:b:c", "3:b", "3:b:c:d", "3:b c:d"})
  void refusesOtherFuzzyHashes(String text) {
    assertThat(HashFormats.matches("SSDEEP", text)).isFalse();
  }
}
