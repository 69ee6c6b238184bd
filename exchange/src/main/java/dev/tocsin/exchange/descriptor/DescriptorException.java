package dev.tocsin.exchange.descriptor;

/// An expected refusal of a node descriptor, or of a chain of them. The message says what is wrong
/// and what to do; it never quotes foreign text.
public final class DescriptorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DescriptorException(String message) {
    super(message);
  }

  public DescriptorException(String message, Throwable cause) {
    super(message, cause);
  }
}
