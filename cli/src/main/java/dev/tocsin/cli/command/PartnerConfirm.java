package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Confirms the number, as a person.
@Command(
    name = "confirm",
    description = {
      "Confirm that the number read by the partner is ours, as a named person.",
      "Two people of this node must do so before warnings can go."
    })
public final class PartnerConfirm implements Callable<Integer> {
  private static final int DIGITS = 60;

  /// The strictest level that may go to the partner.
  enum Ceiling {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    @Override
    public String toString() {
      return name().replace('_', '+');
    }
  }

  @Parameters(paramLabel = "NAME", description = "The partner.")
  String name = "";

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "Your account.")
  String account = "";

  @Option(
      names = "--number",
      paramLabel = "DIGITS",
      description = "The 60 digits that the other side read (default: asked for).")
  Optional<String> number = Optional.empty();

  @Option(
      names = "--ceiling",
      paramLabel = "LEVEL",
      defaultValue = "AMBER",
      description =
          "The strictest TLP level that may go there: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  Ceiling ceiling = Ceiling.AMBER;

  @Option(
      names = "--term",
      paramLabel = "TEXT",
      description = "A term of the agreement; may be given again.")
  List<String> terms = List.of();

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public PartnerConfirm(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String digits = digits();
    var body =
        JsonObject.builder()
            .put("number", digits)
            .put("ceiling", ceiling.toString())
            .put("terms", JsonArray.ofStrings(terms))
            .build();
    try (var client = node.open(terminal, password.person(terminal, account))) {
      var answer = client.json(Call.post("partners", name, "confirm").with(body));
      if (node.json) {
        terminal.json(answer);
      } else {
        report(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }

  private void report(JsonReader partner) {
    int people = partner.objects("confirmations").size();
    terminal.say(account + " confirmed " + name + "; the state is: " + partner.string("state"));
    if (people < 2) {
      terminal.say("A second person of this node must confirm as well.");
    }
  }

  private String digits() {
    String typed =
        number
            .or(() -> terminal.prompt().line("The 60 digits that the other side reads"))
            .orElseThrow(() ->
                CommandFailure.usage(
                    "The number that the other side read is needed: --number DIGITS"));
    String digits = PartnerText.digits(typed);
    if (digits.length() != DIGITS) {
      throw CommandFailure.usage(
          "The number has 60 digits; " + digits.length() + " were given. Nothing was confirmed.");
    }
    return digits;
  }
}
