package dev.tocsin.cli.command;

import dev.tocsin.cli.client.NodeClient;
import dev.tocsin.cli.terminal.Terminal;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which node, and as whom.
final class CallerOptions {
  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Your account (default: the operator).")
  Optional<String> account = Optional.empty();

  @Mixin PasswordOptions password = new PasswordOptions();
  @Mixin NodeOptions node = new NodeOptions();

  NodeClient open(Terminal terminal) {
    return account.isPresent()
        ? node.open(terminal, password.person(terminal, account.orElseThrow()))
        : node.open(terminal);
  }

  boolean json() {
    return node.json;
  }
}
