package dev.tocsin.cli.terminal;

/// An expected end of a command other than success. The message says what happened, where, and what
/// to do; it may hold hostile text and is made safe when printed.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exit;

  public CommandFailure(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  public CommandFailure(ExitCode exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  public ExitCode exit() {
    return exit;
  }

  /// The sentences for the person.
  public String sentences() {
    return String.valueOf(getMessage());
  }
}
