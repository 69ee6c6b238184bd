package dev.tocsin.cli.terminal;

import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonValue;
import java.io.Console;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The one way out to the person. Everything passes [SafeText], so no control or direction
/// character but a line feed or tab reaches a terminal, whoever wrote it; colours are added after.
/// Safe for many threads, line by line.
public final class Terminal {
  private static final String BOLD = "\033[1m";
  private static final String GREEN = "\033[32m";
  private static final String RED = "\033[31m";
  private static final String PLAIN = "\033[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final Prompt prompt;
  private final Look look;
  private final Map<String, String> environment;

  public Terminal(
      PrintStream out, PrintStream err, Prompt prompt, Look look, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.prompt = prompt;
    this.look = look;
    this.environment = Map.copyOf(environment);
  }

  /// The process's own. The launcher says in the property `tocsin.terminal` which of `out` and
  /// `err` are terminals, since Java cannot tell them apart.
  public static Terminal ofProcess() {
    var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    String fallback = console.isPresent() ? "out,err" : "";
    var terminals = Arrays.asList(System.getProperty("tocsin.terminal", fallback).split(","));
    boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
    var look =
        new Look(
            terminals.contains("out") && !plain,
            terminals.contains("err") && !plain,
            ZoneId.systemDefault());
    return new Terminal(
        System.out,
        System.err,
        console.map(Prompt::of).orElseGet(Prompt::absent),
        look,
        System.getenv());
  }

  /// The same terminal, with everything that is said on the standard error: for a story told beside
  /// an answer for programs.
  public Terminal aside() {
    return new Terminal(err, err, prompt, look, environment);
  }

  public Prompt prompt() {
    return prompt;
  }

  public Look look() {
    return look;
  }

  /// A variable of the environment; empty if it is absent or blank.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /// The whole environment.
  public Map<String, String> variables() {
    return environment;
  }

  /// Lines of the answer.
  public void say(String text) {
    out.println(SafeText.of(text).text());
  }

  public void heading(String text) {
    paint(BOLD, text);
  }

  public void good(String text) {
    paint(GREEN, text);
  }

  public void bad(String text) {
    paint(RED, text);
  }

  /// Lines about the work, such as errors: to the standard error.
  public void tell(String text) {
    err.println(SafeText.of(text).text());
  }

  /// Text of our own making, such as a script, as it is.
  public void raw(String text) {
    out.print(text);
    out.flush();
  }

  /// The value for programs. What could harm a terminal is escaped, which JSON readers undo.
  public void json(JsonValue value) {
    var text = new StringBuilder();
    Json.pretty(value)
        .codePoints()
        .forEach(character -> {
          String one = Character.toString(character);
          if (SafeText.of(one).flagged()) {
            one.chars().forEach(unit -> text.append(String.format(Locale.ROOT, "\\u%04x", unit)));
          } else {
            text.append(one);
          }
        });
    out.println(text);
  }

  /// Overwrites the last line of the standard error; does nothing where that cannot be done.
  void overwrite(String text) {
    if (look.progress()) {
      err.print("\r" + SafeText.line(text).text() + "\033[K");
      err.flush();
    }
  }

  private void paint(String colour, String text) {
    String safe = SafeText.of(text).text();
    out.println(look.colour() ? colour + safe + PLAIN : safe);
  }
}
