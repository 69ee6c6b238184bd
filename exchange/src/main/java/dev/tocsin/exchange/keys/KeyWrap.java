package dev.tocsin.exchange.keys;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.keys.KeyFileException.Fault;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How the key of a key file is derived from what unlocks it.
sealed interface KeyWrap {
  int KEY_BYTES = 32;
  int SALT_BYTES = 16;

  /// The derived key.
  ///
  /// @throws KeyFileException if it is unlocked in the other way
  byte[] key(Unlock unlock);

  JsonObject json();

  /// Argon2id (RFC 9106) over a passphrase.
  ///
  /// @param memory in KiB
  /// @param passes over the memory
  /// @param lanes computed independently
  record Argon2id(int memory, int passes, int lanes, Bytes salt) implements KeyWrap {
    private static final int MEMORY_MIN = 8 * 1024;
    private static final int MEMORY_MAX = 512 * 1024;
    private static final int PASSES_MAX = 16;
    private static final int LANES_MAX = 8;

    @Override
    public byte[] key(Unlock unlock) {
      if (!(unlock instanceof Unlock.Passphrase passphrase)) {
        throw new KeyFileException(
            Fault.NOT_UNLOCKED,
            "The key file is locked with a passphrase, and a raw key was given. Give its"
                + " passphrase.");
      }
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt.toArray())
              .build());
      var key = new byte[KEY_BYTES];
      generator.generateBytes(passphrase.octets(), key);
      return key;
    }

    @Override
    public JsonObject json() {
      return JsonObject.builder()
          .put("name", "argon2id")
          .put("memory_kib", memory)
          .put("passes", passes)
          .put("lanes", lanes)
          .put("salt", Base64.getEncoder().encodeToString(salt.toArray()))
          .build();
    }

    static Argon2id read(JsonReader reader) {
      return new Argon2id(
          bounded(reader, "memory_kib", MEMORY_MIN, MEMORY_MAX),
          bounded(reader, "passes", 1, PASSES_MAX),
          bounded(reader, "lanes", 1, LANES_MAX),
          readSalt(reader));
    }

    private static int bounded(JsonReader reader, String member, int least, int most) {
      long value = reader.longValue(member);
      if (value < least || value > most) {
        throw reader.fault(member, "is not from " + least + " to " + most);
      }
      return (int) value;
    }
  }

  /// HKDF-SHA256 (RFC 5869) over a random key.
  record Hkdf(Bytes salt) implements KeyWrap {
    private static final byte[] INFO = "tocsin/keyfile/v1".getBytes(StandardCharsets.UTF_8);

    @Override
    public byte[] key(Unlock unlock) {
      if (!(unlock instanceof Unlock.RawKey raw)) {
        throw new KeyFileException(
            Fault.NOT_UNLOCKED,
            "The key file is locked with a raw key of 32 bytes, and a passphrase was given. Give"
                + " that key.");
      }
      try {
        return KDF.getInstance("HKDF-SHA256")
            .deriveData(
                HKDFParameterSpec.ofExtract()
                    .addIKM(raw.key().toArray())
                    .addSalt(salt.toArray())
                    .thenExpand(INFO, KEY_BYTES));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no HKDF-SHA256", e);
      }
    }

    @Override
    public JsonObject json() {
      return JsonObject.builder()
          .put("name", "hkdf-sha256")
          .put("salt", Base64.getEncoder().encodeToString(salt.toArray()))
          .build();
    }
  }

  static KeyWrap fresh(Unlock unlock, KeyFile.Cost cost, SecureRandom random) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return switch (unlock) {
      case Unlock.Passphrase _ -> new Argon2id(cost.memoryKib(), cost.passes(), 1, Bytes.of(salt));
      case Unlock.RawKey _ -> new Hkdf(Bytes.of(salt));
    };
  }

  static KeyWrap read(JsonReader reader) {
    String name = reader.string("name");
    KeyWrap wrap =
        switch (name) {
          case "argon2id" -> Argon2id.read(reader);
          case "hkdf-sha256" -> new Hkdf(readSalt(reader));
          default -> throw reader.fault("name", "is no derivation that this version knows");
        };
    reader.end();
    return wrap;
  }

  private static Bytes readSalt(JsonReader reader) {
    byte[] salt = reader.base64("salt");
    if (salt.length != SALT_BYTES) {
      throw reader.fault("salt", "has not " + SALT_BYTES + " bytes");
    }
    return Bytes.of(salt);
  }
}
