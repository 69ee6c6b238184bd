package dev.tocsin.exchange.keys;

import java.security.SecureRandom;

/// The seeds of two keys that sign together; drawn independently, so that neither gives the other
/// away.
public record DualSeed(SecretSeed ed25519, SecretSeed mlDsa65) {
  public static DualSeed random(SecureRandom random) {
    return new DualSeed(SecretSeed.random(random), SecretSeed.random(random));
  }
}
