package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;

/// What was done to an account.
final class AccountText {
  private AccountText() {}

  /// @param account as the node has it now
  static void changed(Terminal terminal, NodeOptions node, JsonValue account, String what) {
    if (node.json) {
      terminal.json(account);
    } else {
      var reader = JsonReader.of(account);
      terminal.say("The account " + reader.string("name") + " is " + what + ".");
      reader.optionalString("warning").ifPresent(terminal::say);
    }
  }
}
