package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.PreparedKeys;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.KeyFile;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.SyncedFile;
import dev.tocsin.exchange.keys.Unlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

/// A node's data folder: `keys`, `descriptor`, `store/`, `signed-heads`.
///
/// @param path the folder, of mode 700
public record NodeFolder(Path path) {
  private static final int DESCRIPTOR_BYTES_MAX = 1 << 20;

  /// Makes the folder of a new node.
  ///
  /// @throws dev.tocsin.exchange.keys.KeyFileException if there are keys already
  public void create(OrganisationName organisation, Endpoint endpoint, Unlock unlock) {
    var keys = NodeKeys.random(new SecureRandom());
    var chain = PreparedKeys.of(keys).found(organisation, List.of(endpoint), List.of());
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      new KeyFile(keyFile()).create(keys, unlock, KeyFile.Cost.DEFAULT);
      SyncedFile.write(descriptorFile(), chain.signed().getFirst().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder " + path + " cannot be made", e);
    }
  }

  PreparedKeys keys(Unlock unlock) {
    return PreparedKeys.of(new KeyFile(keyFile()).read(unlock));
  }

  DescriptorChain descriptor() {
    try (var in = Files.newInputStream(descriptorFile())) {
      return DescriptorChain.verify(List.of(Bytes.of(in.readNBytes(DESCRIPTOR_BYTES_MAX))));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + descriptorFile() + " does not read", e);
    }
  }

  Path store() {
    return path.resolve("store");
  }

  private Path keyFile() {
    return path.resolve("keys");
  }

  private Path descriptorFile() {
    return path.resolve("descriptor");
  }
}
