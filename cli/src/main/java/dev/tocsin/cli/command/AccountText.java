package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;

/// What was done to an account.
final class AccountText {
  private AccountText() {}

  static void changed(Terminal terminal, NodeOptions node, String name, String what) {
    if (node.json) {
      terminal.json(JsonObject.builder().put("account", name).put("done", what).build());
    } else {
      terminal.say("The account " + name + " is " + what + ".");
    }
  }
}
