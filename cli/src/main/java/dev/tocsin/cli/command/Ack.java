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

/// Acknowledges a warning.
@Command(
    name = "ack",
    description = "Acknowledge a warning, as a named person, who stands behind the answer.")
public final class Ack implements Callable<Integer> {

  /// What the person answers.
  enum Choice {
    WILL_ACT,
    NEED_MORE,
    CANNOT_ACT;

    /// As on the wire, such as `will-act`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Parameters(
      paramLabel = "ID",
      description = "The warning's id; the first four or more characters are enough.")
  String id = "";

  @Option(names = "--as", required = true, paramLabel = "NAME", description = "Your account.")
  String account = "";

  @Option(
      names = "--decision",
      required = true,
      paramLabel = "DECISION",
      description = "${COMPLETION-CANDIDATES}.")
  Choice decision = Choice.WILL_ACT;

  @Option(names = "--note", paramLabel = "TEXT", description = "A note to the partner.")
  String note = "";

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public Ack(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var body = JsonObject.builder().put("decision", decision.toString()).put("note", note).build();
    try (var client = node.open(terminal, password.person(terminal, account))) {
      var answer = client.json(Call.post("statements", id, "ack").with(body));
      if (node.json) {
        terminal.json(answer);
      } else {
        terminal.say(
            account
                + " acknowledged "
                + id
                + ": "
                + decision
                + ". The partner is told by "
                + JsonReader.of(answer).string("id")
                + ".");
      }
      return ExitCode.DONE.code();
    }
  }
}
