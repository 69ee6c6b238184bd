package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.reactor.Reactor;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.carrier.HttpCarrier;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.account.Sessions;
import dev.tocsin.node.api.ApiEndpoints;
import dev.tocsin.node.api.Authentication;
import dev.tocsin.node.console.ConsoleEndpoints;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Workplace;
import dev.tocsin.node.web.ExchangeEndpoints;
import dev.tocsin.node.web.HealthEndpoint;
import dev.tocsin.node.web.WebServer;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.storage.RollbackGuard;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node: its store, keys, reactor, carriers and server. Safe for many threads.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private final RocksDisk store;
  private final Keyring keyring;
  private final HttpCarrier carrier;
  private final Turns turns;
  private final Desk desk;
  private final WebServer server;

  /// How a node runs.
  ///
  /// @param address the loopback address and port that it listens on
  /// @param addresses which partner addresses it may call
  public record Place(URI address, Settings settings, AddressRule addresses) {}

  private Node(NodeFolder folder, Unlock unlock, Place place) {
    var clock = InstantSource.system();
    this.keyring = Keyring.of(folder.keys(unlock), folder.descriptor());
    this.store = RocksDisk.open(folder.store(), RocksSettings.DEFAULT);
    var disk = guarded(folder);
    this.carrier = new HttpCarrier(keyring, place.addresses(), clock);
    this.turns = new Turns(keyring.self().brief(), clock);
    var random = new SecureRandom();
    var edges = new Edges(clock, () -> new Seed(seed(random)), disk, carrier, turns, keyring);
    var reactor = new Reactor(edges, place.settings(), turns);
    reactor.onStop(Node::end);
    turns.ring(alarm -> reactor.post(new Event.Rang(alarm)));
    var questions = new Questions(reactor);
    var sessions = new Sessions(clock, random);
    var accounts = new Accounts(disk, clock, sessions::endAll);
    this.desk =
        new Desk(
            new Workplace(clock.instant(), clock, disk, questions, keyring, Node::noFetch),
            accounts);
    this.server =
        new WebServer(
            List.of(
                new ExchangeEndpoints(keyring, new Records(disk), questions, reactor, desk),
                new ApiEndpoints(
                    desk, new Authentication(OperatorToken.in(folder.path()), accounts)),
                new HealthEndpoint(desk),
                console(accounts, sessions)));
    turns.execute(reactor::start);
    server.start(place.address());
  }

  /// The disk failed in a way that only a new start finds the truth about. Nothing may be written
  /// or answered until then, so the process ends without tidying up.
  private static void end(String reason) {
    LOG.error("the node ends now: {}", reason);
    Runtime.getRuntime().halt(DISK_FAILED);
  }

  /// The exit status of sysexits.h for an input or output error.
  private static final int DISK_FAILED = 74;

  /// Opens a data folder and runs the node that is in it.
  ///
  /// @throws dev.tocsin.exchange.keys.KeyFileException if the keys do not open
  /// @throws dev.tocsin.storage.StorageException if the store is in use, damaged or went back
  public static Node start(NodeFolder folder, Unlock unlock, Place place) {
    return new Node(folder, unlock, place);
  }

  private ConsoleEndpoints console(Accounts accounts, Sessions sessions) {
    var self = keyring.descriptors();
    return new ConsoleEndpoints(
        desk, accounts, sessions, self.newest().name().value(), self.node().brief());
  }

  private Disk guarded(NodeFolder folder) {
    var guard = RollbackGuard.open(folder.path());
    var found = guard.check(store.head(), new Records(store).logNodes(), List.of());
    return switch (found) {
      case RollbackGuard.Result.Sound _ -> new GuardedDisk(store, guard);
      case RollbackGuard.Result.WentBack back -> throw wentBack(back.detail());
      case RollbackGuard.Result.Unknown unknown -> throw wentBack(unknown.detail());
    };
  }

  private IllegalStateException wentBack(String detail) {
    store.close();
    return new IllegalStateException(
        detail + ". The node signs nothing and does not start: put back the newest store.");
  }

  private static Hash seed(SecureRandom random) {
    var bytes = new byte[Hash.SIZE_BYTES];
    random.nextBytes(bytes);
    return Hash.fromBytes(bytes);
  }

  private static Bytes noFetch(URI base) {
    throw new DeskException(
        Problem.Kind.BAD_REQUEST,
        "This node takes descriptors as files only. Save the one from " + base.getHost() + ".");
  }

  public Desk desk() {
    return desk;
  }

  public Keyring keyring() {
    return keyring;
  }

  @Override
  public void close() {
    server.close();
    carrier.close();
    turns.close();
    store.close();
  }
}
