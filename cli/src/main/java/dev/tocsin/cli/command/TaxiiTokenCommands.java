package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to tokens.
@Command(name = "token", description = "Give tokens to programs, and take them back.")
public final class TaxiiTokenCommands {
  private final Terminal terminal;

  public TaxiiTokenCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "add",
      description = {
        "Make a token and print its secret, once.",
        "Programs send it as Bearer, or with the account's name as Basic."
      })
  public int add(
      @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.") String account,
      @Parameters(index = "1", paramLabel = "NAME", description = "What to call the token.")
          String name,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "When it ends, such as 2030-01-01T00:00:00Z (default: never).")
          Optional<Instant> expires,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder().put("name", name);
    expires.ifPresent(end -> body.put("expires", end.toString()));
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.post("taxii", "accounts", account, "tokens").with(body.build()),
            answer -> {
              terminal.tell("The token " + name + " of " + account + "; it is shown only here:");
              terminal.say(JsonReader.of(answer).string("secret"));
            });
  }

  @Command(
      name = "revoke",
      description = "Revoke a token or certificate; the next request with it is denied.")
  public int revoke(
      @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account.") String account,
      @Parameters(index = "1", paramLabel = "NAME", description = "The token or certificate.")
          String name,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .changed(
            Call.post("taxii", "accounts", account, "credentials", name, "revoke"),
            name + " of " + account + " is revoked.");
  }
}
