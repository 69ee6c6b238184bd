package dev.tocsin.node.demo;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Two nodes of invented services in one process, enrolled with each other by the same steps that
/// two organisations take.
public final class DemoNodes implements AutoCloseable {
  /// What each calls the other.
  public static final String WATCH = "meridian-watch";

  public static final String SHIELD = "harbour-shield";
  private static final Duration ENROLMENT_MAX = Duration.ofSeconds(30);

  private final Service watch;
  private final Service shield;

  private DemoNodes(Service watch, Service shield) {
    this.watch = watch;
    this.shield = shield;
  }

  /// One of the two.
  ///
  /// @param officer who answers warnings here
  public record Service(
      String organisation, URI address, Node node, Caller.Person liaison, Caller.Person officer) {}

  /// Starts both, with their data below a folder.
  public static DemoNodes start(Path folder) {
    var watch = service(folder.resolve(WATCH), "Meridian Watch", List.of("mira", "tomas"));
    try {
      var shield = service(folder.resolve(SHIELD), "Harbour Shield", List.of("jonna", "lev"));
      return new DemoNodes(watch, shield);
    } catch (RuntimeException e) {
      watch.node().close();
      throw e;
    }
  }

  private static Service service(Path path, String organisation, List<String> people) {
    var random = new SecureRandom();
    var unlock = new Unlock.RawKey(SecretSeed.random(random));
    var address = URI.create("http://127.0.0.1:" + freePort());
    var folder = new NodeFolder(path);
    folder.create(new OrganisationName(organisation), Endpoint.parse(address.toString()), unlock);
    var place = new Node.Place(address, Settings.defaults().prompt(), AddressRule.ANY_UNICAST);
    var node = Node.start(folder, unlock, place);
    var operator = new Caller.Operator();
    node.desk().addAccount(operator, people.get(0), Role.LIAISON, password(random));
    node.desk().addAccount(operator, people.get(1), Role.RELEASE_AUTHORITY, password(random));
    return new Service(
        organisation,
        address,
        node,
        new Caller.Person(people.get(0), Role.LIAISON),
        new Caller.Person(people.get(1), Role.RELEASE_AUTHORITY));
  }

  private static String password(SecureRandom random) {
    var bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback address", e);
    }
  }

  public Service watch() {
    return watch;
  }

  public Service shield() {
    return shield;
  }

  /// Each takes in the other's descriptor and shows the number.
  ///
  /// @return the 60 digits, the same on both sides
  public String invite() {
    var shown = invite(watch, shield, SHIELD);
    if (!shown.equals(invite(shield, watch, WATCH))) {
      throw new IllegalStateException("the two nodes show different numbers");
    }
    return shown;
  }

  private static String invite(Service here, Service there, String name) {
    Bytes descriptor = there.node().desk().descriptor().bytes();
    here.node().desk().invite(here.liaison(), name, descriptor);
    return here.node().desk().shown(here.liaison(), name).number();
  }

  /// Two people on each side confirm the number; waits until both agreements are signed and
  /// receipted.
  public void confirm(String number) {
    confirm(watch, SHIELD, number);
    confirm(shield, WATCH, number);
    await("both agreements", ENROLMENT_MAX, () -> active(watch, SHIELD) && active(shield, WATCH));
  }

  private static void confirm(Service here, String name, String number) {
    for (var person : List.of(here.liaison(), here.officer())) {
      here.node().desk().confirm(person, name, number, Tlp.AMBER, List.of());
    }
  }

  private static boolean active(Service here, String name) {
    return here.node().desk().partner(here.liaison(), name).state() == Partner.State.ACTIVE;
  }

  /// Waits for a condition.
  ///
  /// @throws IllegalStateException if it does not come in time
  public static void await(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            what + " did not come within " + limit.toSeconds() + " seconds");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// The sample warning, a STIX 2.1 bundle of an invented plot.
  public static Bytes sampleWarning() {
    try (var in = DemoNodes.class.getResourceAsStream("sample-warning.json")) {
      if (in == null) {
        throw new IllegalStateException("the sample warning is not in the program's files");
      }
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    watch.node().close();
    shield.node().close();
  }
}
