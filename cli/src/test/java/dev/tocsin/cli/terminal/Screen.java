package dev.tocsin.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;

/// A terminal whose output is kept.
record Screen(Terminal terminal, ByteArrayOutputStream kept, ByteArrayOutputStream told) {

  static Screen plain() {
    return of(new Look(false, false, ZoneOffset.UTC));
  }

  static Screen of(Look look) {
    var kept = new ByteArrayOutputStream();
    var told = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(kept, true, StandardCharsets.UTF_8),
            new PrintStream(told, true, StandardCharsets.UTF_8),
            Prompt.absent(),
            look,
            Map.of("BLANK", " ", "SET", "value"));
    return new Screen(terminal, kept, told);
  }

  String out() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
