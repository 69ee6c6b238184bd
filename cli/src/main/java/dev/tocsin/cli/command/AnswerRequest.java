package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Answers a request.
@Command(
    name = "answer",
    description =
        "Answer a partner who asks to pass a warning of ours on, as a named person, who stands"
            + " behind the answer.")
public final class AnswerRequest implements Callable<Integer> {

  /// What the person answers.
  enum Choice {
    YES,
    NO;

    /// As on the wire, such as `yes`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The request's id; the first four or more characters are enough.")
  String id = "";

  @Parameters(index = "1", paramLabel = "ANSWER", description = "${COMPLETION-CANDIDATES}.")
  Choice choice = Choice.NO;

  @Option(names = "--as", required = true, paramLabel = "NAME", description = "Your account.")
  String account = "";

  @Option(names = "--note", paramLabel = "TEXT", description = "A note to the partner.")
  String note = "";

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AnswerRequest(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("decision", choice.toString()).put("note", note).build();
    try (var client = node.open(terminal, password.person(terminal, account))) {
      var answer = client.json(Call.post("statements", id, "answer").with(body));
      if (node.json) {
        terminal.json(answer);
      } else {
        terminal.say(
            account
                + " answered "
                + id
                + ": "
                + choice
                + ". The partner is told by "
                + JsonReader.of(answer).string("id")
                + ".");
      }
      return ExitCode.DONE.code();
    }
  }
}
