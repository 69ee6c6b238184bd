package dev.tocsin.cli;

import dev.tocsin.cli.terminal.Look;
import dev.tocsin.cli.terminal.Prompt;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Runs command lines as a person at a keyboard does, and keeps what they print.
///
/// @param typed what the person answers to questions, in order; nobody is there when it is used up
record Shell(Map<String, String> environment, Queue<String> typed) {

  static Shell plain() {
    return new Shell(Map.of(), new ArrayDeque<>());
  }

  static Shell typing(String... answers) {
    return typing(List.of(answers));
  }

  static Shell typing(List<String> answers) {
    return typing(Map.of(), answers);
  }

  static Shell typing(Map<String, String> environment, List<String> answers) {
    return new Shell(environment, new ArrayDeque<>(answers));
  }

  static Shell with(String variable, String value) {
    return new Shell(Map.of(variable, value), new ArrayDeque<>());
  }

  /// How a command ended.
  record Done(int exit, String out, String err) {
    /// Everything it wrote, answers and errors.
    String text() {
      return out + err;
    }

    JsonValue value() {
      return Json.parse(out.getBytes(StandardCharsets.UTF_8), JsonLimits.STIX);
    }

    JsonReader json() {
      return JsonReader.of(value());
    }

    List<JsonReader> rows() {
      return value() instanceof JsonArray list
          ? list.elements().stream().map(JsonReader::of).toList()
          : List.of(json());
    }
  }

  Done run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            prompt(),
            new Look(false, false, ZoneOffset.UTC),
            environment);
    int exit = Tocsin.run(terminal, arguments);
    return new Done(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Prompt prompt() {
    return new Prompt() {
      @Override
      public Optional<String> line(String question) {
        return Optional.ofNullable(typed.poll());
      }

      @Override
      public Optional<String> secret(String question) {
        return Optional.ofNullable(typed.poll());
      }
    };
  }
}
