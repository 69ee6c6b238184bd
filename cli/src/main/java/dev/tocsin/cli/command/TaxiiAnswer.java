package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.function.Consumer;

/// Asks this node something about its TAXII server, and shows the answer.
record TaxiiAnswer(Terminal terminal, NodeOptions node) {

  /// What a changing call did, in one sentence.
  int changed(Call call, String sentence) {
    return shown(call, _ -> terminal.say(sentence));
  }

  /// @param show for people; programs get the answer as it is
  int shown(Call call, Consumer<JsonValue> show) {
    try (var client = node.open(terminal)) {
      var answer = client.json(call);
      if (node.json) {
        terminal.json(answer);
      } else {
        show.accept(answer);
      }
      return ExitCode.DONE.code();
    }
  }

  /// A call without an answer that removes something.
  int removed(Call call, String name) {
    try (var client = node.open(terminal)) {
      client.done(call);
      if (node.json) {
        terminal.json(JsonObject.builder().put("removed", name).build());
      } else {
        terminal.say(name + " is removed.");
      }
      return ExitCode.DONE.code();
    }
  }
}
