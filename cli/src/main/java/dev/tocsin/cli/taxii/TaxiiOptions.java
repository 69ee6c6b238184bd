package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.taxii.ClientSettings;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Tls;
import dev.tocsin.taxii.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// How a server is talked to. Nothing secret stands in an argument, which others on the machine
/// could read.
final class TaxiiOptions {
  private static final int SECRET_BYTES_MAX = 16 * 1024;
  private static final int PEM_BYTES_MAX = 1024 * 1024;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file whose first line is a bearer token (or $$TOCSIN_TAXII_TOKEN).")
  Optional<Path> token = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "A name, where the server wants name and password.")
  Optional<String> user = Optional.empty();

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password (or $$TOCSIN_TAXII_PASSWORD; else asked for).")
  Optional<Path> password = Optional.empty();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "PEM certificates to trust, where Java's own do not do.")
  Optional<Path> trust = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PEM with a client certificate and its private key (PKCS #8).")
  Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--allow-plain-http",
      description = "Call http:// addresses of other machines too; all on the way can read it.")
  boolean plain;

  TaxiiClient client(Terminal terminal) {
    var settings = ClientSettings.of(credentials(terminal)).withPlainAllowed(plain);
    if (trust.isPresent() || certificate.isPresent()) {
      try {
        settings =
            settings.withTls(
                Tls.context(
                    trust.map(file -> text(file, PEM_BYTES_MAX)),
                    certificate.map(file -> text(file, PEM_BYTES_MAX))));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(
            ExitCode.USAGE, "--trust or --certificate: " + e.getMessage() + ".", e);
      }
    }
    return new TaxiiClient(settings, Clock.systemUTC());
  }

  private Credentials credentials(Terminal terminal) {
    try {
      if (user.isPresent()) {
        String name = user.orElseThrow();
        String secret =
            password
                .map(TaxiiOptions::line)
                .or(() -> terminal.variable("TOCSIN_TAXII_PASSWORD"))
                .or(() -> terminal.prompt().secret("Password of " + name))
                .orElseThrow(() ->
                    CommandFailure.usage(
                        "A password is needed and none was given. Use --password-file FILE or the"
                            + " variable TOCSIN_TAXII_PASSWORD."));
        return new Credentials.Basic(name, secret);
      }
      return token
          .map(TaxiiOptions::line)
          .or(() -> terminal.variable("TOCSIN_TAXII_TOKEN").map(String::strip))
          .<Credentials>map(Credentials.Bearer::new)
          .orElseGet(Credentials.Nobody::new);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "Not usable: " + e.getMessage() + ".", e);
    }
  }

  private static String line(Path file) {
    return text(file, SECRET_BYTES_MAX).lines().findFirst().orElse("").strip();
  }

  private static String text(Path file, int max) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw CommandFailure.usage(file + " is larger than " + max + " bytes.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static CommandFailure unreadable(Path file, IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? "there is no such file or folder"
            : String.valueOf(e.getMessage());
    return new CommandFailure(ExitCode.USAGE, "Cannot read " + file + ": " + why + ".", e);
  }

  /// An address as a person writes it.
  static URI address(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "Not an address: " + text, e);
    }
  }

  /// Does work that asks a server; its troubles become words and exit codes.
  static <T> T asking(Callable<T> work) {
    try {
      return work.call();
    } catch (TaxiiException e) {
      throw new CommandFailure(exit(e.trouble()), e.trouble().sentence(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.UNREACHABLE, "Interrupted.", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ExitCode exit(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Refused refused -> {
        int status = refused.status();
        yield switch (status) {
          case 401, 403, 404 -> ExitCode.USAGE;
          default -> status == 429 || status >= 500 ? ExitCode.UNREACHABLE : ExitCode.NO;
        };
      }
      case Trouble.Broken _, Trouble.TooLarge _, Trouble.NotTaxii _ -> ExitCode.UNREACHABLE;
      case Trouble.NotAllowed _ -> ExitCode.USAGE;
    };
  }
}
