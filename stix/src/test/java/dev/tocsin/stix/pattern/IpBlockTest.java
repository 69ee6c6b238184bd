package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IpBlockTest {

  @Test
  void readsAddressesAndBlocks() {
    assertThat(IpBlock.read("198.51.100.7").orElseThrow()).hasToString("198.51.100.7/32");
    assertThat(IpBlock.read("198.51.100.7/24").orElseThrow()).hasToString("198.51.100.0/24");
    assertThat(IpBlock.read("0.0.0.0/0").orElseThrow()).hasToString("0.0.0.0/0");
    assertThat(IpBlock.read("::").orElseThrow()).hasToString("0:0:0:0:0:0:0:0/128");
    assertThat(IpBlock.read("::1").orElseThrow()).hasToString("0:0:0:0:0:0:0:1/128");
    assertThat(IpBlock.read("1::").orElseThrow()).hasToString("1:0:0:0:0:0:0:0/128");
    assertThat(IpBlock.read("2001:DB8::5:6/32").orElseThrow())
        .hasToString("2001:db8:0:0:0:0:0:0/32");
    assertThat(IpBlock.read("1:2:3:4:5:6:7:8/127").orElseThrow())
        .hasToString("1:2:3:4:5:6:7:8/127");
    assertThat(IpBlock.read("::ffff:198.51.100.7").orElseThrow())
        .hasToString("0:0:0:0:0:ffff:c633:6407/128");
    assertThat(IpBlock.read("1:2:3:4:5:6:198.51.100.7").orElseThrow())
        .hasToString("1:2:3:4:5:6:c633:6407/128");
  }

  @Test
  void refusesWhatIsNone() {
    String[] none = {
      "",
      "/",
      "1",
      "1.2.3",
      "1.2.3.4.5",
      "1.2.3.256",
      "01.2.3.4",
      "1.2.3.4/",
      "1.2.3.4/33",
      "1.2.3.4/-1",
      "1.2.3.+4",
      "1..3.4",
      " 1.2.3.4",
      ":",
      ":::",
      "1:::2",
      "1::2::3",
      "1:",
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1:2:3:4:5:6:7:8::",
      "::/129",
      "12345::",
      "g::",
      "1:2:3:4:5:6:7:1.2.3.4",
      "::1.2.3",
      ":1:2:3:4:5:6:7:8",
      "\u0661.2.3.4",
      "1".repeat(100)
    };

    for (String text : none) {
      assertThat(IpBlock.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void containsNarrowerBlocksOfTheSameFamilyOnly() {
    assertThat(contains("198.51.100.0/24", "198.51.100.0/27")).isTrue();
    assertThat(contains("198.51.100.0/24", "198.51.100.0/24")).isTrue();
    assertThat(contains("198.51.100.0/27", "198.51.100.0/24")).isFalse();
    assertThat(contains("198.51.100.0/24", "198.51.101.1")).isFalse();
    assertThat(contains("0.0.0.0/0", "203.0.113.9")).isTrue();
    assertThat(contains("::/0", "203.0.113.9")).isFalse();
    assertThat(contains("2001:db8::/63", "2001:db8:0:1::/64")).isTrue();
    assertThat(contains("2001:db8::/64", "2001:db8:0:1::/64")).isFalse();
    assertThat(contains("2001:db8::/65", "2001:db8::8000:0:0:1")).isFalse();
    assertThat(contains("2001:db8::/65", "2001:db8::7000:0:0:1")).isTrue();
  }

  private static boolean contains(String wide, String narrow) {
    return IpBlock.read(wide).orElseThrow().contains(IpBlock.read(narrow).orElseThrow());
  }
}
