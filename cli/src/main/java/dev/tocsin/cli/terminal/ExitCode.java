package dev.tocsin.cli.terminal;

/// How a command ended, for scripts.
public enum ExitCode {
  /// Done.
  DONE(0),
  /// The answer is no: a proof does not hold, or a policy or a partner refuses.
  NO(1),
  /// Wrong usage or input.
  USAGE(2),
  /// The node cannot be reached, is not running, or cannot be started as things are.
  UNREACHABLE(3),
  /// A fault in Tocsin or in the machine under it.
  INTERNAL(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
