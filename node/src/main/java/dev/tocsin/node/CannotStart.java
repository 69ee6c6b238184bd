package dev.tocsin.node;

/// A node does not start as things are. The message says what is wrong, where, and what to do.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
