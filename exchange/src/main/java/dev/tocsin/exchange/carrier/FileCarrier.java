package dev.tocsin.exchange.carrier;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.keys.SyncedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Capsules as files in a folder, for a person to carry. Each file is named after its capsule's id
/// and is there whole or not at all.
///
/// @param folder must exist
public record FileCarrier(Path folder) {
  /// How many files one reading takes.
  public static final int FILES_MAX = 1_000;

  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{64}" + Pattern.quote(Capsule.FILE_SUFFIX));

  /// One capsule and the file it came from.
  ///
  /// @param intact whether the bytes are those that the file's name promises
  public record Found(Path file, Bytes capsule, boolean intact) {}

  /// Writes a capsule; the same capsule again changes nothing.
  ///
  /// @return the file
  public Path write(Bytes capsule) throws IOException {
    if (capsule.size() > Capsule.BYTES_MAX) {
      throw new IllegalArgumentException(
          "a capsule has at most " + Capsule.BYTES_MAX + " bytes, not " + capsule.size());
    }
    var file = folder.resolve(Capsule.fileName(capsule));
    SyncedFile.write(file, capsule.toArray());
    return file;
  }

  /// The capsule files in the folder, by name, [#FILES_MAX] at most. Links, other names and files
  /// that are too large are passed over.
  public List<Path> list() throws IOException {
    var files = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder, FileCarrier::isCapsule)) {
      for (Path file : stream) {
        files.add(file);
        if (files.size() >= FILES_MAX) {
          break;
        }
      }
    }
    files.sort(null);
    return List.copyOf(files);
  }

  /// Reads one file of [#list].
  ///
  /// @throws IllegalArgumentException if it has grown beyond the limit
  public Found read(Path file) throws IOException {
    var capsule = Bytes.of(SyncedFile.read(file, Capsule.BYTES_MAX));
    boolean intact = file.endsWith(Capsule.fileName(capsule));
    return new Found(file, capsule, intact);
  }

  private static boolean isCapsule(Path file) throws IOException {
    return NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) <= Capsule.BYTES_MAX;
  }
}
