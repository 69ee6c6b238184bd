package dev.tocsin.exchange.carrier;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which addresses a partner's URL may lead to, so that a descriptor cannot turn this node against
/// its own network.
public enum AddressRule {
  /// Public addresses only.
  PUBLIC,
  /// Loopback and private ranges too: for closed networks, demonstrations and tests.
  ANY_UNICAST;

  private static final int CARRIER_GRADE_FIRST = 100;
  private static final int CARRIER_GRADE_SECOND = 64;
  private static final int CARRIER_GRADE_MASK = 0xc0;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  /// The addresses of a host, all of which are allowed.
  ///
  /// @throws UnknownHostException if it has none, or one that is not allowed
  List<InetAddress> resolve(String host) throws UnknownHostException {
    var addresses = List.of(InetAddress.getAllByName(host));
    for (var address : addresses) {
      if (!allows(address)) {
        throw new UnknownHostException(
            "the partner's address is one that this node does not call (link-local, multicast,"
                + " unspecified, or private while the settings do not allow that)");
      }
    }
    return addresses;
  }

  boolean allows(InetAddress given) {
    var address = unwrapped(given);
    if (address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || isReserved(address.getAddress())) {
      return false;
    }
    return this == ANY_UNICAST
        || !(address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || isPrivate(address.getAddress()));
  }

  /// 0.0.0.0/8 and 240.0.0.0/4, broadcast included.
  private static boolean isReserved(byte[] bytes) {
    return bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xf0) == 0xf0);
  }

  /// 100.64.0.0/10 and fc00::/7, which Java does not call site-local.
  private static boolean isPrivate(byte[] bytes) {
    return bytes.length == 4
        ? bytes[0] == CARRIER_GRADE_FIRST && (bytes[1] & CARRIER_GRADE_MASK) == CARRIER_GRADE_SECOND
        : (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }

  /// The IPv4 address within an IPv4-compatible or NAT64 address (RFC 4291, RFC 6052), which would
  /// otherwise hide it; Java itself unwraps IPv4-mapped ones.
  private static InetAddress unwrapped(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] nat64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    boolean wrapped =
        address instanceof Inet6Address v6
            && (Arrays.equals(bytes, 0, 12, nat64, 0, 12)
                || (v6.isIPv4CompatibleAddress() && !v6.isLoopbackAddress()));
    if (!wrapped) {
      return address;
    }
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are always an address", e);
    }
  }
}
