package dev.tocsin.cli.terminal;

import java.io.Console;
import java.util.Optional;

/// Asks the person at the keyboard; empty answers mean that there is nobody, or that they left.
public interface Prompt {

  /// One line, echoed.
  Optional<String> line(String question);

  /// One line, not echoed.
  Optional<String> secret(String question);

  /// Nobody is there.
  static Prompt absent() {
    return new Prompt() {
      @Override
      public Optional<String> line(String question) {
        return Optional.empty();
      }

      @Override
      public Optional<String> secret(String question) {
        return Optional.empty();
      }
    };
  }

  /// The person at a terminal.
  static Prompt of(Console console) {
    return new Prompt() {
      @Override
      public Optional<String> line(String question) {
        return Optional.ofNullable(console.readLine("%s: ", question));
      }

      @Override
      public Optional<String> secret(String question) {
        return Optional.ofNullable(console.readPassword("%s: ", question)).map(String::new);
      }
    };
  }
}
