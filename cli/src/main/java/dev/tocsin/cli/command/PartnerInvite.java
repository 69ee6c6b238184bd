package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Begins an enrolment, from either end.
@Command(
    name = "invite",
    description = {
      "Begin an enrolment.",
      "Without FILE: write this node's descriptor to a file, to be given to the partner.",
      "With FILE or URL: read the partner's descriptor."
    })
public final class PartnerInvite implements Callable<Integer> {
  private static final int DESCRIPTOR_BYTES_MAX = 512 * 1024;

  @Parameters(arity = "0..1", paramLabel = "FILE|URL", description = "The partner's descriptor.")
  Optional<String> source = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What we call the partner; needed with FILE or URL.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "-o",
      paramLabel = "FILE",
      description = "Where to write our descriptor (default: ${DEFAULT-VALUE}).",
      defaultValue = "our.tocsin-node")
  Path output = Path.of("our.tocsin-node");

  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public PartnerInvite(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (source.isPresent()) {
      read(source.get());
    } else {
      write();
    }
    return ExitCode.DONE.code();
  }

  private void write() {
    try (var client = node.openToAnyone(terminal)) {
      byte[] descriptor = client.descriptor();
      NamedFile.write(output, descriptor);
      if (node.json) {
        terminal.json(
            JsonObject.builder()
                .put("file", output.toString())
                .put("size", descriptor.length)
                .build());
      } else {
        terminal.say("Wrote our descriptor to " + output + ". It holds no secret.");
        terminal.say("Give it to the partner, and ask for theirs. Then:");
        terminal.say("  tocsin partner invite THEIRS --name NAME");
      }
    }
  }

  private void read(String from) {
    String called =
        name.orElseThrow(() -> CommandFailure.usage("Say what we call the partner: --name NAME"));
    var body = JsonObject.builder().put("name", called);
    if (from.startsWith("https://") || from.startsWith("http://")) {
      body.put("url", from);
    } else {
      byte[] descriptor = NamedFile.bytes(Path.of(from), DESCRIPTOR_BYTES_MAX);
      body.put("descriptor", new String(descriptor, StandardCharsets.UTF_8));
    }
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.post("partners").with(body.build()));
      if (node.json) {
        terminal.json(answer);
      } else {
        terminal.say(called + " is invited. Now compare the number with them:");
        terminal.say("  tocsin partner show \"" + called + "\"");
      }
    }
  }
}
