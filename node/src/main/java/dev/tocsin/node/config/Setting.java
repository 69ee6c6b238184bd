package dev.tocsin.node.config;

import java.util.Locale;

/// One thing that an operator may choose.
///
/// @param name in lower case with dashes, as in the file
/// @param fallback its value, as text, where nobody chose one
/// @param meaning one line, without a full stop
public record Setting<T>(String name, String fallback, Form<T> form, String meaning) {
  private static final String ENVIRONMENT = "TOCSIN_";

  /// The variable of the environment that sets it, such as `TOCSIN_LISTEN_PORT`.
  public String variable() {
    return ENVIRONMENT + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// The flag that sets it, such as `--listen-port`.
  public String flag() {
    return "--" + name;
  }

  /// What may be written, for people.
  public String values() {
    return form.words();
  }

  /// Whether its value names a file.
  public boolean isFile() {
    return form.equals(Form.FILE);
  }

  T read(String text) {
    return form.reader().apply(text);
  }
}
