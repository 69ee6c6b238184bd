package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Credentials;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a password comes from; never from an argument, which others on the machine could read.
final class PasswordOptions {
  private static final int BYTES_MAX = 4096;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password (default: $TOCSIN_PASSWORD, else asked for).")
  Optional<Path> file = Optional.empty();

  Credentials.Person person(Terminal terminal, String account) {
    String password = given(terminal).orElseGet(() -> asked(terminal, "Password of " + account));
    try {
      return new Credentials.Person(account, password);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "Not a name: " + e.getMessage() + ".", e);
    }
  }

  /// A password that is being set, asked for twice.
  String fresh(Terminal terminal, String account) {
    return given(terminal)
        .orElseGet(() -> {
          String first = asked(terminal, "New password of " + account);
          if (!first.equals(asked(terminal, "Once more"))) {
            throw CommandFailure.usage("The two passwords differ. Nothing was changed.");
          }
          return first;
        });
  }

  private Optional<String> given(Terminal terminal) {
    return file.map(path -> NamedFile.line(path, BYTES_MAX))
        .or(() -> terminal.variable("TOCSIN_PASSWORD"));
  }

  private static String asked(Terminal terminal, String question) {
    return terminal
        .prompt()
        .secret(question)
        .filter(password -> !password.isEmpty())
        .orElseThrow(() ->
            CommandFailure.usage(
                "A password is needed and none was given. Use --password-file FILE or the variable"
                    + " TOCSIN_PASSWORD where nobody can type it."));
  }
}
