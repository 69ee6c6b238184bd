package dev.tocsin.log;

import java.time.Instant;
import java.util.Arrays;

/// Keys that the tests share, made from fixed seeds.
final class Keys {
  static final String ORIGIN = "log.example/bell";
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final NoteSigner LOG = NoteSigner.ed25519(ORIGIN, seed(1));
  static final NoteSigner LOG_PQ = NoteSigner.deterministicMlDsa44Cosigner(ORIGIN, seed(2));
  static final NoteSigner EAST = NoteSigner.ed25519Cosigner("east.example/w1", seed(3));
  static final NoteSigner WEST =
      NoteSigner.deterministicMlDsa44Cosigner("west.example/w1", seed(4));
  static final NoteSigner NORTH = NoteSigner.ed25519Cosigner("north.example/w1", seed(5));
  static final NoteSigner STRANGER = NoteSigner.ed25519(ORIGIN, seed(9));

  private Keys() {}

  static byte[] seed(int value) {
    byte[] seed = new byte[NoteSigner.SEED_BYTES];
    Arrays.fill(seed, (byte) value);
    return seed;
  }
}
