package dev.tocsin.node.web;

/// The server cannot listen where it should. The message says why and what to do.
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotListen(String message) {
    super(message);
  }

  CannotListen(String message, Throwable cause) {
    super(message, cause);
  }
}
