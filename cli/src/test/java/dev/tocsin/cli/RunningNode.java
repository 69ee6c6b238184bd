package dev.tocsin.cli;

import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A fresh node with its data folder, and command lines that are run beside it.
///
/// @param again starts the node of that folder
record RunningNode(Path data, Node node, Supplier<Node> again) implements AutoCloseable {
  static final String PASSWORD = "a long enough password";

  /// A node that partners reach over HTTP.
  static RunningNode online(Path folder, String organisation) throws IOException {
    var address = freeAddress();
    return start(folder, organisation, address, address.toString());
  }

  /// A node whose capsules are carried as files.
  static RunningNode carried(Path folder, String organisation) throws IOException {
    return start(folder, organisation, freeAddress(), "file");
  }

  private static RunningNode start(Path data, String organisation, URI address, String endpoint)
      throws IOException {
    var unlock = new Unlock.RawKey(SecretSeed.random(new SecureRandom()));
    var folder = new NodeFolder(data);
    folder.create(new OrganisationName(organisation), Endpoint.parse(endpoint), unlock);
    var place = new Node.Place(address, Settings.defaults().prompt(), AddressRule.ANY_UNICAST);
    Supplier<Node> again = () -> Node.start(folder, unlock, place);
    Files.writeString(data.resolve("address"), address + "\n");
    Files.writeString(data.resolve("password"), PASSWORD + "\n");
    return new RunningNode(data, again.get(), again);
  }

  /// Stops the node and starts it again, on the same port.
  RunningNode restarted() {
    node.close();
    return new RunningNode(data, again.get(), again);
  }

  static URI freeAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  /// Runs a command on this node.
  Shell.Done run(String... arguments) {
    return run(Shell.plain(), arguments);
  }

  Shell.Done run(Shell shell, String... arguments) {
    return shell.run(with(arguments, "--data", data.toString()));
  }

  /// Runs a command that needs a password, which stands in a file.
  Shell.Done runAs(String account, String... arguments) {
    return run(with(arguments, "--as", account, "--password-file", passwordFile()));
  }

  String passwordFile() {
    return data.resolve("password").toString();
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  @Override
  public void close() {
    node.close();
  }
}
