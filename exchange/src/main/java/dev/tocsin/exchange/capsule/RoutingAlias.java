package dev.tocsin.exchange.capsule;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.log.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Sixteen bytes that tell the receiving node which link a capsule belongs to, and tell a relay
/// nothing.
///
/// @param value 16 bytes
public record RoutingAlias(Bytes value) {
  public static final int BYTES = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final byte[] ENROLMENT_TAG =
      "tocsin/alias/enrol/v1\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TAG = "tocsin/alias/v1\n".getBytes(StandardCharsets.UTF_8);

  public RoutingAlias {
    if (value.size() != BYTES) {
      throw new IllegalArgumentException("an alias has " + BYTES + " bytes, not " + value.size());
    }
  }

  /// The alias before both sides have signed the agreement. Anyone who knows both node ids can
  /// compute it.
  public static RoutingAlias enrolment(NodeId from, NodeId to) {
    return cut(Hash.of(ENROLMENT_TAG, octets(from), octets(to)));
  }

  /// The alias that only the two sides know.
  ///
  /// @param secretOfLower the secret in the agreement of the node whose id sorts first
  /// @param epoch the link epoch, counted from 1
  public static RoutingAlias pairwise(
      Hash secretOfLower, Hash secretOfHigher, NodeId from, long epoch) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(epoch).array();
    return cut(Hash.of(TAG, secretOfLower.bytes(), secretOfHigher.bytes(), octets(from), number));
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if the text is not 32 lower-case hexadecimal digits
  public static RoutingAlias parse(String hex) {
    if (hex.length() != 2 * BYTES || !HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("an alias has 32 lower-case hexadecimal digits");
    }
    return new RoutingAlias(Bytes.of(HexFormat.of().parseHex(hex)));
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public String toString() {
    return hex();
  }

  private static RoutingAlias cut(Hash hash) {
    return new RoutingAlias(Bytes.of(Arrays.copyOf(hash.bytes(), BYTES)));
  }

  private static byte[] octets(NodeId node) {
    return node.value().getBytes(StandardCharsets.US_ASCII);
  }
}
