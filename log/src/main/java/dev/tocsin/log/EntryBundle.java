package dev.tocsin.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Where up to 256 neighbouring log entries stand (C2SP tlog-tiles, "Log entries"), and their
/// bytes: each entry behind its length as a big-endian 16-bit number.
///
/// @param index how many bundles stand left of it
/// @param width how many entries, 1 to 256
public record EntryBundle(long index, int width) {
  /// The longest entry, in bytes.
  public static final int MAX_ENTRY_BYTES = 65_535;

  private static final String PREFIX = "tile/entries/";

  public EntryBundle {
    // A bundle stands beside the level 0 tile of the same index and width.
    new Tile(0, index, width);
  }

  /// Reads a path such as `tile/entries/x001/x234/067.p/12`.
  ///
  /// @throws FormatException if the path is not in its one correct form
  public static EntryBundle parse(String path) {
    if (!path.startsWith(PREFIX)) {
      throw new FormatException("an entry bundle's path starts with tile/entries/");
    }
    TilePath place = TilePath.parse(path.substring(PREFIX.length()));
    try {
      return new EntryBundle(place.index(), place.width());
    } catch (IllegalArgumentException e) {
      throw new FormatException("no tree has such a bundle: " + e.getMessage(), e);
    }
  }

  /// The path below the log's prefix.
  public String path() {
    return PREFIX + new TilePath(index, width).text();
  }

  /// The bundle's bytes.
  ///
  /// @throws IllegalArgumentException if there are not `width` entries, or one is too long
  public byte[] encode(List<byte[]> entries) {
    if (entries.size() != width) {
      throw new IllegalArgumentException(
          "a bundle of width " + width + " does not hold " + entries.size() + " entries");
    }
    int length = 0;
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY_BYTES) {
        throw new IllegalArgumentException(
            "a log entry has at most 65535 bytes, not " + entry.length);
      }
      length += Short.BYTES + entry.length;
    }
    ByteBuffer bundle = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      bundle.putShort((short) entry.length).put(entry);
    }
    return bundle.array();
  }

  /// The entries of a bundle. Nothing proves them until their leaf hashes are those of the level 0
  /// tile.
  ///
  /// @throws FormatException if the bytes do not hold exactly `width` entries
  public List<byte[]> decode(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    var entries = new ArrayList<byte[]>(width);
    for (int i = 0; i < width; i++) {
      if (rest.remaining() < Short.BYTES) {
        throw new FormatException("a bundle of width " + width + " ends before entry " + i);
      }
      int length = Short.toUnsignedInt(rest.getShort());
      if (rest.remaining() < length) {
        throw new FormatException("a bundle ends inside entry " + i);
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(entry);
    }
    if (rest.hasRemaining()) {
      throw new FormatException(
          "a bundle of width " + width + " has " + rest.remaining() + " bytes too many");
    }
    return List.copyOf(entries);
  }
}
