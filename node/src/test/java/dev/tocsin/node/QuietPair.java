package dev.tocsin.node;

import static dev.tocsin.node.TestPair.ALDER;
import static dev.tocsin.node.TestPair.BIRCH;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.OFFICER;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.account.QuickPassword;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import dev.tocsin.storage.MemoryDisk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// Two quiet nodes that are enrolled with each other, and what travels between them: it goes when
/// the test says so, through the endpoints that partners call. They can be put back to where they
/// began. One thread.
final class QuietPair implements AutoCloseable {
  static final String PASSWORD = "twelve and more";
  private static final int ROUNDS_MAX = 1_000;

  private final InstantSource clock;
  private final Side alder;
  private final Side birch;
  private final List<Bytes> forBirch = new ArrayList<>();

  /// One of the two.
  static final class Side {
    private final NodeFolder folder;
    private final Unlock unlock;
    private final InstantSource clock;
    private final Wire wire = new Wire();
    private MemoryDisk beginning = new MemoryDisk();
    private QuietNode node;
    private PlainLine line;

    Side(Path path, InstantSource clock) {
      this.folder = new NodeFolder(path);
      this.clock = clock;
      this.unlock = new Unlock.RawKey(SecretSeed.random(new SecureRandom()));
      var name = new OrganisationName("Office of " + path.getFileName());
      folder.create(name, Endpoint.parse("http://127.0.0.1:9"), unlock);
      start();
    }

    private void start() {
      this.node = new QuietNode(folder, unlock, beginning.copy(), wire, clock);
      this.line = new PlainLine(node.address());
    }

    private void stop() {
      line.close();
      node.close();
      wire.waiting.clear();
    }

    QuietNode node() {
      return node;
    }

    PlainLine line() {
      return line;
    }

    Unlock unlock() {
      return unlock;
    }
  }

  /// Capsules that wait to be carried. Of checkpoints and tiles, which hold hashes, nothing goes.
  private static final class Wire implements Network {
    private final Queue<Parcel> waiting = new ArrayDeque<>();

    private record Parcel(Bytes capsule, Consumer<Sent> back) {}

    @Override
    public synchronized void send(LinkId link, Bytes capsule, Consumer<Sent> back) {
      waiting.add(new Parcel(capsule, back));
    }

    @Override
    public void askWitness(LinkId link, Bytes request, Consumer<Witnessed> back) {
      back.accept(new Witnessed.Failed("not now"));
    }

    @Override
    public void fetchTiles(LinkId link, List<String> paths, Consumer<Fetched> back) {
      back.accept(new Fetched.Failed("not now"));
    }

    private synchronized List<Parcel> take() {
      var all = List.copyOf(waiting);
      waiting.clear();
      return all;
    }
  }

  QuietPair(Path folder, InstantSource clock) {
    this.clock = clock;
    this.alder = new Side(folder.resolve(ALDER), clock);
    this.birch = new Side(folder.resolve(BIRCH), clock);
    enrol();
    for (var side : List.of(alder, birch)) {
      for (var role : Role.values()) {
        if (role != Role.OPERATOR) {
          var person = person(role);
          QuickPassword.add(side.node().accounts(), person.name(), role, PASSWORD);
        }
      }
    }
  }

  /// Who has a role on either side.
  static Caller.Person person(Role role) {
    return new Caller.Person("the." + role.wire(), role);
  }

  private void enrol() {
    alder.node().desk().invite(LIAISON, DrawnPolicy.SOUTH, birch.node().descriptor());
    birch.node().desk().invite(LIAISON, ALDER, alder.node().descriptor());
    confirm(alder, DrawnPolicy.SOUTH);
    confirm(birch, ALDER);
    settle();
    var state = alder.node().desk().partner(LIAISON, DrawnPolicy.SOUTH).state();
    if (state != Partner.State.ACTIVE) {
      throw new IllegalStateException("the partnership is " + state);
    }
  }

  private static void confirm(Side side, String partner) {
    var desk = side.node().desk();
    String number = desk.shown(LIAISON, partner).number();
    for (var person : List.of(LIAISON, OFFICER)) {
      desk.confirm(person, partner, number, Tlp.RED, List.of());
    }
  }

  Side alder() {
    return alder;
  }

  Side birch() {
    return birch;
  }

  /// The time on both sides.
  InstantSource clock() {
    return clock;
  }

  /// What is there now is what both are put back to.
  void remember() {
    for (var side : List.of(alder, birch)) {
      side.beginning = side.node.disk().copy();
    }
  }

  /// Puts both back to what was remembered.
  void renew() {
    for (var side : List.of(alder, birch)) {
      side.stop();
      side.start();
    }
  }

  /// The capsules that went to birch since this was asked before.
  List<Bytes> takeForBirch() {
    var all = List.copyOf(forBirch);
    forBirch.clear();
    return all;
  }

  /// Carries until nothing is under way.
  void settle() {
    boolean more = true;
    for (int round = 0; more; round++) {
      if (round == ROUNDS_MAX) {
        throw new IllegalStateException("the two do not come to rest");
      }
      boolean carried = carry(alder, birch);
      carried = carry(birch, alder) || carried;
      boolean rang = alder.node.ring();
      more = birch.node.ring() || rang || carried;
    }
  }

  private boolean carry(Side from, Side to) {
    var parcels = from.wire.take();
    for (var parcel : parcels) {
      var reply = give(to, parcel.capsule());
      if (to == birch) {
        forBirch.add(parcel.capsule());
      } else if (reply instanceof Network.Sent.Answered(Bytes answer)) {
        forBirch.add(answer);
      }
      parcel.back().accept(reply);
    }
    return !parcels.isEmpty();
  }

  private static Network.Sent give(Side to, Bytes capsule) {
    var type = List.of("Content-Type: " + Capsule.MEDIA_TYPE);
    var reply = to.line.ask("POST", "/exchange/capsules", type, capsule);
    return switch (reply.status()) {
      case 200 -> new Network.Sent.Answered(reply.body());
      case 204 -> new Network.Sent.Taken();
      default -> throw new IllegalStateException("a capsule was answered " + reply.status());
    };
  }

  @Override
  public void close() {
    alder.stop();
    birch.stop();
  }
}
