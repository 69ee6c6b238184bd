package dev.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lets Go's `golang.org/x/mod/sumdb`, which shares no code with this library, check a log of ours.
/// Debian has what it needs in golang-go and golang-golang-x-mod-dev.
class GoSumdbIT {
  private static final int SIZE = 1000;
  private static final int INCLUSION_PROOFS = 500;
  private static final int CONSISTENCY_PROOFS = 100;
  private static final long SEED = 6962L;
  private static final long TIMEOUT_MINUTES = 5;
  private static final Path GO_PATH = Path.of("/usr/share/gocode");
  private static final MemoryTree TREE = MemoryTree.ofSize(SIZE);

  private final Random random = new Random(SEED);

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void needsGoAndItsModPackage() {
    boolean go =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "go")));
    assumeTrue(go, "skipped: no go command on the PATH (Debian: golang-go)");
    assumeTrue(
        Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb/tlog")),
        "skipped: golang.org/x/mod is not below " + GO_PATH + " (golang-golang-x-mod-dev)");
  }

  @Test
  void goAcceptsEveryProofOfOursAndRefusesEveryChangedOne() throws Exception {
    writeCheckpoint();
    writeTiles();
    int inclusionHashes = writeInclusion();
    int consistencyHashes = writeConsistency();

    Map<String, String> counts = runGo();

    // Each changed character before the signatures and each of the signature's own.
    assertThat(counts.get("checkpoint")).matches("accepted=1 refused=1\\d\\d .*");
    // Four tiles of leaves and the one above them.
    assertThat(counts.get("tiles")).startsWith("accepted=1 refused=5 ");
    assertThat(counts.get("inclusion"))
        .startsWith(
            "accepted=%d refused=%d "
                .formatted(INCLUSION_PROOFS, inclusionHashes + 3 * INCLUSION_PROOFS));
    assertThat(counts.get("consistency"))
        .startsWith(
            "accepted=%d refused=%d "
                .formatted(CONSISTENCY_PROOFS, consistencyHashes + 3 * CONSISTENCY_PROOFS));
    assertThat(counts.values())
        .hasSize(4)
        .allMatch(line -> line.endsWith("wronglyRefused=0 wronglyAccepted=0"));
  }

  private static void writeCheckpoint() throws IOException {
    byte[] seed = new byte[NoteSigner.SEED_BYTES];
    Arrays.fill(seed, (byte) 7);
    NoteSigner signer = NoteSigner.ed25519("log.example/bell", seed);
    TreeHead head = TREE.head(SIZE);
    var checkpoint = new Checkpoint("log.example/bell", head.size(), head.root());
    Files.write(
        folder.resolve("checkpoint"), checkpoint.sign(Instant.EPOCH, List.of(signer)).bytes());
    Files.writeString(folder.resolve("vkey"), signer.key().vkey() + "\n");
    var entries = new ArrayList<String>();
    for (int i = 0; i < SIZE; i++) {
      entries.add("entry " + i);
    }
    Files.write(folder.resolve("entries.txt"), entries);
  }

  private static void writeTiles() throws IOException {
    for (Tile tile : Tile.grown(0, SIZE)) {
      Path file = folder.resolve(tile.path());
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, tile.bytes(TREE));
    }
  }

  private int writeInclusion() throws IOException {
    NodeReader reader = publishedTiles();
    var lines = new ArrayList<String>();
    int hashes = 0;
    for (int i = 0; i < INCLUSION_PROOFS; i++) {
      // Some over the whole tree from its published tiles, most over trees it had been.
      int size = i < 50 ? SIZE : 1 + random.nextInt(SIZE);
      int index = random.nextInt(size);
      List<Hash> path = Proofs.inclusion(index, size, i < 50 ? reader : TREE);
      hashes += path.size();
      lines.add(index + " " + size + " " + TREE.head(size).root().base64() + " " + join(path));
    }
    Files.write(folder.resolve("inclusion.txt"), lines);
    return hashes;
  }

  private int writeConsistency() throws IOException {
    var lines = new ArrayList<String>();
    int hashes = 0;
    for (int i = 0; i < CONSISTENCY_PROOFS; i++) {
      int newer = 2 + random.nextInt(SIZE - 1);
      int older = 1 + random.nextInt(newer - 1);
      List<Hash> path = Proofs.consistency(older, newer, TREE);
      hashes += path.size();
      String from = older + " " + TREE.head(older).root().base64();
      String to = newer + " " + TREE.head(newer).root().base64();
      lines.add(from + " " + to + " " + join(path));
    }
    Files.write(folder.resolve("consistency.txt"), lines);
    return hashes;
  }

  private static NodeReader publishedTiles() throws IOException {
    var published = new HashMap<String, byte[]>();
    for (Tile tile : Tile.grown(0, SIZE)) {
      published.put(tile.path(), Files.readAllBytes(folder.resolve(tile.path())));
    }
    return TileReader.byPath(SIZE, path -> published.getOrDefault(path, new byte[0]));
  }

  private static Map<String, String> runGo() throws IOException, InterruptedException {
    Path output = folder.resolve("go.out");
    Path program = Path.of("src/test/go/sumdbcheck/main.go").toAbsolutePath();
    var builder = new ProcessBuilder("go", "run", program.toString(), folder.toString());
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", GO_PATH.toString());
    builder.environment().put("GOFLAGS", "");
    builder.environment().put("GOCACHE", folder.resolve("go-cache").toString());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    assertThat(ended).as("go ended in time: %s", text).isTrue();
    assertThat(process.exitValue()).as("go said: %s", text).isZero();
    return text.lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static String join(List<Hash> path) {
    return path.stream().map(Hash::base64).collect(Collectors.joining(","));
  }
}
