package dev.tocsin.storage;

import dev.tocsin.core.journal.Head;
import dev.tocsin.log.Hash;
import dev.tocsin.log.NodeReader;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Remembers, beside the store, the last log head that this node signed, so that a store restored
/// from an old copy is noticed before it signs a second history. Safe for many threads.
///
/// A copy of the whole data folder takes this file with it; then only what partners hold tells.
public final class RollbackGuard {
  /// The name of the file in a node's data folder, outside the store's own.
  public static final String FILE = "signed-heads";

  private static final String FIRST_LINE = "tocsin-signed-heads 1";
  private static final int FILE_MAX_BYTES = 200;
  private static final SignedHead EMPTY_LOG = new SignedHead(0, TreeHash.EMPTY_ROOT);

  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();
  private Optional<SignedHead> signed;

  private RollbackGuard(Path file, Optional<SignedHead> signed) {
    this.file = file;
    this.signed = signed;
  }

  /// Reads the file in a data folder, if it is there.
  ///
  /// @throws StorageException if it does not read
  public static RollbackGuard open(Path dataFolder) {
    var file = dataFolder.resolve(FILE);
    try {
      return new RollbackGuard(
          file, Files.exists(file) ? Optional.of(read(file)) : Optional.empty());
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.NOT_ACCESSIBLE,
          "the file %s does not read; check its owner and mode, and the disk".formatted(file),
          e);
    }
  }

  private static SignedHead read(Path file) throws IOException {
    String text;
    try (var in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(FILE_MAX_BYTES), StandardCharsets.US_ASCII);
    }
    var lines = text.split("\n", -1);
    try {
      if (lines.length == 4 && lines[0].equals(FIRST_LINE) && lines[3].isEmpty()) {
        return new SignedHead(Long.parseLong(lines[1]), Hash.fromBase64(lines[2]));
      }
    } catch (IllegalArgumentException _) {
      // Falls through to the same refusal.
    }
    throw new StorageException(
        StorageException.Kind.DAMAGED,
        "the file %s is damaged; restore the node as after a loss of its data".formatted(file));
  }

  /// A head of this node's log that somebody has under a signature.
  ///
  /// @param size number of leaves
  /// @param root RFC 9162 root of that size
  public record SignedHead(long size, Hash root) {
    public SignedHead {
      if (size < 0) {
        throw new IllegalArgumentException("a log cannot have " + size + " leaves");
      }
    }
  }

  /// What the comparison at start found.
  public sealed interface Result {
    /// The log holds all that was signed.
    record Sound() implements Result {}

    /// The log is behind what was signed, or differs from it: the node must sign nothing.
    ///
    /// @param detail a sentence for the operator
    record WentBack(String detail) implements Result {}

    /// The file is missing although the store is not new: nobody can tell.
    ///
    /// @param detail a sentence for the operator
    record Unknown(String detail) implements Result {}
  }

  /// Compares the log that a store came up with to what was signed. Begins the file for a store
  /// without commits, so call this before the first.
  ///
  /// @param nodes the store's tree nodes
  /// @param held heads of this log that partners are known to hold, such as cosigned ones
  public Result check(Head head, NodeReader nodes, List<SignedHead> held) {
    writing.lock();
    try {
      if (signed.isEmpty() && head.commits() == 0) {
        remember(EMPTY_LOG);
      }
      for (var point : held) {
        var fault = fault(point, head, nodes, "a partner holds");
        if (fault.isPresent()) {
          return fault.get();
        }
      }
      return signed
          .map(point -> fault(point, head, nodes, "this node signed").orElseGet(Result.Sound::new))
          .orElseGet(() ->
              new Result.Unknown(
                  "the file %s is missing, so nobody can tell whether the store is the newest; put it back, or restore the node as after a loss of its data"
                      .formatted(file)));
    } finally {
      writing.unlock();
    }
  }

  private static Optional<Result> fault(SignedHead point, Head head, NodeReader nodes, String who) {
    if (point.size() > head.logSize()) {
      return Optional.of(
          new Result.WentBack(
              "the store went back: its log has %d leaves, and %s a head with %d"
                  .formatted(head.logSize(), who, point.size())));
    }
    var root = Proofs.root(point.size(), nodes);
    return root.equals(point.root())
        ? Optional.empty()
        : Optional.of(
            new Result.WentBack(
                "the store holds another history: with %d leaves its root is %s, and %s %s"
                    .formatted(point.size(), root, who, point.root())));
  }

  /// Remembers a head that is about to be signed. The signature may leave once this has returned.
  ///
  /// @throws IllegalStateException if a larger log, or another one of this size, was signed before
  /// @throws StorageException if it cannot be written down; then nothing may be signed
  public void signing(SignedHead point) {
    writing.lock();
    try {
      var last = signed.orElse(EMPTY_LOG);
      if (point.size() < last.size()
          || (point.size() == last.size() && !point.root().equals(last.root()))) {
        throw new IllegalStateException(
            "a log head with %d leaves does not follow the signed one with %d"
                .formatted(point.size(), last.size()));
      }
      if (signed.isEmpty() || !point.equals(last)) {
        remember(point);
      }
    } finally {
      writing.unlock();
    }
  }

  private void remember(SignedHead point) {
    var text = FIRST_LINE + "\n" + point.size() + "\n" + point.root().base64() + "\n";
    try {
      DurableFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.NOT_ACCESSIBLE,
          "the file %s cannot be written, so nothing is signed; check the disk and its free space"
              .formatted(file),
          e);
    }
    signed = Optional.of(point);
  }
}
