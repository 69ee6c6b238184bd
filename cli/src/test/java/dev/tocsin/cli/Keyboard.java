package dev.tocsin.cli;

import dev.tocsin.cli.terminal.Look;
import dev.tocsin.cli.terminal.Prompt;
import dev.tocsin.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs commands as at a keyboard, within this process.
final class Keyboard {
  private final Map<String, String> environment;
  private final Deque<String> typed;

  Keyboard(Map<String, String> environment, List<String> typed) {
    this.environment = Map.copyOf(environment);
    this.typed = new ArrayDeque<>(typed);
  }

  static Ran run(String... arguments) {
    return new Keyboard(Map.of(), List.of()).typing(arguments);
  }

  /// How a command ended.
  ///
  /// @param out everything it wrote, answers and errors
  record Ran(int exit, String out) {}

  Ran typing(String... arguments) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var prompt =
        new Prompt() {
          @Override
          public Optional<String> line(String question) {
            return Optional.ofNullable(typed.poll());
          }

          @Override
          public Optional<String> secret(String question) {
            return Optional.ofNullable(typed.poll());
          }
        };
    var look = new Look(false, false, ZoneOffset.UTC);
    var terminal = new Terminal(stream, stream, prompt, look, environment);
    int exit = Tocsin.run(terminal, arguments);
    return new Ran(exit, out.toString(StandardCharsets.UTF_8));
  }
}
