package dev.tocsin.log;

import java.util.ArrayList;
import java.util.List;

/// Where one tile of hashes stands (C2SP tlog-tiles): up to 256 neighbouring subtree hashes, each
/// over 256^level leaves.
///
/// @param level 0 for leaf hashes; up to 7, because no tree of 2^63-1 leaves has a higher one
/// @param index how many tiles of this level stand left of it
/// @param width how many hashes, 1 to 256; a tile below 256 is partial
public record Tile(int level, long index, int width) {
  /// Hashes in a full tile.
  public static final int FULL_WIDTH = 256;

  /// Levels of the tree that one tile spans.
  static final int HEIGHT = 8;

  private static final String PREFIX = "tile/";
  private static final int MAX_LEVEL = 7;

  public Tile {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("a tile level is 0 to 7, not " + level);
    }
    if (width < 1 || width > FULL_WIDTH) {
      throw new IllegalArgumentException("a tile width is 1 to 256, not " + width);
    }
    if (index < 0 || index > hashes(Long.MAX_VALUE, level) >>> HEIGHT) {
      throw new IllegalArgumentException("no tree has tile " + index + " at level " + level);
    }
    if (width > hashes(Long.MAX_VALUE, level) - (index << HEIGHT)) {
      throw new IllegalArgumentException("no tree has so wide a tile at level " + level);
    }
  }

  /// Reads a path such as `tile/0/x001/x234/067.p/12`.
  ///
  /// @throws FormatException if the path is not in its one correct form
  public static Tile parse(String path) {
    int slash = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || slash < 0) {
      throw new FormatException("a tile path is tile/<level>/<index>, perhaps with .p/<width>");
    }
    long level = StrictText.decimal(path.substring(PREFIX.length(), slash));
    if (level > MAX_LEVEL) {
      throw new FormatException("a tile level is 0 to 7, not " + level);
    }
    TilePath place = TilePath.parse(path.substring(slash + 1));
    try {
      return new Tile(Math.toIntExact(level), place.index(), place.width());
    } catch (IllegalArgumentException e) {
      throw new FormatException("no tree has such a tile: " + e.getMessage(), e);
    }
  }

  /// The tile that holds this subtree hash, as wide as a tree of `size` leaves makes it.
  ///
  /// @throws IllegalArgumentException if the subtree is not complete in a tree of that size
  public static Tile holding(int level, long index, long size) {
    if (level < 0 || level > Node.MAX_LEVEL || index < 0 || index >= size >>> level) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves has no node " + index + " at level " + level);
    }
    int tileLevel = level / HEIGHT;
    long first = index << (level % HEIGHT);
    long tileIndex = first >>> HEIGHT;
    long width = Math.min(FULL_WIDTH, hashes(size, tileLevel) - (tileIndex << HEIGHT));
    return new Tile(tileLevel, tileIndex, Math.toIntExact(width));
  }

  /// The tiles that a log has to publish when it grew: all that are new or wider than before, level
  /// 0 first. There are about (newSize - oldSize) / 255 of them.
  ///
  /// @throws IllegalArgumentException unless 0 <= oldSize <= newSize
  public static List<Tile> grown(long oldSize, long newSize) {
    if (oldSize < 0 || oldSize > newSize) {
      throw new IllegalArgumentException("a log does not grow from " + oldSize + " to " + newSize);
    }
    var tiles = new ArrayList<Tile>();
    for (int level = 0; level <= MAX_LEVEL && hashes(newSize, level) > 0; level++) {
      long before = hashes(oldSize, level);
      long now = hashes(newSize, level);
      for (long start = before & -FULL_WIDTH; before < now && start < now; start += FULL_WIDTH) {
        int width = Math.toIntExact(Math.min(FULL_WIDTH, now - start));
        tiles.add(new Tile(level, start >>> HEIGHT, width));
      }
    }
    return List.copyOf(tiles);
  }

  /// Whether it has fewer than 256 hashes.
  public boolean isPartial() {
    return width < FULL_WIDTH;
  }

  /// Length of the tile's bytes.
  public int sizeBytes() {
    return width * Hash.SIZE_BYTES;
  }

  /// The path below the log's prefix, such as `tile/0/x001/x234/067.p/12`.
  public String path() {
    return PREFIX + level + "/" + new TilePath(index, width).text();
  }

  /// The tile's bytes, made from stored nodes.
  public byte[] bytes(NodeReader reader) {
    byte[] bytes = new byte[sizeBytes()];
    for (int i = 0; i < width; i++) {
      reader.node(level * HEIGHT, (index << HEIGHT) + i).writeTo(bytes, i * Hash.SIZE_BYTES);
    }
    return bytes;
  }

  /// How many hashes a level of tiles has in a tree of `size` leaves.
  private static long hashes(long size, int level) {
    return size >>> (level * HEIGHT);
  }
}
