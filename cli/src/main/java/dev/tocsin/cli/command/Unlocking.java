package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.SyncedFile;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.config.Configuration;
import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.node.config.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// Where that comes from which opens a node's keys. Never from an argument or a variable of the
/// environment, which others on the machine could read.
final class Unlocking {
  private static final String CREDENTIAL = "tocsin-passphrase";
  private static final String KEY_SETTING = NodeSettings.KEY_FILE.name();
  private static final String PASSPHRASE_SETTING = NodeSettings.PASSPHRASE_FILE.name();

  private final Terminal terminal;

  Unlocking(Terminal terminal) {
    this.terminal = terminal;
  }

  /// For a node that is there: the key file, else the passphrase file, else the credential that the
  /// service manager hands over, else the person at the keyboard.
  Unlock of(Configuration configuration) {
    var key = configuration.file(NodeSettings.KEY_FILE);
    if (key.isPresent()) {
      return key(key.orElseThrow());
    }
    return passphrase(
        configuration
            .firstLine(NodeSettings.PASSPHRASE_FILE)
            .or(this::credential)
            .orElseGet(() -> asked("Passphrase of the node's keys")));
  }

  /// For a new node whose passphrase stands in a file, or is typed twice.
  Unlock fresh(Optional<Path> file) {
    if (file.isPresent()) {
      return passphrase(SecretFile.firstLine(file.orElseThrow(), PASSPHRASE_SETTING));
    }
    String first = asked("New passphrase for the node's keys (12 characters or more)");
    var unlock = passphrase(first);
    if (!first.equals(asked("Once more"))) {
      throw CommandFailure.usage("The two passphrases differ. Nothing was made.");
    }
    return unlock;
  }

  /// Makes a key file for a new node.
  Unlock made(Path file) {
    if (Files.exists(file)) {
      throw CommandFailure.usage(
          "There is already a file " + file + ". Move it away, or name another key file.");
    }
    var seed = SecretSeed.random(new SecureRandom());
    String line = Base64.getEncoder().encodeToString(seed.toArray()) + "\n";
    try {
      SyncedFile.write(file, line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The key file " + file + " cannot be written. Check the folder and its mode.",
          e);
    }
    return new Unlock.RawKey(seed);
  }

  private static Unlock key(Path file) {
    try {
      byte[] bytes = Base64.getDecoder().decode(SecretFile.firstLine(file, KEY_SETTING));
      return new Unlock.RawKey(SecretSeed.of(bytes));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The key file " + file + " holds no key. Put it back from a backup.",
          e);
    }
  }

  private Optional<String> credential() {
    return terminal
        .variable("CREDENTIALS_DIRECTORY")
        .map(folder -> Path.of(folder, CREDENTIAL))
        .filter(Files::exists)
        .map(file -> SecretFile.firstLine(file, PASSPHRASE_SETTING));
  }

  private String asked(String question) {
    return terminal
        .prompt()
        .secret(question)
        .orElseThrow(() ->
            CommandFailure.usage(
                "The passphrase is needed and nobody can type it. Name a file that holds it:"
                    + " --passphrase-file FILE"));
  }

  private static Unlock passphrase(String words) {
    try {
      return new Unlock.Passphrase(words);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "That cannot be the passphrase: " + e.getMessage() + ".", e);
    }
  }
}
