package dev.tocsin.node.compose;

import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.Indicator;
import dev.tocsin.stix.model.StixEntity;
import dev.tocsin.stix.model.UserAccount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something that can be looked out for, as a person writes it: an address, a name, the hash of a
/// file, an account or a telephone number. Addresses may be written so that nobody follows them by
/// accident, such as `hxxps://evil[.]example`.
///
/// @param value as it really is
/// @param path where STIX patterns find it; empty if programs cannot look for it
record Trace(String value, Optional<String> path) {
  private static final Pattern IP_4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IP_6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:]{2,39}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s'\"<>]{3,2000}");
  private static final Pattern E_MAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,63}");
  private static final Pattern DOMAIN =
      Pattern.compile("([A-Za-z0-9_-]{1,63}\\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");
  private static final Map<Integer, String> HASHES =
      Map.of(32, "MD5", 40, "'SHA-1'", 64, "'SHA-256'", 128, "'SHA-512'");

  /// Reads one line; what is nothing else is an account or a number.
  static Trace of(String line) {
    var value = refanged(line.strip());
    return new Trace(value, path(value));
  }

  private static String refanged(String text) {
    var value = text.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":");
    value = value.replace("[@]", "@").replace("[at]", "@");
    return value.toLowerCase(Locale.ROOT).startsWith("hxxp")
        ? "http" + value.substring("hxxp".length())
        : value;
  }

  private static Optional<String> path(String value) {
    if (HEXADECIMAL.matcher(value).matches() && HASHES.containsKey(value.length())) {
      return Optional.of("file:hashes." + HASHES.get(value.length()));
    }
    var kinds =
        List.of(
            Map.entry(IP_4, "ipv4-addr:value"),
            Map.entry(IP_6, "ipv6-addr:value"),
            Map.entry(URL, "url:value"),
            Map.entry(E_MAIL, "email-addr:value"),
            Map.entry(DOMAIN, "domain-name:value"));
    return kinds.stream()
        .filter(kind -> kind.getKey().matcher(value).matches())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// An indicator, or an account where there is nothing that a program looks for.
  StixEntity object(Creator creator, Tlp level) {
    if (path.isEmpty()) {
      return UserAccount.draft().set(UserAccount.USER_ID, value).mark(level).build();
    }
    return Indicator.draft(creator, pattern(), Creator.timestamp(creator.clock().instant()))
        .set(Indicator.NAME, value)
        .mark(level)
        .build();
  }

  private String pattern() {
    var quoted = value.replace("\\", "\\\\").replace("'", "\\'");
    return "[" + path.orElseThrow() + " = '" + quoted + "']";
  }
}
