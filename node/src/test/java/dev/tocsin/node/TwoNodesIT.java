package dev.tocsin.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.WarningLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two real nodes on loopback: RocksDB, HTTP, real keys.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private DemoNodes nodes;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  void enrol(@TempDir Path folder) {
    nodes = DemoNodes.start(folder);
    nodes.confirm(nodes.invite());
  }

  @AfterAll
  void stop() {
    http.close();
    nodes.close();
  }

  private StatementId send(Precedence precedence) {
    var draft =
        new Draft(DemoNodes.sampleWarning(), Optional.empty(), precedence, false, Optional.empty());
    var watch = nodes.watch();
    return watch.warn(DemoNodes.SHIELD, draft);
  }

  private WarningLine sent(StatementId id) {
    var watch = nodes.watch();
    return watch.node().desk().statement(watch.officer(), id.toString()).line();
  }

  private WarningLine await(StatementId id, String state) {
    DemoNodes.await(state, LIMIT, () -> sent(id).state().equals(state));
    return sent(id);
  }

  private Bytes evidence(StatementId id) {
    var watch = nodes.watch();
    return watch.node().desk().evidence(watch.officer(), id.toString(), true).bytes();
  }

  @Test
  void aWarningIsReceiptedAcknowledgedAndProved() {
    var id = send(Precedence.IMMEDIATE);
    await(id, "received");
    var shield = nodes.shield();
    shield.node().desk().decide(shield.officer(), id.toString(), Decision.WILL_ACT, "On it.");
    var line = await(id, "acknowledged");
    assertThat(line.answer())
        .hasValueSatisfying(answer -> {
          assertThat(answer.by()).isEqualTo("lev, release authority");
          assertThat(answer.note()).isEqualTo("On it.");
        });
    DemoNodes.await("evidence", LIMIT, () -> sent(id).evidence() == WarningLine.Evidence.COMPLETE);
    var expected = Set.of(nodes.watch().node().keyring().self(), shield.node().keyring().self());
    var verdict = EvidenceVerifier.verify(evidence(id), expected);
    assertThat(verdict).isInstanceOf(Verdict.Proven.class);
    var times = ((Verdict.Proven) verdict).times();
    assertThat(times.existedBefore()).isPresent();
    assertThat(times.receivedBefore()).isPresent();
  }

  @Test
  void theReceiverHoldsTheSameBytes() {
    var id = send(Precedence.FLASH);
    await(id, "received");
    var shield = nodes.shield();
    var view = shield.node().desk().statement(shield.officer(), id.toString());
    var part =
        shield.node().desk().part(shield.officer(), id.toString(), view.parts().getFirst().name());
    assertThat(part.bytes()).isEqualTo(DemoNodes.sampleWarning());
  }

  @Test
  void aFlippedByteInTheEvidenceIsRefused() {
    var id = send(Precedence.ROUTINE);
    await(id, "received");
    byte[] zip = evidence(id).toArray();
    zip[zip.length / 2] ^= 1;
    assertThat(EvidenceVerifier.verify(Bytes.of(zip), Set.of()))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aWarningIsAnsweredOnce() {
    var id = send(Precedence.PRIORITY);
    await(id, "received");
    var shield = nodes.shield();
    var desk = shield.node().desk();
    desk.decide(shield.officer(), id.toString(), Decision.CANNOT_ACT, "");
    assertThatThrownBy(() -> desk.decide(shield.officer(), id.toString(), Decision.WILL_ACT, ""))
        .isInstanceOf(DeskException.class)
        .hasMessageContaining("cannot be answered again");
  }

  @Test
  void garbageIsRefusedWithTheSameSignedRefusalEachTime() throws IOException, InterruptedException {
    var first = post(new byte[] {1, 2, 3});
    var second = post(new byte[] {1, 2, 3});
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(second.body()).isNotEmpty();
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/vnd.dsse+json");
  }

  @Test
  void anUnknownAliasAndAnAbsentPageLookTheSame() throws IOException, InterruptedException {
    var unknown = get("/exchange/00112233445566778899aabbccddeeff/log/checkpoint");
    var malformed = get("/exchange/nonsense/log/checkpoint");
    assertThat(unknown.statusCode()).isEqualTo(404).isEqualTo(malformed.statusCode());
    assertThat(unknown.body()).isEqualTo(malformed.body());
  }

  @Test
  void healthDoesARealWriteAndARealProof() throws IOException, InterruptedException {
    var health = get("/healthz");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(new String(health.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"ok\":true");
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(at(path)).GET().build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(at("/exchange/capsules"))
            .header("Content-Type", Capsule.MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private URI at(String path) {
    return nodes.shield().address().resolve(path);
  }
}
