package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
  @Test
  void hasThePathsOfTheStandard() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(1, 0, 17).path()).isEqualTo("tile/1/000.p/17");
    assertThat(new Tile(0, 1000, 1).path()).isEqualTo("tile/0/x001/000.p/1");
    assertThat(new EntryBundle(273, 112).path()).isEqualTo("tile/entries/273.p/112");
  }

  @Test
  void readsBackItsPaths() {
    for (long index : new long[] {0, 1, 999, 1000, 999_999, 1_000_000, (1L << 55) - 2}) {
      for (int width : new int[] {1, 12, 255, 256}) {
        Tile tile = new Tile(0, index, width);
        assertThat(Tile.parse(tile.path())).isEqualTo(tile);
        EntryBundle bundle = new EntryBundle(index, width);
        assertThat(EntryBundle.parse(bundle.path())).isEqualTo(bundle);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0001",
        "tile/0/x001",
        "tile/0/001/002",
        "tile/0/x000/001",
        "tile/0/x001/x002",
        "tile/00/001",
        "tile/-1/001",
        "tile/8/000",
        "tile/64/000",
        "tile/0/+01",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001.p/",
        "tile/0/001.p/1/",
        "tile/0/001/",
        "/tile/0/001",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/7/000",
        "tile/7/000.p/128",
        "tile/entries/001",
        "tile/0/../001"
      })
  void refusesOtherPaths(String path) {
    assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(FormatException.class);
  }

  @Test
  void refusesEntryPathsThatAreNone() {
    for (String path : List.of("tile/0/001", "tile/entries/", "tile/entries/1", "entries/001")) {
      assertThatThrownBy(() -> EntryBundle.parse(path)).isInstanceOf(FormatException.class);
    }
  }

  /// The example of tlog-tiles, "Partial Tiles".
  @Test
  void dividesATreeOf70000LikeTheStandard() {
    List<Tile> tiles = Tile.grown(0, 70_000);
    assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(tiles.stream().filter(Tile::isPartial))
        .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    assertThat(Tile.grown(0, 256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
  }

  @Test
  void listsWhatIsNewOrWider() {
    assertThat(Tile.grown(255, 257))
        .containsExactly(new Tile(0, 0, 256), new Tile(0, 1, 1), new Tile(1, 0, 1));
    assertThat(Tile.grown(256, 257)).containsExactly(new Tile(0, 1, 1));
    assertThat(Tile.grown(300, 300)).isEmpty();
    assertThatThrownBy(() -> Tile.grown(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void servesEveryNodeOfATreeFromItsTiles() {
    int size = 1_000;
    MemoryTree tree = MemoryTree.ofSize(size);
    Map<String, byte[]> published = published(tree, size);
    TileReader reader = TileReader.byPath(size, path -> published.getOrDefault(path, new byte[0]));
    for (int level = 0; size >>> level > 0; level++) {
      for (int index = 0; index < size >>> level; index += 1 + (size >>> level) / 40) {
        assertThat(reader.node(level, index)).isEqualTo(tree.node(level, index));
      }
    }
    assertThat(Proofs.root(size, reader)).isEqualTo(tree.head(size).root());
    assertThat(Proofs.inclusion(777, size, reader)).isEqualTo(Proofs.inclusion(777, size, tree));
  }

  @Test
  void refusesNodesOutsideTheTreeAndTilesOfAnotherWidth() {
    MemoryTree tree = MemoryTree.ofSize(300);
    TileReader reader = TileReader.byTile(300, tile -> tile.bytes(tree));
    assertThatThrownBy(() -> reader.node(0, 300)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.node(8, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.node(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.node(64, 0)).isInstanceOf(IllegalArgumentException.class);
    TileReader longer =
        TileReader.byTile(300, tile -> Arrays.copyOf(tile.bytes(tree), tile.sizeBytes() + 1));
    assertThatThrownBy(() -> longer.node(0, 5)).isInstanceOf(FormatException.class);
  }

  @Test
  void survivesEncodingOfEntries() {
    var entries = new ArrayList<byte[]>();
    for (int i = 0; i < 255; i++) {
      entries.add(new byte[i]);
    }
    entries.add(new byte[EntryBundle.MAX_ENTRY_BYTES]);
    EntryBundle bundle = new EntryBundle(0, 256);
    byte[] bytes = bundle.encode(entries);
    List<byte[]> decoded = bundle.decode(bytes);
    for (int i = 0; i < 256; i++) {
      assertThat(decoded.get(i)).isEqualTo(entries.get(i));
    }
    assertThatThrownBy(() -> new EntryBundle(0, 255).decode(bytes))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> bundle.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> new EntryBundle(0, 1).encode(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, byte[]> published(MemoryTree tree, long size) {
    var published = new HashMap<String, byte[]>();
    for (Tile tile : Tile.grown(0, size)) {
      published.put(tile.path(), tile.bytes(tree));
    }
    return published;
  }
}
