package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;

/// What would leave, for people.
final class PreviewText {
  private final Terminal terminal;

  PreviewText(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Shows it.
  ///
  /// @return that the answer is no if anything stands against it
  ExitCode show(JsonValue answer, boolean json) {
    var preview = JsonReader.of(answer);
    var objections = preview.strings("objections");
    if (json) {
      terminal.json(answer);
    } else {
      print(preview, objections);
    }
    return objections.isEmpty() ? ExitCode.DONE : ExitCode.NO;
  }

  private void print(JsonReader preview, List<String> objections) {
    terminal.heading(StatementText.line(preview, "title"));
    terminal.say(
        "TLP:"
            + preview.string("tlp")
            + " to "
            + preview.string("partner")
            + ", whose ceiling is TLP:"
            + preview.string("ceiling"));
    for (var object : preview.objects("objects")) {
      terminal.say(
          "- " + StatementText.line(object, "kind") + ": " + StatementText.line(object, "title"));
    }
    if (preview.optionalBoolean("flagged").orElse(false)) {
      terminal.bad("It holds characters that hide or reorder text; they are shown as marks.");
    }
    for (var objection : objections) {
      terminal.bad("It may not go: " + objection);
    }
    if (objections.isEmpty()) {
      terminal.good("Nothing stands against it. Nothing was sent.");
    }
  }
}
