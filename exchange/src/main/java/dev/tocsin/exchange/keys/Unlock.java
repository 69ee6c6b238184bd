package dev.tocsin.exchange.keys;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What opens a key file.
public sealed interface Unlock {

  /// Words that a person types. Compared in Unicode form NFKC, so that keyboards do not matter.
  record Passphrase(String words) implements Unlock {
    public static final int LENGTH_MIN = 12;
    public static final int LENGTH_MAX = 1024;

    public Passphrase {
      if (words.length() < LENGTH_MIN || words.length() > LENGTH_MAX) {
        throw new IllegalArgumentException(
            "a passphrase has " + LENGTH_MIN + " to " + LENGTH_MAX + " characters");
      }
    }

    byte[] octets() {
      return Normalizer.normalize(words, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "a passphrase";
    }
  }

  /// Thirty-two random bytes kept elsewhere, such as in a file on another medium.
  record RawKey(SecretSeed key) implements Unlock {}
}
