package dev.tocsin.taxii;

/// An expected failure to get an answer from a server.
public final class TaxiiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Trouble trouble;

  public TaxiiException(Trouble trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  public TaxiiException(Trouble trouble, Throwable cause) {
    super(trouble.sentence(), cause);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }
}
