package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tocsin.exchange.PreparedKeys;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.log.Hash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over TLS the command line trusts the key that the node's own descriptor names, and no other.
class PinnedNodeTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path data;
  private HttpsServer server;
  private Hash pin;

  PinnedNodeTest() throws IOException {
    server = HttpsServer.create();
    pin = Hash.of(new byte[0]);
  }

  @BeforeEach
  void start() throws IOException, InterruptedException, GeneralSecurityException {
    var store = selfSigned(data.resolve("tls.p12"));
    pin = PinnedTrust.pin((X509Certificate) store.getCertificate("node"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), null, null);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/accounts",
        exchange -> {
          byte[] answer = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    Files.writeString(
        data.resolve("address"), "https://127.0.0.1:" + server.getAddress().getPort() + "\n");
    Files.writeString(data.resolve("operator-token"), "A".repeat(43));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static KeyStore selfSigned(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var made =
        new ProcessBuilder(
                tool.toString(),
                "-genkeypair",
                "-alias",
                "node",
                "-keyalg",
                "EC",
                "-dname",
                "CN=somewhere.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private Shell.Done list(Hash named) throws IOException {
    var chain =
        PreparedKeys.of(NodeKeys.random(new SecureRandom()))
            .found(
                new OrganisationName("Meridian Watch"),
                List.of(Endpoint.parse("https://somewhere.example")),
                List.of(named));
    Files.write(data.resolve("descriptor"), chain.signed().getFirst().toArray());
    return Shell.plain().run("account", "list", "--json", "--data", data.toString());
  }

  @Test
  void theKeyInTheDescriptorIsTrusted() throws IOException {
    var done = list(pin);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out().strip()).isEqualTo("[]");
  }

  @Test
  void anotherKeyIsNot() throws IOException {
    var done = list(Hash.of(new byte[] {1}));
    assertThat(done.exit()).isEqualTo(3);
    assertThat(done.err()).contains("broke off");
  }

  @Test
  void withoutTheDataFolderAnAuthorityMustVouch() {
    var done =
        Shell.plain()
            .run(
                "account",
                "list",
                "--node",
                "https://127.0.0.1:" + server.getAddress().getPort(),
                "--token-file",
                data.resolve("operator-token").toString());
    assertThat(done.exit()).isEqualTo(3);
  }

  @Test
  void aDamagedDescriptorIsNamed() throws IOException {
    list(pin);
    Files.writeString(data.resolve("descriptor"), "{}");
    var done = Shell.plain().run("account", "list", "--data", data.toString());
    assertThat(done.exit()).isEqualTo(3);
    assertThat(done.err()).contains("is no descriptor");
  }
}
