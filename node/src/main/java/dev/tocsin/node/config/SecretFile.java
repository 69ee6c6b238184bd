package dev.tocsin.node.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Files that hold a secret on their first line and are for their owner only.
public final class SecretFile {
  private static final int BYTES_MAX = 4096;

  private SecretFile() {}

  /// Reads the line, without the blanks around it.
  ///
  /// @param setting which names the file, for the message
  /// @throws ConfigurationException if the file does not read, or others may read it
  public static String firstLine(Path file, String setting) {
    try {
      if (Files.getPosixFilePermissions(file).stream()
          .anyMatch(each -> !each.name().startsWith("OWNER_"))) {
        throw new ConfigurationException(
            List.of(
                "Others than its owner may use the file "
                    + file
                    + " ("
                    + setting
                    + "). Run: chmod 600 "
                    + file));
      }
      try (var in = Files.newInputStream(file)) {
        String text = new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("").strip();
      }
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(
          "There is no file " + file + ". Put it back, or change " + setting + ".", e);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The file " + file + " (" + setting + ") does not read. Check its owner and mode.", e);
    }
  }
}
