package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.core.release.policy.PolicyFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts a policy into force.
@Command(
    name = "load",
    description = {
      "Put a release policy into force at a node; one with a fault changes nothing.",
      "What was approved under another policy and comes out differently must be approved again."
    })
public final class PolicyLoad implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
  Path file = Path.of("");

  @Mixin CallerOptions caller = new CallerOptions();

  private final Terminal terminal;

  public PolicyLoad(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    byte[] bytes = NamedFile.bytes(file, PolicyFile.BYTES_MAX);
    return new PolicyText(terminal)
        .answer(Call.post("policy").with("application/yaml", bytes), caller);
  }
}
