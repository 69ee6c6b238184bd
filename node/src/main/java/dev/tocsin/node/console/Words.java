package dev.tocsin.node.console;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every sentence of the console, by key, in one language. Immutable.
final class Words {
  static final Words ENGLISH = new Words(Locale.ENGLISH);

  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.bundle = ResourceBundle.getBundle("dev.tocsin.node.console.words", locale);
  }

  /// The text of a key.
  ///
  /// @param values take the places of `{0}`, `{1}` and so on, as plain text
  /// @throws java.util.MissingResourceException if nobody wrote it
  String say(String key, Object... values) {
    return PLACE
        .matcher(bundle.getString(key))
        .replaceAll(place ->
            Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
  }
}
