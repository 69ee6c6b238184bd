package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/// A private key that signs notes, made from a 32-byte seed. Safe for many threads.
public final class NoteSigner {
  /// Length of a seed.
  public static final int SEED_BYTES = 32;

  private final NoteKey key;
  private final CipherParameters privateKey;

  private NoteSigner(NoteKey key, CipherParameters privateKey) {
    this.key = key;
    this.privateKey = privateKey;
  }

  /// Signs texts: type 0x01.
  public static NoteSigner ed25519(String name, byte[] seed) {
    return ed25519(SignatureType.ED25519, name, seed);
  }

  /// Cosigns checkpoints with a time: type 0x04. One seed serves one cosigner name only, because
  /// the signature does not cover the name.
  public static NoteSigner ed25519Cosigner(String name, byte[] seed) {
    return ed25519(SignatureType.ED25519_COSIGNATURE, name, seed);
  }

  /// Signs or cosigns checkpoints with a time: type 0x06.
  ///
  /// @param hedge random numbers mixed into each signature against fault attacks (FIPS 204 §3.4);
  ///   two signatures over one message differ
  public static NoteSigner mlDsa44Cosigner(String name, byte[] seed, SecureRandom hedge) {
    MLDSAPrivateKeyParameters privateKey = mlDsa44(seed);
    return new NoteSigner(
        mlDsa44Key(name, privateKey), new ParametersWithRandom(privateKey, hedge));
  }

  /// The same without randomness, for tests and simulations that must repeat themselves.
  public static NoteSigner deterministicMlDsa44Cosigner(String name, byte[] seed) {
    MLDSAPrivateKeyParameters privateKey = mlDsa44(seed);
    return new NoteSigner(mlDsa44Key(name, privateKey), privateKey);
  }

  /// The public half.
  public NoteKey key() {
    return key;
  }

  /// Signs a note's text.
  ///
  /// @param time when; cut to the second, and ignored by type 0x01
  /// @throws IllegalArgumentException if the time is before 1970, or the text is not a checkpoint
  ///   and the type signs only those
  public NoteSignature sign(String text, Instant time) {
    SignatureType type = key.type();
    long seconds = time.getEpochSecond();
    if (type.isTimestamped() && seconds < 0) {
      throw new IllegalArgumentException("a cosignature's time is not before 1970: " + time);
    }
    byte[] signature = raw(SignedMessage.of(type, key.name(), seconds, text));
    ByteBuffer bytes = ByteBuffer.allocate(type.signatureBytes());
    if (type.isTimestamped()) {
      bytes.putLong(seconds);
    }
    return new NoteSignature(key.name(), key.id(), bytes.put(signature).array());
  }

  private byte[] raw(byte[] message) {
    Signer signer =
        key.type() == SignatureType.ML_DSA_44_COSIGNATURE ? new MLDSASigner() : new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("signing with " + key + " failed", e);
    }
  }

  private static NoteSigner ed25519(SignatureType type, String name, byte[] seed) {
    checkSeed(seed);
    var privateKey = new Ed25519PrivateKeyParameters(seed, 0);
    byte[] publicKey = privateKey.generatePublicKey().getEncoded();
    return new NoteSigner(NoteKey.of(name, type, publicKey), privateKey);
  }

  private static MLDSAPrivateKeyParameters mlDsa44(byte[] seed) {
    checkSeed(seed);
    return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed.clone());
  }

  private static NoteKey mlDsa44Key(String name, MLDSAPrivateKeyParameters privateKey) {
    byte[] publicKey = privateKey.getPublicKeyParameters().getEncoded();
    return NoteKey.of(name, SignatureType.ML_DSA_44_COSIGNATURE, publicKey);
  }

  private static void checkSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
  }
}
