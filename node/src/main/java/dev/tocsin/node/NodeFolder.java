package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.PreparedKeys;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.KeyFile;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.SyncedFile;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.config.Configuration;
import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.node.web.NewCertificate;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.storage.RollbackGuard;
import dev.tocsin.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node's data folder: `keys`, `descriptor`, `store/`, `signed-heads`, `tocsin.conf`,
/// `operator-token`, `machine-key`, `cursor-key`, `feed-secrets/`, `tls.pem`; and `address` while
/// the node runs.
///
/// @param path the folder, of mode 700
public record NodeFolder(Path path) {
  private static final int DESCRIPTOR_BYTES_MAX = 1 << 20;

  /// Makes the folder of a new node that needs nothing else.
  ///
  /// @throws CannotStart if there is a folder already
  public void create(OrganisationName organisation, Endpoint endpoint, Unlock unlock) {
    create(
        new NewNode(
            organisation, List.of(endpoint), unlock, Optional.empty(), Map.of(), List.of()));
  }

  /// Makes the folder of a new node: whole or, if this is interrupted, not at all.
  ///
  /// @return the new node's id
  /// @throws CannotStart if there is a folder already that is not empty
  public NodeId create(NewNode wanted) {
    var target = path.toAbsolutePath();
    requireAbsent(target);
    try {
      var parent = Optional.ofNullable(target.getParent()).orElse(target);
      Files.createDirectories(parent);
      var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      var half = Files.createTempDirectory(parent, ".tocsin-new-", mode);
      try {
        var node = new NodeFolder(half).fill(wanted);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        return node;
      } finally {
        remove(half);
      }
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder "
              + path
              + " cannot be made: "
              + words(e)
              + ". Check the disk, its free space and the mode of the folder above.",
          e);
    }
  }

  private void requireAbsent(Path target) {
    try {
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      if (Files.isDirectory(target)) {
        try (var files = Files.list(target)) {
          if (files.findAny().isEmpty()) {
            return;
          }
        }
      }
    } catch (IOException e) {
      throw new CannotStart("The folder " + path + " does not read: " + words(e) + ".", e);
    }
    throw new CannotStart(
        "There is already something at "
            + path
            + ". Name another folder, or move it away if a new node is really wanted.");
  }

  private NodeId fill(NewNode wanted) throws IOException {
    var random = new SecureRandom();
    var tls = wanted.tls();
    if (tls.isEmpty() && wanted.encrypted()) {
      byte[] pem = NewCertificate.pem(random, InstantSource.system().instant());
      SyncedFile.write(path.resolve(NodeSettings.TLS_CERTIFICATE.fallback()), pem);
      tls = Optional.of(TlsKey.ofPem(pem));
    }
    var keys = NodeKeys.random(random);
    var pins = tls.map(TlsKey::pin).stream().toList();
    var chain = PreparedKeys.of(keys).found(wanted.organisation(), wanted.endpoints(), pins);
    new KeyFile(keyFile()).create(keys, wanted.unlock(), KeyFile.Cost.DEFAULT);
    SyncedFile.write(descriptorFile(), chain.signed().getFirst().toArray());
    SyncedFile.write(
        path.resolve(Configuration.FILE_NAME),
        Configuration.template(wanted.settings()).getBytes(StandardCharsets.UTF_8));
    OperatorToken.in(path);
    addAccounts(wanted.people());
    return chain.node();
  }

  private void addAccounts(List<NewNode.FirstAccount> people) {
    if (people.isEmpty()) {
      return;
    }
    try (var store = RocksDisk.open(store(), RocksSettings.DEFAULT)) {
      RollbackGuard.open(path).check(store.head(), new Records(store).logNodes(), List.of());
      var accounts = new Accounts(store, InstantSource.system(), _ -> {});
      people.forEach(person -> accounts.add(person.name(), person.role(), person.password()));
    } catch (StorageException e) {
      throw new CannotStart("The store cannot be made: " + e.getMessage() + ".", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String words(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "this user may not write there"
        : String.valueOf(e.getMessage());
  }

  /// The keys with the descriptor that names them.
  ///
  /// @throws CannotStart if the descriptor does not read, or is another node's
  Keyring keyring(Unlock unlock) {
    var descriptor = descriptor();
    var prepared = PreparedKeys.of(new KeyFile(keyFile()).read(unlock));
    try {
      return Keyring.of(prepared, descriptor);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("In " + path + ", " + e.getMessage() + ".", e);
    }
  }

  /// This node's descriptors, oldest first.
  ///
  /// @throws CannotStart if they do not read
  public DescriptorChain descriptor() {
    try {
      byte[] bytes = SyncedFile.read(descriptorFile(), DESCRIPTOR_BYTES_MAX);
      return DescriptorChain.verify(List.of(Bytes.of(bytes)));
    } catch (IOException | DescriptorException | IllegalArgumentException e) {
      throw new CannotStart(
          "The node's descriptor "
              + descriptorFile()
              + " does not read. Put it back from a backup, together with the keys.",
          e);
    }
  }

  /// Says where the node listens, for commands on this machine.
  public void announce(java.net.URI address) {
    try {
      SyncedFile.write(addressFile(), (address + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + addressFile() + " cannot be written", e);
    }
  }

  /// Takes back what [#announce] said.
  public void withdraw() {
    try {
      Files.deleteIfExists(addressFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + addressFile() + " cannot be removed", e);
    }
  }

  Path store() {
    return path.resolve("store");
  }

  private Path addressFile() {
    return path.resolve("address");
  }

  private Path keyFile() {
    return path.resolve("keys");
  }

  private Path descriptorFile() {
    return path.resolve("descriptor");
  }
}
