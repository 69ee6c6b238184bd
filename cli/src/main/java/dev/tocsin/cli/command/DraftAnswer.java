package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import java.util.function.Function;

/// Does something with a draft, and says in a sentence what came of it.
record DraftAnswer(Terminal terminal, CallerOptions caller) {

  int changed(Call call, Function<JsonReader, String> sentence) {
    try (var client = caller.open(terminal)) {
      var answer = client.json(call);
      if (caller.json()) {
        terminal.json(answer);
      } else {
        terminal.say(sentence.apply(JsonReader.of(answer)));
      }
      return ExitCode.DONE.code();
    }
  }
}
