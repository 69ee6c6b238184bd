package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it is kept: Argon2id (RFC 9106) with its parameters.
///
/// @param cost what one try costs
record PasswordHash(Cost cost, Bytes salt, Bytes value) {
  private static final int SALT_BYTES = 16;
  private static final int VALUE_BYTES = 32;

  /// @param memoryKib memory in KiB
  /// @param passes over that memory
  /// @param lanes parallel lanes
  record Cost(int memoryKib, int passes, int lanes) {
    /// OWASP's recommendation of 19 MiB and two passes.
    static final Cost DEFAULT = new Cost(19 * 1024, 2, 1);
  }

  static PasswordHash of(String password, Cost cost, SecureRandom random) {
    var salt = bytes(SALT_BYTES, random);
    return new PasswordHash(cost, salt, Bytes.takenOver(derive(password, cost, salt.toArray())));
  }

  /// What no password fits, at the cost of one that might: for names that nobody has.
  static PasswordHash ofNobody(Cost cost, SecureRandom random) {
    return new PasswordHash(cost, bytes(SALT_BYTES, random), bytes(VALUE_BYTES, random));
  }

  private static Bytes bytes(int size, SecureRandom random) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.takenOver(bytes);
  }

  /// In constant time apart from the hash itself.
  boolean matches(String password) {
    return MessageDigest.isEqual(derive(password, cost, salt.toArray()), value.toArray());
  }

  private static byte[] derive(String password, Cost cost, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    var value = new byte[VALUE_BYTES];
    var words = Normalizer.normalize(password, Normalizer.Form.NFKC);
    generator.generateBytes(words.getBytes(StandardCharsets.UTF_8), value);
    return value;
  }
}
