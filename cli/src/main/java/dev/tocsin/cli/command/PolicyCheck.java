package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.core.release.policy.PolicyFile;
import dev.tocsin.core.release.policy.PolicyFile.Reading;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Reads a release policy and runs its own tests, without a node.
@Command(
    name = "test",
    description = {
      "Read a release policy and run the tests in it.",
      "Says where it is wrong, or which tests come out differently and why."
    })
public final class PolicyCheck implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The policy, in YAML.")
  Path file = Path.of("");

  private final Terminal terminal;

  public PolicyCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return switch (PolicyFile.parse(NamedFile.bytes(file, PolicyFile.BYTES_MAX))) {
      case Reading.Accepted(var policy) -> {
        terminal.say(
            file + ": accepted; " + policy.cases().size() + " tests, version " + policy.version());
        yield ExitCode.DONE.code();
      }
      case Reading.Faulty(var faults) -> {
        faults.forEach(fault -> terminal.say(fault.toString()));
        terminal.say(file + ": refused");
        yield ExitCode.USAGE.code();
      }
      case Reading.Failing(var failures) -> {
        failures.forEach(failure -> {
          terminal.say("Test failed: " + failure.name());
          failure.sentences().forEach(sentence -> terminal.say("  " + sentence));
        });
        terminal.say(file + ": refused; its tests fail");
        yield ExitCode.NO.code();
      }
    };
  }
}
