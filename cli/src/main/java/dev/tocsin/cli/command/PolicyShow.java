package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the policy in force.
@Command(name = "show", description = "Show the release policy that is in force at a node.")
public final class PolicyShow implements Callable<Integer> {
  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public PolicyShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new PolicyText(terminal).answer(Call.get("policy"), caller);
  }
}
