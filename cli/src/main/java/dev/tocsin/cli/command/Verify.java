package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks an evidence bundle.
@Command(
    name = "verify",
    description = {
      "Check the proof of a delivery, offline.",
      "Says what is proven, by which keys, between which times, and what is not proven."
    })
public final class Verify implements Callable<Integer> {
  private static final int BUNDLE_BYTES_MAX = 128 * 1024 * 1024;

  @Parameters(paramLabel = "FILE", description = "The evidence bundle.")
  Path file = Path.of("");

  @Option(
      names = "--trust",
      paramLabel = "NODEID",
      description = "A node id that you know to be right; may be given again.")
  List<String> trusted = List.of();

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  private final Terminal terminal;

  public Verify(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var bytes = Bytes.of(NamedFile.bytes(file, BUNDLE_BYTES_MAX));
    var expected = expected();
    var verdict =
        new Progress(terminal)
            .during("checking " + file, () -> EvidenceVerifier.verify(bytes, expected));
    if (json) {
      terminal.json(VerdictText.json(verdict));
    } else {
      VerdictText.print(terminal, verdict);
    }
    return switch (verdict) {
      case Verdict.Proven _ -> ExitCode.DONE.code();
      case Verdict.Refused _ -> ExitCode.NO.code();
    };
  }

  private Set<NodeId> expected() {
    var nodes = new HashSet<NodeId>();
    for (var each : trusted) {
      try {
        nodes.add(new NodeId(each));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(
            ExitCode.USAGE, "--trust takes a node id, and " + each + " is none.", e);
      }
    }
    return Set.copyOf(nodes);
  }
}
