package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.node.web.Edge;
import dev.tocsin.node.web.TlsKey;
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

/// Two real nodes on loopback whose folders and keys a test can reach.
record TestPair(Side alder, Side birch) implements AutoCloseable {
  static final String ALDER = "alder";
  static final String BIRCH = "birch";
  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Caller.Person LIAISON = new Caller.Person("mira", Role.LIAISON);
  static final Caller.Person OFFICER = new Caller.Person("lev", Role.RELEASE_AUTHORITY);

  /// One of the two.
  record Side(NodeFolder folder, Unlock unlock, Node.Place place, Node node) {
    static Side start(Path path, String scheme) {
      return start(
          path, Endpoint.parse(scheme + "://127.0.0.1:" + freePort()), Edge.Limits.DEFAULT);
    }

    static Side start(Path path, Endpoint endpoint, Edge.Limits limits) {
      var folder = new NodeFolder(path);
      var unlock = new Unlock.RawKey(SecretSeed.random(new SecureRandom()));
      folder.create(new OrganisationName("Office of " + path.getFileName()), endpoint, unlock);
      var address =
          endpoint instanceof Endpoint.Web web
              ? web.base()
              : URI.create("http://127.0.0.1:" + freePort());
      var tls =
          address.getScheme().equals("https")
              ? Optional.of(TlsKey.read(path.resolve("tls.pem"), ""))
              : Optional.<TlsKey>empty();
      var place =
          new Node.Place(
              address,
              Settings.defaults().prompt(),
              AddressRule.ANY_UNICAST,
              new Edge(tls, false, limits));
      return new Side(folder, unlock, place, Node.start(folder, unlock, place));
    }

    Bytes descriptor() {
      return node.desk().descriptor().bytes();
    }
  }

  static TestPair start(Path folder, String scheme) {
    var alder = Side.start(folder.resolve(ALDER), scheme);
    return new TestPair(alder, Side.start(folder.resolve(BIRCH), scheme));
  }

  /// Enrols the two with each other by descriptor files.
  TestPair enrolled(Tlp ceiling) {
    alder.node().desk().invite(LIAISON, BIRCH, birch.descriptor());
    birch.node().desk().invite(LIAISON, ALDER, alder.descriptor());
    confirm(ceiling);
    return this;
  }

  void confirm(Tlp ceiling) {
    confirm(alder, BIRCH, ceiling);
    confirm(birch, ALDER, ceiling);
    DemoNodes.await("enrolment", LIMIT, () -> active(alder, BIRCH) && active(birch, ALDER));
  }

  static void confirm(Side side, String partner, Tlp ceiling) {
    String number = side.node().desk().shown(LIAISON, partner).number();
    for (var person : List.of(LIAISON, OFFICER)) {
      side.node().desk().confirm(person, partner, number, ceiling, List.of());
    }
  }

  static boolean active(Side side, String partner) {
    return side.node().desk().partner(LIAISON, partner).state() == Partner.State.ACTIVE;
  }

  /// Releases a bundle from alder to birch.
  StatementId send(Bytes bundle) {
    var input = new DraftInput(draft(bundle), List.of(BIRCH));
    return DemoNodes.warn(alder.node().desk().drafts(), LIAISON, OFFICER, input);
  }

  static Draft draft(Bytes bundle) {
    return new Draft(bundle, Optional.empty(), Precedence.IMMEDIATE, false, Optional.empty());
  }

  WarningLine sent(StatementId id) {
    return alder.node().desk().statement(OFFICER, id.toString()).line();
  }

  void await(StatementId id, String state) {
    DemoNodes.await(state, LIMIT, () -> sent(id).state().equals(state));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    alder.node().close();
    birch.node().close();
  }
}
