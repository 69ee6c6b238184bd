package dev.tocsin.node;

import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.reactor.Reactor;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.carrier.DescriptorCall;
import dev.tocsin.exchange.carrier.HttpCarrier;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.MachineKey;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.account.Sessions;
import dev.tocsin.node.api.ApiEndpoints;
import dev.tocsin.node.api.Authentication;
import dev.tocsin.node.config.Configuration;
import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.node.console.ConsoleEndpoints;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Workplace;
import dev.tocsin.node.feed.Feeds;
import dev.tocsin.node.taxii.CursorKey;
import dev.tocsin.node.taxii.ReadCaches;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.node.taxii.TaxiiEndpoints;
import dev.tocsin.node.taxii.TaxiiLimits;
import dev.tocsin.node.taxii.protocol.Cursor;
import dev.tocsin.node.web.Edge;
import dev.tocsin.node.web.Endpoints;
import dev.tocsin.node.web.ExchangeEndpoints;
import dev.tocsin.node.web.HealthEndpoint;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.node.web.WebServer;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.storage.RollbackGuard;
import dev.tocsin.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node: its store, keys, reactor, carriers and server. Safe for many threads.
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /// The exit status of sysexits.h for an input or output error.
  private static final int DISK_FAILED = 74;

  private final Parts parts = new Parts();
  private final Keyring keyring;
  private final Accounts accounts;
  private final MachineAccounts machines;
  private final Desk desk;
  private final Registrar registrar;
  private final WebServer server;

  /// How a node runs.
  ///
  /// @param address the address and port that it listens on
  /// @param addresses which partner addresses it may call
  public record Place(
      URI address, Settings settings, AddressRule addresses, Edge edge, TaxiiLimits taxii) {

    /// With the usual limits for programs.
    public Place(URI address, Settings settings, AddressRule addresses, Edge edge) {
      this(address, settings, addresses, edge, TaxiiLimits.DEFAULT);
    }

    /// Plain HTTP on a loopback address, with the usual limits.
    public Place(URI address, Settings settings, AddressRule addresses) {
      this(address, settings, addresses, Edge.LOOPBACK);
    }

    /// As the settings say.
    ///
    /// @throws CannotStart if the TLS certificate is not to be had
    public static Place of(Configuration configuration) {
      boolean tls = configuration.get(NodeSettings.TLS);
      String host = configuration.get(NodeSettings.LISTEN_ADDRESS);
      boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
      var address =
          URI.create(
              (tls ? "https://" : "http://")
                  + (bare ? "[" + host + "]" : host)
                  + ":"
                  + configuration.get(NodeSettings.LISTEN_PORT));
      return new Place(
          address,
          NodeSettings.exchange(configuration),
          configuration.get(NodeSettings.PARTNER_ADDRESSES),
          new Edge(
              tls ? Optional.of(key(configuration)) : Optional.empty(),
              configuration.get(NodeSettings.PLAIN_HTTP_BEYOND_LOOPBACK),
              NodeSettings.limits(configuration),
              configuration.get(NodeSettings.CLIENT_CERTIFICATES)),
          NodeSettings.taxii(configuration));
    }

    private static TlsKey key(Configuration configuration) {
      var file =
          configuration
              .file(NodeSettings.TLS_CERTIFICATE)
              .orElseThrow(() ->
                  new CannotStart("TLS is on without a certificate. Name it: tls-certificate."));
      try {
        return TlsKey.read(
            file, configuration.firstLine(NodeSettings.TLS_PASSWORD_FILE).orElse(""));
      } catch (IllegalArgumentException e) {
        throw new CannotStart(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private Node(NodeFolder folder, Unlock unlock, Place place) {
    try {
      var clock = InstantSource.system();
      this.keyring = folder.keyring(unlock);
      requireNamed(place.edge(), keyring);
      var disk = disk(folder);
      var turns = new Turns(keyring.self().brief(), clock);
      parts.own(turns, turns::close);
      var carrier = new HttpCarrier(keyring, place.addresses(), clock);
      parts.own(carrier, carrier::close);
      var network = new WatchedNetwork(carrier);
      var random = new SecureRandom();
      var edges = new Edges(clock, () -> new Seed(seed(random)), disk, network, turns, keyring);
      var reactor = new Reactor(edges, place.settings(), turns);
      reactor.onStop(Node::end);
      turns.ring(alarm -> reactor.post(new Event.Rang(alarm)));
      var questions = new Questions(reactor);
      var sessions = new Sessions(clock, random);
      this.accounts = new Accounts(disk, clock, sessions::endAll);
      this.machines = new MachineAccounts(disk, clock, MachineKey.in(folder.path()));
      var caches = ReadCaches.of(disk, place.taxii().cacheBytes());
      this.registrar = Registrar.start(disk, clock, caches::committed);
      parts.own(registrar, registrar::close);
      var feeds = Feeds.start(folder.path(), disk, registrar, clock);
      parts.own(feeds, feeds::close);
      this.desk =
          new Desk(
              new Workplace(
                  clock.instant(),
                  clock,
                  disk,
                  questions,
                  keyring,
                  fetch(place.addresses()),
                  network::trouble),
              accounts,
              machines,
              registrar,
              feeds);
      // Who answers over HTTP; each by its own prefix, see Endpoints.
      var endpoints =
          List.<Endpoints>of(
              new ExchangeEndpoints(keyring, new Records(disk), questions, reactor, desk),
              new ApiEndpoints(desk, new Authentication(OperatorToken.in(folder.path()), accounts)),
              new HealthEndpoint(desk),
              taxii(disk, place.taxii(), caches, CursorKey.in(folder.path()), clock),
              console(sessions));
      turns.execute(reactor::start);
      this.server = WebServer.start(endpoints, place.address(), place.edge());
      parts.own(server, server::close);
    } catch (StorageException e) {
      parts.close();
      throw new CannotStart("The store does not open: " + e.getMessage() + ".", e);
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /// Opens a data folder and runs the node that is in it.
  ///
  /// @throws CannotStart if its files do not belong together, or the store went back, is in use,
  ///   damaged or not accessible
  /// @throws dev.tocsin.exchange.keys.KeyFileException if the keys do not open
  /// @throws dev.tocsin.node.web.CannotListen if the address is not to be had
  public static Node start(NodeFolder folder, Unlock unlock, Place place) {
    return new Node(folder, unlock, place);
  }

  /// The disk failed in a way that only a new start finds the truth about. Nothing may be written
  /// or answered until then, so the process ends without tidying up.
  private static void end(String reason) {
    LOG.error("the node ends now: {}", reason);
    Runtime.getRuntime().halt(DISK_FAILED);
  }

  private TaxiiEndpoints taxii(
      Disk disk, TaxiiLimits limits, ReadCaches caches, Cursor cursor, InstantSource clock) {
    String title = keyring.descriptors().newest().name().value();
    return new TaxiiEndpoints(
        new TaxiiEndpoints.Server(title, limits), disk, registrar, machines, cursor, caches, clock);
  }

  private ConsoleEndpoints console(Sessions sessions) {
    var self = keyring.descriptors();
    return new ConsoleEndpoints(
        desk, accounts, sessions, self.newest().name().value(), self.node().brief());
  }

  private static void requireNamed(Edge edge, Keyring keyring) {
    var pins = keyring.descriptors().newest().tlsPins();
    if (edge.tls().filter(key -> !pins.contains(key.pin())).isPresent()) {
      throw new CannotStart(
          "The TLS certificate is not one that this node's descriptor names, so every partner would"
              + " refuse it. Put the former certificate back.");
    }
  }

  private Disk disk(NodeFolder folder) {
    var store = RocksDisk.open(folder.store(), RocksSettings.DEFAULT);
    parts.own(store, store::close);
    var guard = RollbackGuard.open(folder.path());
    var found = guard.check(store.head(), new Records(store).logNodes(), List.of());
    return switch (found) {
      case RollbackGuard.Result.Sound _ -> new GuardedDisk(store, guard);
      case RollbackGuard.Result.WentBack back -> throw wentBack(back.detail());
      case RollbackGuard.Result.Unknown unknown -> throw wentBack(unknown.detail());
    };
  }

  private static CannotStart wentBack(String detail) {
    return new CannotStart(
        "The node signs nothing and does not start: " + detail + ". Put back the newest store.");
  }

  private static Hash seed(SecureRandom random) {
    var bytes = new byte[Hash.SIZE_BYTES];
    random.nextBytes(bytes);
    return Hash.fromBytes(bytes);
  }

  private static Workplace.DescriptorFetch fetch(AddressRule addresses) {
    var call = new DescriptorCall(addresses);
    return base -> {
      try {
        return call.from(base);
      } catch (IOException e) {
        throw new DeskException(
            Problem.Kind.BAD_REQUEST,
            "No descriptor came from there: "
                + e.getMessage()
                + ". Check the address, or take the descriptor as a file.");
      }
    };
  }

  public Desk desk() {
    return desk;
  }

  public Accounts accounts() {
    return accounts;
  }

  /// The accounts of programs.
  public MachineAccounts machines() {
    return machines;
  }

  /// The writer of its collections.
  public Registrar registrar() {
    return registrar;
  }

  public Keyring keyring() {
    return keyring;
  }

  /// Where it listens, with the port that it got.
  public URI address() {
    return server.address();
  }

  /// Stops in order: no more requests, no more calls, no more turns, then the store is closed.
  @Override
  public void close() {
    parts.close();
  }
}
