package dev.tocsin.storage;

/// The store cannot be opened or read. The message says what happened, where, and what to do.
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public StorageException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StorageException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public enum Kind {
    /// Another process, or another part of this one, has the folder open.
    IN_USE,
    /// There is something else where the folder should be, or other files are in it.
    NOT_A_STORE,
    /// The operating system refuses reading or writing.
    NOT_ACCESSIBLE,
    /// A newer Tocsin wrote it.
    NEWER_FORMAT,
    /// An earlier Tocsin wrote it, in a way that this one does not read.
    OLDER_FORMAT,
    /// What is stored contradicts itself or a checksum.
    DAMAGED,
    /// It was closed before.
    CLOSED
  }

  public Kind kind() {
    return kind;
  }
}
