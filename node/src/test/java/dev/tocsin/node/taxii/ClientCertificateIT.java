package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.taxii.protocol.MediaTypes;
import dev.tocsin.node.web.Edge;
import dev.tocsin.node.web.NewCertificate;
import dev.tocsin.taxii.ClientSettings;
import dev.tocsin.taxii.Credentials;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that prove themselves by a certificate, over real TLS.
class ClientCertificateIT {
  private static final String KNOWN = certificate(now());
  private static final String UNKNOWN = certificate(now());
  // A new certificate lives for thirty years.
  private static final String EXPIRED = certificate(now().minus(Duration.ofDays(31L * 365)));

  @TempDir static Path keys;

  private static ServerCertificate server;

  @TempDir Path folder;

  private TaxiiHouse house;

  @BeforeAll
  static void make() throws Exception {
    server = ServerCertificate.make(keys);
  }

  @BeforeEach
  void start() {
    house = start(Edge.ClientCertificates.ASKED);
  }

  private TaxiiHouse start(Edge.ClientCertificates certificates) {
    var watch = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "watch");
    var started =
        new TaxiiHouse(
            folder.resolve(certificates.name()),
            List.of(new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty())),
            List.of(watch),
            TaxiiLimits.DEFAULT,
            new Edge(Optional.of(server.key()), false, Edge.Limits.DEFAULT, certificates));
    started
        .node()
        .machines()
        .add(
            new MachineAccount(
                "sensor",
                Set.of("tlp.green"),
                List.of(TaxiiHouse.both(watch)),
                ConformanceHouse.WIDE,
                false,
                Instant.EPOCH,
                "operator"));
    for (String pem : List.of(KNOWN, EXPIRED)) {
      String name = pem.equals(KNOWN) ? "known" : "expired";
      started.node().machines().addCertificate("sensor", name, PinnedTrust.pin(first(pem)));
    }
    return started;
  }

  @AfterEach
  void stop() {
    house.close();
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  private static String certificate(Instant made) {
    return new String(NewCertificate.pem(new SecureRandom(), made), StandardCharsets.US_ASCII);
  }

  private static X509Certificate first(String pem) {
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void aCertificateOfAPinnedKeyIsLetIn() throws Exception {
    var answer = asked(Optional.of(KNOWN), Optional.empty());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"can_write\":true");
    assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void anyOtherAndNoneAreRefusedAlike() throws Exception {
    var none = asked(Optional.empty(), Optional.empty());
    var unknown = asked(Optional.of(UNKNOWN), Optional.empty());
    var expired = asked(Optional.of(EXPIRED), Optional.empty());

    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(shape(unknown)).isEqualTo(shape(none));
    assertThat(shape(expired)).isEqualTo(shape(none));
  }

  @Test
  void aRevokedCertificateIsRefusedOnTheConnectionThatItOpened() throws Exception {
    try (var client = client(Optional.of(KNOWN))) {
      assertThat(asked(client, Optional.empty()).statusCode()).isEqualTo(200);

      house.node().machines().revoke("sensor", "known");

      assertThat(asked(client, Optional.empty()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aWrongTokenIsNotMendedByACertificate() throws Exception {
    assertThat(asked(Optional.of(KNOWN), Optional.of("Bearer none")).statusCode()).isEqualTo(401);
  }

  @Test
  void aNodeThatDoesNotAskTakesNoCertificate() throws Exception {
    house.close();
    house = start(Edge.ClientCertificates.OFF);

    assertThat(asked(Optional.of(KNOWN), Optional.empty()).statusCode()).isEqualTo(401);
  }

  @Test
  void ourOwnClientTrustsTheCertificateThatItIsToldAndNoOther() {
    var collection = house.uri("/taxii2/harbour/collections/watch/");
    var told = ClientSettings.of(new Credentials.Nobody());
    var tls = Tls.context(Optional.of(server.pem()), Optional.of(KNOWN));
    try (var client = new TaxiiClient(told.withTls(tls), InstantSource.system())) {
      assertThat(client.collection(collection).canWrite()).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    var another = Tls.context(Optional.of(UNKNOWN), Optional.of(KNOWN));
    try (var client = new TaxiiClient(told.withTls(another), InstantSource.system())) {
      assertThatThrownBy(() -> client.collection(collection))
          .isInstanceOf(TaxiiException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  private HttpResponse<String> asked(Optional<String> pem, Optional<String> authorization)
      throws Exception {
    try (var client = client(pem)) {
      return asked(client, authorization);
    }
  }

  private static HttpClient client(Optional<String> pem) {
    return HttpClient.newBuilder().sslContext(Tls.context(Optional.of(server.pem()), pem)).build();
  }

  private HttpResponse<String> asked(HttpClient client, Optional<String> authorization)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(house.uri("/taxii2/harbour/collections/watch/"))
            .timeout(Duration.ofSeconds(20))
            .header("Accept", MediaTypes.TAXII);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String shape(HttpResponse<String> answer) {
    return new TaxiiHouse.Answer(answer).shape();
  }
}
