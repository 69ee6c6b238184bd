package dev.tocsin.exchange.descriptor;

import dev.tocsin.core.NodeId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The sixty digits that people on both sides read to each other over a second channel before they
/// trust a descriptor. They follow from both nodes' first root keys, and are the same on both
/// sides; root keys that replace the first are bound to them by the descriptors' chain.
///
/// A false node with the same number costs about 2^199 tries.
///
/// @param value twelve groups of five digits, with single spaces
public record SharedNumber(String value) {
  private static final int GROUPS = 12;
  private static final int GROUP_BYTES = 5;
  private static final BigInteger GROUP_VALUES = BigInteger.valueOf(100_000);

  /// The number of two nodes, in whichever order.
  ///
  /// @throws IllegalArgumentException if both are the same node
  public static SharedNumber of(NodeId one, NodeId other) {
    int order = one.value().compareTo(other.value());
    if (order == 0) {
      throw new IllegalArgumentException("a node has no number with itself");
    }
    String lower = order < 0 ? one.value() : other.value();
    String higher = order < 0 ? other.value() : one.value();
    byte[] digest = sha512("tocsin/number/v1\n" + lower + "\n" + higher + "\n");
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      byte[] group = Arrays.copyOfRange(digest, i * GROUP_BYTES, (i + 1) * GROUP_BYTES);
      String digits = new BigInteger(1, group).mod(GROUP_VALUES).toString();
      text.append(i == 0 ? "" : " ").append("0".repeat(5 - digits.length())).append(digits);
    }
    return new SharedNumber(text.toString());
  }

  private static byte[] sha512(String text) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-512", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
