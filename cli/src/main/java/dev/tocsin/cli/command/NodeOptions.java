package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Credentials;
import dev.tocsin.cli.client.NodeClient;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.log.Hash;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which node, and by what right.
final class NodeOptions {
  private static final int LINE_BYTES_MAX = 4096;
  private static final int DESCRIPTOR_BYTES_MAX = 1 << 20;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The node's data folder (default: $TOCSIN_DATA, else ./tocsin-data).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "The node's address, instead of a data folder.")
  Optional<URI> node = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The operator's token (default: operator-token in the data folder).")
  Optional<Path> tokenFile = Optional.empty();

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  /// As the operator.
  NodeClient open(Terminal terminal) {
    // The address first: a node that does not run is a better answer than a token that is not
    // there.
    var address = address(terminal);
    return client(terminal, address, new Credentials.Operator(token(terminal)));
  }

  /// As a person.
  NodeClient open(Terminal terminal, Credentials.Person person) {
    return client(terminal, address(terminal), person);
  }

  /// As anyone.
  NodeClient openToAnyone(Terminal terminal) {
    return client(terminal, address(terminal), new Credentials.None());
  }

  private NodeClient client(Terminal terminal, URI address, Credentials credentials) {
    if (node.isPresent() || !"https".equals(address.getScheme())) {
      return new NodeClient(address, credentials);
    }
    var pins = pins(folder(data, terminal).resolve("descriptor"));
    return pins.isEmpty()
        ? new NodeClient(address, credentials)
        : new NodeClient(address, credentials, PinnedTrust.context(pins));
  }

  /// The keys that the node's own descriptor names, so that no authority need know its certificate.
  private static List<Hash> pins(Path descriptor) {
    try {
      var bytes = Bytes.of(NamedFile.bytes(descriptor, DESCRIPTOR_BYTES_MAX));
      return DescriptorChain.verify(List.of(bytes)).newest().tlsPins();
    } catch (DescriptorException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The file " + descriptor + " is no descriptor. Put it back from a backup.",
          e);
    }
  }

  static Path folder(Optional<Path> option, Terminal terminal) {
    return option
        .or(() -> terminal.variable("TOCSIN_DATA").map(Path::of))
        .orElseGet(() -> Path.of("tocsin-data"));
  }

  private URI address(Terminal terminal) {
    if (node.isPresent()) {
      return node.get();
    }
    var folder = folder(data, terminal);
    if (!Files.isDirectory(folder)) {
      throw CommandFailure.usage(
          "There is no data folder "
              + folder
              + ". Name it with --data, or make one with: tocsin init --data "
              + folder);
    }
    var file = folder.resolve("address");
    if (!Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "No node runs on "
              + folder
              + " (it has no file address). Start it with: tocsin serve --data "
              + folder);
    }
    try {
      return URI.create(NamedFile.line(file, LINE_BYTES_MAX));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, "The file " + file + " holds no address. Restart the node.", e);
    }
  }

  private String token(Terminal terminal) {
    if (tokenFile.isEmpty() && node.isPresent()) {
      throw CommandFailure.usage(
          "With --node, name the file that holds the operator's token: --token-file FILE");
    }
    var file = tokenFile.orElseGet(() -> folder(data, terminal).resolve("operator-token"));
    return NamedFile.line(file, LINE_BYTES_MAX);
  }
}
