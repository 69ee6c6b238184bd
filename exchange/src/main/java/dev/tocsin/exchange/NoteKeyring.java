package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor;
import dev.tocsin.exchange.descriptor.NodeDescriptor.NoteKeys;
import dev.tocsin.exchange.descriptor.NoteKeyText;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.NodeKeys.NoteSeed;
import dev.tocsin.exchange.keys.SecretSeed;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;

/// The keys by which a node signs its own checkpoints and cosigns its partners'. Immutable; safe
/// for many threads.
final class NoteKeyring {
  private NoteKeyring() {}

  static NoteKeyring of(NodeId node, NodeKeys keys) {
    return new NoteKeyring();
  }

  static NoteKeys logKeys(NodeId node, NoteSeed seed) {
    return keys(NodeDescriptor.origin(node), NoteKeyText.LOG_ED25519, seed);
  }

  static NoteKeys witnessKeys(NodeId node, NoteSeed seed) {
    return keys(NodeDescriptor.witnessName(node), NoteKeyText.WITNESS_ED25519, seed);
  }

  private static NoteKeys keys(String name, byte ed25519Type, NoteSeed seed) {
    return new NoteKeys(
        name,
        NoteKeyText.write(name, ed25519Type, ed25519(seed.ed25519())),
        NoteKeyText.write(name, NoteKeyText.ML_DSA_44, mlDsa44(seed.mlDsa44())));
  }

  private static byte[] ed25519(SecretSeed seed) {
    return new Ed25519PrivateKeyParameters(seed.toArray()).generatePublicKey().getEncoded();
  }

  private static byte[] mlDsa44(SecretSeed seed) {
    return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed.toArray()).getPublicKey();
  }

  Bytes signCheckpoint(LogPoint point, Instant now) {
    throw new UnsupportedOperationException();
  }

  Bytes cosign(Bytes note, Instant now) {
    throw new UnsupportedOperationException();
  }

  static final class Checker {
    static Checker of(NodeDescriptor d) {
      return new Checker();
    }

    Optional<LogPoint> checkpoint(Bytes note) {
      throw new UnsupportedOperationException();
    }

    Optional<Instant> cosignature(Bytes note, Bytes lines) {
      throw new UnsupportedOperationException();
    }
  }
}
