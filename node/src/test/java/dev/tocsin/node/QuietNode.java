package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.reactor.Reactor;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.account.MachineKey;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.account.Sessions;
import dev.tocsin.node.api.ApiEndpoints;
import dev.tocsin.node.api.Authentication;
import dev.tocsin.node.console.ConsoleEndpoints;
import dev.tocsin.node.desk.Caller;
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
import dev.tocsin.node.web.Edge;
import dev.tocsin.node.web.ExchangeEndpoints;
import dev.tocsin.node.web.HealthEndpoint;
import dev.tocsin.node.web.WebServer;
import dev.tocsin.storage.MemoryDisk;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/// A node's real parts on a disk in memory, without any waiting: turns run on the thread of whoever
/// brings work, timers ring when the test says so, and what leaves waits until the test carries it.
final class QuietNode implements AutoCloseable {
  private final Parts parts = new Parts();
  private final NodeFolder folder;
  private final MemoryDisk disk;
  private final Keyring keyring;
  private final Sessions sessions;
  private final Accounts accounts;
  private final MachineAccounts machines;
  private final Desk desk;
  private final WebServer server;
  private final Reactor reactor;
  private final QuietTimers timers;

  /// Takes the place of [Node#start].
  QuietNode(
      NodeFolder folder, Unlock unlock, MemoryDisk disk, Network network, InstantSource clock) {
    this.folder = folder;
    this.disk = disk;
    this.keyring = folder.keyring(unlock);
    var random = new SecureRandom();
    var turns = new Turned();
    this.timers = new QuietTimers(clock);
    var edges = new Edges(clock, () -> new Seed(seed(random)), disk, network, timers, keyring);
    this.reactor = new Reactor(edges, Settings.defaults().prompt(), turns);
    var questions = new Questions(reactor);
    this.sessions = new Sessions(clock, random);
    this.accounts = new Accounts(disk, clock, sessions::endAll);
    this.machines = new MachineAccounts(disk, clock, MachineKey.in(folder.path()));
    var limits = TaxiiLimits.DEFAULT;
    var caches = ReadCaches.of(disk, limits.cacheBytes());
    var registrar = Registrar.start(disk, clock, caches::committed);
    parts.own(registrar, registrar::close);
    var feeds = Feeds.start(folder.path(), disk, registrar, clock);
    parts.own(feeds, feeds::close);
    var place =
        new Workplace(
            clock.instant(),
            clock,
            disk,
            questions,
            keyring,
            _ -> {
              throw new DeskException(Problem.Kind.BAD_REQUEST, "No descriptor came from there.");
            },
            _ -> Optional.empty());
    this.desk = new Desk(place, accounts, machines, registrar, feeds);
    var self = keyring.descriptors();
    String name = self.newest().name().value();
    turns.execute(reactor::start);
    this.server =
        WebServer.start(
            List.of(
                new ExchangeEndpoints(keyring, new Records(disk), questions, reactor, desk),
                new ApiEndpoints(
                    desk, new Authentication(OperatorToken.in(folder.path()), accounts)),
                new HealthEndpoint(desk),
                new TaxiiEndpoints(
                    new TaxiiEndpoints.Server(name, limits),
                    disk,
                    registrar,
                    machines,
                    CursorKey.in(folder.path()),
                    caches,
                    clock),
                new ConsoleEndpoints(desk, accounts, sessions, name, self.node().brief())),
            URI.create("http://127.0.0.1:0"),
            Edge.LOOPBACK);
    parts.own(server, server::close);
  }

  private static Hash seed(SecureRandom random) {
    var bytes = new byte[Hash.SIZE_BYTES];
    random.nextBytes(bytes);
    return Hash.fromBytes(bytes);
  }

  /// Runs tasks one at a time and in order, on the thread that gave the first of them.
  private static final class Turned implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    @Override
    public void execute(Runnable task) {
      synchronized (this) {
        waiting.add(task);
        if (running) {
          return;
        }
        running = true;
      }
      while (true) {
        Runnable next;
        synchronized (this) {
          if (waiting.isEmpty()) {
            running = false;
            return;
          }
          next = waiting.remove();
        }
        next.run();
      }
    }
  }

  /// Timers that ring when they are asked.
  private static final class QuietTimers implements Timers {
    private final InstantSource clock;
    private final Map<Alarm, Instant> set = new HashMap<>();

    QuietTimers(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public synchronized void set(Alarm alarm, Instant when) {
      set.put(alarm, when);
    }

    synchronized List<Alarm> due() {
      var now = clock.instant();
      var due =
          set.entrySet().stream()
              .filter(each -> each.getKey() instanceof Alarm.Outbox)
              .filter(each -> !each.getValue().isAfter(now))
              .map(Map.Entry::getKey)
              .toList();
      due.forEach(set::remove);
      return due;
    }
  }

  /// Rings for what should have been sent.
  ///
  /// @return whether there was any
  boolean ring() {
    var due = timers.due();
    due.forEach(alarm -> reactor.post(new Event.Rang(alarm)));
    return !due.isEmpty();
  }

  /// Signs a checkpoint of the log.
  void checkpoint() {
    reactor.post(new Event.Rang(new Timers.Alarm.Checkpoint()));
  }

  Desk desk() {
    return desk;
  }

  Accounts accounts() {
    return accounts;
  }

  MachineAccounts machines() {
    return machines;
  }

  MemoryDisk disk() {
    return disk;
  }

  NodeFolder folder() {
    return folder;
  }

  Keyring keyring() {
    return keyring;
  }

  URI address() {
    return server.address();
  }

  Bytes descriptor() {
    return desk.descriptor().bytes();
  }

  /// The cookie of somebody who is logged in at the console.
  String cookie(Caller.Person person) {
    return "__Host-tocsin-" + keyring.self().brief() + "=" + sessions.begin(person);
  }

  @Override
  public void close() {
    parts.close();
  }
}
