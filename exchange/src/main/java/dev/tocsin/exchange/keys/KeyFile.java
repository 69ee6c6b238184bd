package dev.tocsin.exchange.keys;

import dev.tocsin.exchange.keys.KeyFileException.Fault;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The file that keeps a node's private keys: JSON with a readable header, mode 600, the seeds
/// encrypted with AES-256-GCM under a key from a passphrase or another key.
///
/// @param path where it stands
public record KeyFile(Path path) {
  private static final String FORMAT = "tocsin-keys";
  private static final long VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int BYTES_MAX = 16 * 1024;
  private static final JsonLimits LIMITS =
      JsonLimits.STATEMENT.withMaxBytes(BYTES_MAX).withMaxDepth(4);

  /// What one try of a passphrase costs (Argon2id).
  ///
  /// @param memoryKib at least 8192
  /// @param passes over that memory
  public record Cost(int memoryKib, int passes) {
    /// The second recommendation of RFC 9106 §4.
    public static final Cost DEFAULT = new Cost(64 * 1024, 3);
  }

  /// Writes a new file.
  ///
  /// @throws KeyFileException if there is one already
  public void create(NodeKeys keys, Unlock unlock, Cost cost) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new KeyFileException(
          Fault.ALREADY_THERE,
          "There is already a file " + path + ". Move it away if new keys are really wanted.");
    }
    replace(keys, unlock, cost);
  }

  /// Writes the file, in place of an earlier one; after a crash there is the old or the new one.
  public void replace(NodeKeys keys, Unlock unlock, Cost cost) {
    try {
      SyncedFile.write(path, seal(keys, unlock, cost));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the key file " + path, e);
    }
  }

  /// Reads the keys.
  ///
  /// @throws KeyFileException if the file is refused or not unlocked
  public NodeKeys read(Unlock unlock) {
    try {
      requireMode();
      byte[] json = SyncedFile.read(path, BYTES_MAX);
      return open(json, unlock);
    } catch (NoSuchFileException e) {
      throw new KeyFileException(
          Fault.MISSING, "There is no key file " + path + ". Create it, or restore a backup.", e);
    } catch (JsonException | IllegalArgumentException e) {
      throw new KeyFileException(
          Fault.MALFORMED,
          "The key file " + path + " is not one that this version reads. Restore a backup.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + path, e);
    }
  }

  private void requireMode() throws IOException {
    var allowed = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Files.exists(path)) {
      throw new KeyFileException(
          Fault.MALFORMED, path + " is a link or a folder; the key file must be a file.");
    }
    if (!allowed.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
      throw new KeyFileException(
          Fault.TOO_OPEN,
          "Others than its owner may use the key file "
              + path
              + ". Run: chmod 600 "
              + path
              + ", and consider whether the keys were read.");
    }
  }

  private static byte[] seal(NodeKeys keys, Unlock unlock, Cost cost) {
    var random = new SecureRandom();
    var wrap = KeyWrap.fresh(unlock, cost, random);
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var header = header(wrap, nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, wrap.key(unlock), nonce, header);
      byte[] sealed = cipher.doFinal(NodeKeysCodec.write(keys));
      return Json.pretty(header.put("sealed", Base64.getEncoder().encodeToString(sealed)).build())
          .getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt with AES-256-GCM", e);
    }
  }

  private NodeKeys open(byte[] json, Unlock unlock) {
    var reader = JsonReader.of(Json.parse(json, LIMITS));
    if (!reader.string("format").equals(FORMAT) || reader.longValue("v") != VERSION) {
      throw reader.fault("format", "is not a key file of version " + VERSION);
    }
    var wrap = KeyWrap.read(reader.object("kdf"));
    byte[] nonce = reader.base64("nonce");
    byte[] sealed = reader.base64("sealed");
    reader.end();
    if (nonce.length != NONCE_BYTES) {
      throw reader.fault("nonce", "has not " + NONCE_BYTES + " bytes");
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, wrap.key(unlock), nonce, header(wrap, nonce));
      return NodeKeysCodec.read(cipher.doFinal(sealed));
    } catch (AEADBadTagException _) {
      throw new KeyFileException(
          Fault.NOT_UNLOCKED,
          "The key file "
              + path
              + " does not open: the passphrase or key is another one, or the file is damaged."
              + " Try again; if it stays so, restore a backup.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot decrypt with AES-256-GCM", e);
    }
  }

  private static JsonObject.Builder header(KeyWrap wrap, byte[] nonce) {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("v", VERSION)
        .put("kdf", wrap.json())
        .put("nonce", Base64.getEncoder().encodeToString(nonce));
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, JsonObject.Builder header)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(Json.write(header.build()));
    return cipher;
  }
}
