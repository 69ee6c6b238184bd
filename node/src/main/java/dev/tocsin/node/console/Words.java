package dev.tocsin.node.console;

import java.util.Locale;
import java.util.ResourceBundle;

/// Every sentence of the console, by key, in one language. Immutable.
final class Words {
  static final Words ENGLISH = new Words(Locale.ENGLISH);

  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.bundle = ResourceBundle.getBundle("dev.tocsin.node.console.words", locale);
  }

  /// The text of a key.
  ///
  /// @param values take the places of `{0}`, `{1}` and so on, as plain text
  /// @throws java.util.MissingResourceException if nobody wrote it
  String say(String key, Object... values) {
    var text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
