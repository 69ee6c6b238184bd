package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Gives a draft up.
@Command(name = "withdraw", description = "Give up a draft of which nothing has left.")
public final class Withdraw implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      description = "The draft; the first four or more characters are enough.")
  String id = "";

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public Withdraw(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new DraftAnswer(terminal, caller)
        .changed(
            Call.post("drafts", id, "withdraw"),
            draft -> "The draft " + draft.string("id") + " is withdrawn.");
  }
}
