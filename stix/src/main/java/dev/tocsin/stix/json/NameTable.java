package dev.tocsin.stix.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives the names of members that documents share as one string each, found by their bytes. Of
/// fixed size: names push each other out, so foreign documents cannot make it grow. Safe for many
/// threads: entries are immutable, and a lost one costs only a new string.
final class NameTable {
  private static final int SIZE = 1024;
  private static final int LONGEST = 64;
  private static final @Nullable Entry[] ENTRIES = new @Nullable Entry[SIZE];

  private NameTable() {}

  /// A name with its bytes.
  private static final class Entry {
    private final byte[] ascii;
    private final String name;

    Entry(byte[] ascii, String name) {
      this.ascii = ascii;
      this.name = name;
    }
  }

  /// The name in ASCII bytes.
  ///
  /// @param hash the name's [String#hashCode]
  static String name(byte[] bytes, int from, int to, int hash) {
    int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & (SIZE - 1);
    Entry known = ENTRIES[slot];
    if (known != null && Arrays.equals(known.ascii, 0, known.ascii.length, bytes, from, to)) {
      return known.name;
    }
    String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    if (to - from <= LONGEST) {
      ENTRIES[slot] = new Entry(Arrays.copyOfRange(bytes, from, to), name);
    }
    return name;
  }
}
