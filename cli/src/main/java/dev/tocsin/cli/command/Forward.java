package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Passes a received warning on.
@Command(
    name = "forward",
    description =
        "Pass a received warning on: within its terms as a draft, beyond them by asking whoever"
            + " sent it.")
public final class Forward implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      description = "The warning's id; the first four or more characters are enough.")
  String id = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PARTNER",
      description = "Who is to get it.")
  String partner = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for whoever sent it, if they must be asked.")
  String reason = "";

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Forward(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("partner", partner).put("reason", reason).build();
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.post("statements", id, "forward").with(body));
      if (node.json) {
        terminal.json(answer);
      } else {
        say(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }

  private void say(JsonReader answer) {
    var draft = answer.optionalString("draft");
    if (draft.isPresent()) {
      terminal.say("It may go to " + partner + ". It is the draft " + draft.get() + " now.");
      return;
    }
    answer.strings("reasons").forEach(each -> terminal.say(SafeText.line(each).text()));
    String request = answer.string("request");
    terminal.say("Its sender is asked by " + request + ".");
    terminal.say("See the answer: tocsin show " + request);
  }
}
