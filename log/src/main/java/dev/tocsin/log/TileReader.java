package dev.tocsin.log;

import java.util.function.Function;

/// Serves the nodes of a tree of one size from its tiles.
///
/// It checks the length of each tile and nothing else: what is made from its hashes proves nothing
/// until `Verifier`, or a comparison with the checkpoint's root, has accepted it. It keeps no tile;
/// let `fetch` remember them if fetching is slow.
public final class TileReader implements NodeReader {
  private final long size;
  private final Function<Tile, byte[]> fetch;

  private TileReader(long size, Function<Tile, byte[]> fetch) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree size is not negative: " + size);
    }
    this.size = size;
    this.fetch = fetch;
  }

  /// Reads by path below the log's prefix.
  ///
  /// @param size the tree size of a checkpoint whose tiles exist
  public static TileReader byPath(long size, Function<String, byte[]> fetch) {
    return new TileReader(size, tile -> fetch.apply(tile.path()));
  }

  /// Reads by tile.
  ///
  /// @param size the tree size of a checkpoint whose tiles exist
  public static TileReader byTile(long size, Function<Tile, byte[]> fetch) {
    return new TileReader(size, fetch);
  }

  /// The hash of a complete subtree, from one tile.
  ///
  /// @throws IllegalArgumentException if the tree does not have the node
  /// @throws FormatException if the fetched tile has another length than its width demands
  @Override
  public Hash node(int level, long index) {
    Tile tile = Tile.holding(level, index, size);
    byte[] bytes = fetch.apply(tile);
    if (bytes.length != tile.sizeBytes()) {
      throw new FormatException(
          "%s needs %d bytes, not %d".formatted(tile.path(), tile.sizeBytes(), bytes.length));
    }
    int height = level % Tile.HEIGHT;
    long first = (index << height) - tile.index() * Tile.FULL_WIDTH;
    return subtree(bytes, Math.toIntExact(first), height);
  }

  private static Hash subtree(byte[] tile, int first, int height) {
    if (height == 0) {
      return Hash.fromBytes(tile, first * Hash.SIZE_BYTES);
    }
    int half = 1 << (height - 1);
    return TreeHash.node(subtree(tile, first, height - 1), subtree(tile, first + half, height - 1));
  }
}
