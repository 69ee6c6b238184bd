package dev.tocsin.node.taxii.protocol;

/// A request that does not read. The message is for the client and repeats nothing that it sent.
public final class MalformedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedRequest(String message) {
    super(message);
  }
}
