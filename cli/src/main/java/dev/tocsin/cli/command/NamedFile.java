package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that people name: read whole up to a limit, written whole or not at all.
final class NamedFile {
  private NamedFile() {}

  static byte[] bytes(Path file, int max) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw CommandFailure.usage(file + " is larger than " + max + " bytes.");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// The first line, without the blanks around it.
  static String line(Path file, int max) {
    String text = new String(bytes(file, max), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("").strip();
  }

  /// Writes a file that must not be there yet.
  static void write(Path file, byte[] bytes) {
    try {
      var folder = file.toAbsolutePath().getParent();
      var part = Files.createTempFile(folder, ".tocsin-", ".part");
      try {
        Files.write(part, bytes, StandardOpenOption.SYNC);
        // A link, unlike a move, refuses to replace what is there.
        Files.createLink(file, part);
      } catch (UnsupportedOperationException _) {
        Files.copy(part, file, StandardCopyOption.COPY_ATTRIBUTES);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "There is already a file " + file + ". Move it away or name another.", e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.USAGE, "Cannot write " + file + ": " + words(e) + ".", e);
    }
  }

  /// The failure to read a file.
  static CommandFailure unreadable(Path file, IOException e) {
    return new CommandFailure(ExitCode.USAGE, "Cannot read " + file + ": " + words(e) + ".", e);
  }

  private static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "you may not";
      default -> String.valueOf(e.getMessage());
    };
  }
}
