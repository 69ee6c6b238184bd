package dev.tocsin.node.taxii;

import dev.tocsin.node.account.OwnersFile;
import dev.tocsin.node.taxii.protocol.Cursor;
import java.nio.file.Path;
import java.util.Base64;

/// The key under which `next` is sealed: 32 random bytes in the file `cursor-key`, mode 600, so
/// that a page goes on after a restart.
public final class CursorKey {
  /// Its name in the data folder.
  public static final String FILE_NAME = "cursor-key";

  private CursorKey() {}

  /// What the key of a data folder seals and opens. Makes a key if there is none; under a new one
  /// no `next` that was given before is taken any more.
  ///
  /// @throws IllegalStateException if the file is not a key, or others than its owner may use it
  public static Cursor in(Path folder) {
    String line = new OwnersFile(folder.resolve(FILE_NAME), "key of page cursors").line();
    return new Cursor(Base64.getUrlDecoder().decode(line));
  }
}
