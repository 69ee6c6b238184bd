package dev.tocsin.node;

import static dev.tocsin.node.TestPair.ALDER;
import static dev.tocsin.node.TestPair.BIRCH;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.node.web.CannotListen;
import dev.tocsin.node.web.Edge;
import dev.tocsin.node.web.NewCertificate;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.node.web.WebServer;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real nodes over TLS, enrolled by address.
class TlsNodesIT {
  private static final TlsKey ANOTHER =
      TlsKey.ofPem(NewCertificate.pem(new SecureRandom(), Instant.parse("2030-01-01T00:00:00Z")));

  @TempDir Path folder;

  @Test
  void enrolByAddressThenWarnAndAreReceiptedOverTls() throws IOException {
    try (var pair = TestPair.start(folder, "https")) {
      pair.alder().node().desk().inviteFrom(LIAISON, BIRCH, pair.birch().node().address());
      pair.birch().node().desk().inviteFrom(LIAISON, ALDER, pair.alder().node().address());
      var seen = pair.alder().node().desk().partner(LIAISON, BIRCH);
      assertThat(seen.node()).isEqualTo(pair.birch().node().keyring().self());
      assertThat(TestPair.active(pair.alder(), BIRCH)).as("nothing is believed yet").isFalse();
      pair.confirm(Tlp.AMBER);

      var id = pair.send(DemoNodes.sampleWarning());
      pair.await(id, "received");

      DemoNodes.await(
          "evidence", LIMIT, () -> pair.sent(id).evidence() == WarningLine.Evidence.COMPLETE);
      assertThat(pair.birch().node().desk().inbox(OFFICER, 10))
          .extracting(WarningLine::id)
          .containsExactly(id);
      assertThatThrownBy(() -> greet(pair.birch(), "TLSv1.2"))
          .as("older TLS")
          .isInstanceOf(SSLException.class);
      assertThat(greet(pair.birch(), "TLSv1.3")).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void aSwappedCertificateIsRefusedAndTheSenderSeesWhy() {
    try (var pair = TestPair.start(folder, "https").enrolled(Tlp.AMBER)) {
      var address = pair.birch().node().address();
      pair.birch().node().close();
      var edge = new Edge(Optional.of(ANOTHER), false, Edge.Limits.DEFAULT);
      try (var _ = WebServer.start(List.of(), address, edge)) {
        var id = pair.send(DemoNodes.sampleWarning());

        DemoNodes.await("a refusal of the key", LIMIT, () -> trouble(pair).contains("key"));
        assertThat(trouble(pair))
            .contains("the server's key is not one that the partner's descriptor names");
        assertThat(pair.sent(id).state()).isIn("queued", "sent");
      }
    }
  }

  private static String trouble(TestPair pair) {
    return pair.alder().node().desk().partner(LIAISON, BIRCH).trouble().orElse("");
  }

  @Test
  void aCertificateThatTheDescriptorDoesNotNameKeepsTheNodeFromStarting() {
    var side = TestPair.Side.start(folder.resolve("one"), "https");
    side.node().close();
    var edge = new Edge(Optional.of(ANOTHER), false, Edge.Limits.DEFAULT);
    var place =
        new Node.Place(side.place().address(), side.place().settings(), AddressRule.PUBLIC, edge);

    assertThatThrownBy(() -> Node.start(side.folder(), side.unlock(), place))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Put the former certificate back");
  }

  @Test
  void plainHttpBeyondLoopbackIsRefusedUnlessSwitchedOn() {
    var everywhere = URI.create("http://0.0.0.0:0");
    assertThatThrownBy(() -> WebServer.start(List.of(), everywhere, Edge.LOOPBACK))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("tls = yes");

    var allowed = new Edge(Optional.empty(), true, Edge.Limits.DEFAULT);
    try (var server = WebServer.start(List.of(), everywhere, allowed)) {
      assertThat(server.address().getPort()).isPositive();
    }
  }

  @Test
  void anAddressThatIsNoNodeGivesNoDescriptor() {
    try (var alone = TestPair.Side.start(folder.resolve("one"), "http").node();
        var other = WebServer.start(List.of(), URI.create("http://127.0.0.1:0"), Edge.LOOPBACK)) {
      assertThatThrownBy(() -> alone.desk().inviteFrom(LIAISON, BIRCH, other.address()))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("status 404");
      assertThatThrownBy(
              () -> alone.desk().inviteFrom(LIAISON, BIRCH, URI.create("http://169.254.1.1:8443")))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("does not call");
      assertThatThrownBy(
              () -> alone.desk().inviteFrom(LIAISON, BIRCH, URI.create("ftp://127.0.0.1/x")))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("https://");
      assertThat(alone.desk().partners(LIAISON)).isEmpty();
    }
  }

  private static String greet(TestPair.Side side, String protocol) throws IOException {
    var address = side.node().address();
    var context = PinnedTrust.context(side.node().keyring().descriptors().newest().tlsPins());
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }
}
