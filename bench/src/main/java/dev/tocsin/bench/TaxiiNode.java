package dev.tocsin.bench;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.taxii.TaxiiLimits;
import dev.tocsin.node.web.Edge;
import dev.tocsin.stix.Tlp;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.storage.RollbackGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// A node in a process of its own, as it runs in earnest, with some collections and two accounts of
/// programs: one that sees everything, and one that reads and sees all levels but the highest.
///
/// It prints its address and both tokens, and runs until its standard input ends.
final class TaxiiNode {
  static final int COLLECTIONS = 12;
  static final String OBJECTS = objects(0);
  private static final Limits WIDE = new Limits(Limits.REQUESTS_MAX, Limits.REQUESTS_MAX, 1_000);

  private static final List<TaxiiCollection> ALL =
      IntStream.range(0, COLLECTIONS).mapToObj(TaxiiNode::collection).toList();

  private TaxiiNode() {}

  private static TaxiiCollection collection(int index) {
    return new TaxiiCollection(
        index + 1,
        new UUID(0x1111111111114111L, 0x8111111111111111L + index),
        "harbour",
        "Bench",
        Optional.empty(),
        Optional.of("bench-" + index),
        Tlp.RED,
        TaxiiCollection.Inbound.ACCEPT);
  }

  /// Where the objects of a collection are.
  ///
  /// @param index below [#COLLECTIONS]
  static String objects(int index) {
    return "/taxii2/harbour/collections/bench-" + index + "/objects/";
  }

  /// Runs the node.
  ///
  /// @param arguments a folder that is not there yet, and the most connections or 0
  public static void main(String[] arguments) throws IOException {
    var folder = new NodeFolder(Path.of(arguments[0]));
    var unlock = new Unlock.RawKey(SecretSeed.random(new SecureRandom()));
    folder.create(
        new OrganisationName("Harbour Shield"), Endpoint.parse("http://127.0.0.1:9"), unlock);
    catalogue(folder.path());
    var place =
        new Node.Place(
            URI.create("http://127.0.0.1:0"),
            Settings.defaults(),
            AddressRule.ANY_UNICAST,
            edge(Integer.parseInt(arguments[1])),
            TaxiiLimits.DEFAULT);
    try (var node = Node.start(folder, unlock, place)) {
      var writer = account(node, "writer", Tlp.RED);
      var reader = account(node, "reader", Tlp.AMBER);
      System.out.println(node.address() + " " + writer + " " + reader);
      while (System.in.read() >= 0) {
        // Whoever started it holds the other end.
      }
    }
  }

  /// With more connections than usual they are also left open for longer.
  private static Edge edge(int connections) {
    if (connections == 0) {
      return Edge.LOOPBACK;
    }
    var usual = Edge.Limits.DEFAULT;
    return new Edge(
        Optional.empty(),
        false,
        new Edge.Limits(
            usual.requestBytesMax(),
            usual.headBytesMax(),
            usual.headTimeMax(),
            Duration.ofMinutes(10),
            usual.bodyRateMin(),
            new Edge.Connections(connections, connections)));
  }

  private static void catalogue(Path folder) {
    var entries = new ArrayList<Entry>();
    entries.add(Catalogue.keep(new ApiRoot("harbour", "Harbour", Optional.empty())));
    ALL.forEach(each -> entries.addAll(Catalogue.keep(each, each.number())));
    try (var disk = RocksDisk.open(folder.resolve("store"), RocksSettings.DEFAULT)) {
      // While the store is new; later the guard would take it for another's.
      RollbackGuard.open(folder).check(disk.head(), new Records(disk).logNodes(), List.of());
      for (var entry : entries) {
        var done = new CompletableFuture<Disk.Outcome>();
        disk.commit(Batch.of(entry), done::complete);
        if (!(done.join() instanceof Disk.Outcome.Synced)) {
          throw new IllegalStateException("the catalogue was not kept");
        }
      }
    }
  }

  private static String account(Node node, String name, Tlp level) {
    node.machines()
        .add(
            new MachineAccount(
                name,
                Set.of("tlp." + level.name().toLowerCase(java.util.Locale.ROOT)),
                ALL.stream().map(each -> new MachineAccount.Grant(each.id(), true, true)).toList(),
                WIDE,
                false,
                Instant.EPOCH,
                "operator"));
    return node.machines().addToken(name, "bench", Optional.empty()).secret();
  }
}
