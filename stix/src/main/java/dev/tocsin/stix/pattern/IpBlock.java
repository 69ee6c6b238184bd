package dev.tocsin.stix.pattern;

import java.util.Optional;

/// A range of IP addresses in CIDR notation, or one address (STIX 2.1 §6.7, §6.8). Bits after the
/// prefix do not count: `198.51.100.7/24` is `198.51.100.0/24`. IPv4 and IPv6 never contain each
/// other. Immutable.
///
/// @param family which addresses
/// @param high the first 64 bits of an IPv6 address; 0 for IPv4
/// @param low the last 64 bits of an IPv6 address; an IPv4 address in the last 32
/// @param prefix how many bits all addresses of the block share
public record IpBlock(Family family, long high, long low, int prefix) {
  private static final int LONGEST_TEXT = 49;

  /// The two kinds of addresses.
  public enum Family {
    IPV4(32),
    IPV6(128);

    private final int bits;

    Family(int bits) {
      this.bits = bits;
    }
  }

  public IpBlock {
    if (prefix < 0 || prefix > family.bits) {
      throw new IllegalArgumentException("a prefix of " + prefix + " bits");
    }
    if (family == Family.IPV4) {
      high = 0;
      low &= 0xffff_ffffL & mask(32 + prefix);
    } else {
      high &= mask(prefix);
      low &= mask(prefix - 64);
    }
  }

  /// Reads `198.51.100.0/24`, `198.51.100.7`, `2001:db8::/32`; empty if it is none.
  public static Optional<IpBlock> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    int end = slash < 0 ? text.length() : slash;
    Family family = text.indexOf(':') >= 0 ? Family.IPV6 : Family.IPV4;
    int prefix = slash < 0 ? family.bits : number(text, slash + 1, text.length(), 10, 3);
    if (prefix < 0 || prefix > family.bits) {
      return Optional.empty();
    }
    return family == Family.IPV4 ? ipv4(text, end, prefix) : ipv6(text, end, prefix);
  }

  /// Whether each address of the other block is one of this.
  public boolean contains(IpBlock other) {
    if (family != other.family || prefix > other.prefix) {
      return false;
    }
    return family == Family.IPV4
        ? low == (other.low & mask(32 + prefix))
        : high == (other.high & mask(prefix)) && low == (other.low & mask(prefix - 64));
  }

  /// The notation with all parts and the prefix: `198.51.100.0/24`, `2001:db8:0:0:0:0:0:0/32`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (family == Family.IPV4) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        text.append((low >>> shift) & 0xff).append(shift == 0 ? '/' : '.');
      }
    } else {
      for (int part = 0; part < 8; part++) {
        long half = part < 4 ? high : low;
        long value = (half >>> (48 - 16 * (part % 4))) & 0xffff;
        text.append(Long.toHexString(value)).append(part == 7 ? '/' : ':');
      }
    }
    return text.append(prefix).toString();
  }

  /// The first `bits` of 64; all for 64 and more, none for 0 and less.
  private static long mask(int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
  }

  private static Optional<IpBlock> ipv4(String text, int end, int prefix) {
    long address = dotted(text, 0, end);
    return address < 0
        ? Optional.empty()
        : Optional.of(new IpBlock(Family.IPV4, 0, address, prefix));
  }

  /// Four numbers with full stops between them; -1 if there is something else.
  private static long dotted(String text, int from, int end) {
    long address = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      int stop = part == 3 ? end : text.indexOf('.', at);
      if (stop < 0 || stop > end) {
        return -1;
      }
      int value = number(text, at, stop, 10, 3);
      boolean padded = stop - at > 1 && text.charAt(at) == '0';
      if (value < 0 || value > 255 || padded) {
        return -1;
      }
      address = (address << 8) | value;
      at = stop + 1;
    }
    return address;
  }

  private static Optional<IpBlock> ipv6(String text, int end, int prefix) {
    int[] parts = new int[8];
    int count = 0;
    int gap = -1;
    int at = 0;
    while (at < end) {
      if (text.startsWith("::", at) && gap < 0) {
        gap = count;
        at += 2;
        continue;
      }
      int stop = text.indexOf(':', at);
      stop = stop < 0 || stop > end ? end : stop;
      boolean quad = stop == end && count <= 6 && text.indexOf('.', at) > 0;
      long value = quad ? dotted(text, at, end) : number(text, at, stop, 16, 4);
      if (value < 0 || count == 8) {
        return Optional.empty();
      }
      if (quad) {
        parts[count++] = (int) (value >>> 16);
      }
      parts[count++] = (int) (value & 0xffff);
      // A colon after a part leads to another part, or is the first of a gap.
      at = stop == end || text.startsWith("::", stop) ? stop : stop + 1;
      if (at == end && stop != end) {
        return Optional.empty();
      }
    }
    // Eight parts and no gap, or fewer and one.
    return (gap < 0) == (count == 8)
        ? Optional.of(joined(parts, count, gap, prefix))
        : Optional.empty();
  }

  private static IpBlock joined(int[] parts, int count, int gap, int prefix) {
    long high = 0;
    long low = 0;
    for (int at = 0; at < 8; at++) {
      int from = gap < 0 || at < gap ? at : at - (8 - count);
      long value = gap >= 0 && at >= gap && from < gap ? 0 : parts[from];
      if (at < 4) {
        high = (high << 16) | value;
      } else {
        low = (low << 16) | value;
      }
    }
    return new IpBlock(Family.IPV6, high, low, prefix);
  }

  /// A number without sign; -1 if it is none or has too many digits.
  private static int number(String text, int from, int end, int radix, int maxDigits) {
    if (end <= from || end - from > maxDigits) {
      return -1;
    }
    int value = 0;
    for (int at = from; at < end; at++) {
      char unit = text.charAt(at);
      int digit = unit < 128 ? Character.digit(unit, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
