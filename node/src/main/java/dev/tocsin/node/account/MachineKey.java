package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key under which the secrets of programs are hashed (HMAC-SHA-256, RFC 2104): 32 random bytes
/// in the file `machine-key`, mode 600. The secrets have 256 random bits, so a slow hash would add
/// nothing; the key keeps a stolen store from telling even whether a secret is one of ours.
/// Immutable, safe for many threads; it never shows itself in text.
public final class MachineKey {
  /// Its name in the data folder.
  public static final String FILE_NAME = "machine-key";

  private static final String ALGORITHM = "HmacSHA256";

  // Cloned for each hash: to look for the algorithm and prepare the key costs more than a hash.
  private final Mac keyed;

  private MachineKey(byte[] key) {
    try {
      this.keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /// Reads the key of a data folder, or makes one if there is none. Under a new key no secret that
  /// was given out before is taken any more.
  ///
  /// @throws IllegalStateException if the file is not a key, or others than its owner may use it
  public static MachineKey in(Path folder) {
    String line = new OwnersFile(folder.resolve(FILE_NAME), "key of machine accounts").line();
    return new MachineKey(Base64.getUrlDecoder().decode(line));
  }

  Bytes hash(String secret) {
    try {
      var mac = (Mac) keyed.clone();
      return Bytes.of(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of every Java platform can be cloned", e);
    }
  }

  @Override
  public String toString() {
    return "the key of machine accounts";
  }
}
