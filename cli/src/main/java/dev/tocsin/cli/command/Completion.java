package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the completion script.
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands in bash and zsh.",
      "Use it with: source <(tocsin completion)"
    })
public final class Completion implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  public Completion(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.raw(AutoComplete.bash("tocsin", spec.root().commandLine()));
    return ExitCode.DONE.code();
  }
}
