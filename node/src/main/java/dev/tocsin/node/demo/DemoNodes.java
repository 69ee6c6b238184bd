package dev.tocsin.node.demo;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
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
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Two nodes of invented services in one process, enrolled with each other by the same steps that
/// two organisations take.
public final class DemoNodes implements AutoCloseable {
  /// What each calls the other.
  public static final String WATCH = "meridian-watch";

  public static final String SHIELD = "harbour-shield";
  private static final String CONSONANTS = "bdfghjklmnprstvwz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 8;
  private static final Duration ENROLMENT_MAX = Duration.ofSeconds(30);

  private final Service watch;
  private final Service shield;

  private DemoNodes(Service watch, Service shield) {
    this.watch = watch;
    this.shield = shield;
  }

  /// One of the two.
  ///
  /// @param people the liaison officer, then the officer who releases and answers warnings
  public record Service(String organisation, URI address, Node node, List<Login> people) {
    public Service {
      people = List.copyOf(people);
    }

    public Caller.Person liaison() {
      return people.getFirst().person();
    }

    public Caller.Person officer() {
      return people.getLast().person();
    }

    /// The liaison officer drafts a warning, and the other officer approves and releases it.
    public StatementId warn(String partner, Draft warning) {
      var input = new DraftInput(warning, List.of(partner));
      return DemoNodes.warn(node.desk().drafts(), liaison(), officer(), input);
    }

    /// Where its console is.
    public URI console() {
      return address.resolve("/console/inbox");
    }
  }

  /// One person drafts a warning for one partner, and a release authority approves and releases it.
  public static StatementId warn(
      DraftDesk desk, Caller.Person drafter, Caller.Person authority, DraftInput input) {
    var draft = desk.begin(drafter, input);
    String id = draft.id().toString();
    String partner = input.recipients().getFirst();
    String digest = desk.preview(authority, id, partner).digest().hex();
    desk.approve(authority, id, draft.revision(), partner, digest);
    return desk.release(authority, id, partner, digest, Optional.empty());
  }

  /// Someone who can log in.
  public record Login(Caller.Person person, String password) {}

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
    var logins =
        List.of(
            add(node, people.getFirst(), Role.LIAISON, random),
            add(node, people.getLast(), Role.RELEASE_AUTHORITY, random));
    return new Service(organisation, address, node, logins);
  }

  private static Login add(Node node, String name, Role role, SecureRandom random) {
    var password = password(random);
    node.desk().addAccount(new Caller.Operator(), name, role, password);
    return new Login(new Caller.Person(name, role), password);
  }

  /// Easy to type: eight syllables, which is 50 bits.
  private static String password(SecureRandom random) {
    var password = new StringBuilder();
    for (int i = 0; i < SYLLABLES; i++) {
      password
          .append(i > 0 && i % 2 == 0 ? "-" : "")
          .append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
          .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return password.toString();
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
