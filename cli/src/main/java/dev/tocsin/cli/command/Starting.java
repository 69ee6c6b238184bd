package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.exchange.keys.KeyFileException;
import dev.tocsin.node.CannotStart;
import dev.tocsin.node.config.ConfigurationException;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.web.CannotListen;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns whatever keeps a node from being made or started into words and an exit code.
final class Starting {
  private Starting() {}

  static <T> T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (ConfigurationException e) {
      throw new CommandFailure(ExitCode.USAGE, words(e), e);
    } catch (CannotStart | CannotListen | KeyFileException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, words(e), e);
    } catch (DeskException e) {
      throw new CommandFailure(ExitCode.USAGE, words(e), e);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The data folder cannot be used: "
              + e.getCause()
              + ". Check the disk, its free space, and the folder's owner and mode.",
          e);
    } catch (IllegalCallerException | LinkageError e) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "The store's native library does not load: "
              + Optional.ofNullable(e.getCause()).orElse(e)
              + ". Start Java with --enable-native-access=ALL-UNNAMED, as the tocsin command does,"
              + " and let its temporary folder take programs (-Djava.io.tmpdir=DIR).",
          e);
    }
  }

  private static String words(RuntimeException e) {
    String text = String.valueOf(e.getMessage());
    String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return sentence.endsWith(".") || sentence.indexOf('\n') >= 0 ? sentence : sentence + ".";
  }
}
