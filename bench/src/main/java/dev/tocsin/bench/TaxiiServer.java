package dev.tocsin.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A node in a process of its own, and how to speak to it. Not for several threads.
record TaxiiServer(ChildProcess process, URI address, String writer, String reader)
    implements AutoCloseable {

  /// Starts one with as many connections as a node has by itself.
  static TaxiiServer start(Path folder, String heap) throws IOException {
    return start(folder, heap, 0);
  }

  /// @param folder that is not there yet
  /// @param connections at once, from one address; 0 for as many as a node has by itself
  static TaxiiServer start(Path folder, String heap, int connections) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            heap,
            // As the tocsin command starts it.
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            TaxiiNode.class.getName(),
            folder.toString(),
            Integer.toString(connections));
    var process = ChildProcess.start(command, folder.resolveSibling(folder.getFileName() + ".log"));
    var said = List.of(process.line().split(" ", -1));
    return new TaxiiServer(process, URI.create(said.get(0)), said.get(1), said.get(2));
  }

  KeptConnection forWriter() throws IOException {
    return new KeptConnection(address, writer);
  }

  KeptConnection forReader() throws IOException {
    return new KeptConnection(address, reader);
  }

  @Override
  public void close() {
    process.close();
  }
}
