package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a check of evidence found, for people and for programs.
public final class VerdictText {
  private static final int WIDTH = 76;

  private VerdictText() {}

  public static void print(Terminal terminal, Verdict verdict) {
    switch (verdict) {
      case Verdict.Refused refused -> {
        terminal.bad("NOT PROVEN");
        terminal.say("The check stopped at: " + refused.step().words() + ".");
        terminal.say(refused.reason());
        terminal.say("Nothing in this file can be relied on. Ask for it again, from either side.");
      }
      case Verdict.Proven proven -> print(terminal, proven);
    }
  }

  private static void print(Terminal terminal, Verdict.Proven verdict) {
    terminal.good("PROVEN");
    list(terminal, verdict.proven());
    terminal.say("");
    terminal.heading("Times, from cosignatures");
    var times = new Times(terminal.look().zone());
    time(terminal, times, "written after", verdict.times().writtenAfter());
    time(terminal, times, "existed before", verdict.times().existedBefore());
    time(terminal, times, "received before", verdict.times().receivedBefore());
    terminal.say("");
    terminal.heading("Not proven");
    list(terminal, verdict.notProven());
  }

  private static void time(Terminal terminal, Times times, String name, Optional<Instant> at) {
    String text = at.map(times::text).orElse("not shown");
    terminal.say(String.format(Locale.ROOT, "  %-16s %s", name, text));
  }

  private static void list(Terminal terminal, List<String> sentences) {
    for (var sentence : sentences) {
      terminal.say("- " + wrapped(sentence));
    }
  }

  /// Broken at blanks; longer words, such as node ids, stand on a line of their own.
  private static String wrapped(String sentence) {
    var text = new StringBuilder();
    int column = 0;
    for (var word : sentence.split(" ", -1)) {
      if (column > 0 && column + word.length() + 1 > WIDTH) {
        text.append("\n  ");
        column = 0;
      }
      text.append(column == 0 ? "" : " ").append(word);
      column += word.length() + 1;
    }
    return text.toString();
  }

  static JsonObject json(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused refused ->
          JsonObject.builder()
              .put("verdict", "refused")
              .put("step", refused.step().name().toLowerCase(Locale.ROOT))
              .put("reason", refused.reason())
              .build();
      case Verdict.Proven proven ->
          JsonObject.builder()
              .put("verdict", "proven")
              .put("sender", proven.sender().toString())
              .put("receiver", proven.receiver().toString())
              .put("number", proven.number().toString())
              .put("times", times(proven.times()))
              .put("proven", JsonArray.ofStrings(proven.proven()))
              .put("not_proven", JsonArray.ofStrings(proven.notProven()))
              .build();
    };
  }

  private static JsonObject times(Verdict.Times times) {
    var json = JsonObject.builder();
    times.writtenAfter().ifPresent(at -> json.put("written_after", at.toString()));
    times.existedBefore().ifPresent(at -> json.put("existed_before", at.toString()));
    times.receivedBefore().ifPresent(at -> json.put("received_before", at.toString()));
    return json.build();
  }
}
