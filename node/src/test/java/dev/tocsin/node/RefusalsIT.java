package dev.tocsin.node;

import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Position;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.capsule.SealingKey;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.KeyFile;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.StatusView;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Hostile capsules, posted to a running node by a partner that has real keys: each is answered by
/// a signed refusal that stands in the receiver's log, and nothing of it is in the inbox.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {
  private static final LinkId LINK = new LinkId(1);
  private static final long FAR_SEQ = 40;

  private final HttpClient http = HttpClient.newHttpClient();
  private final InstantSource clock = InstantSource.system();
  private TestPair pair;
  private DualSigner signer;
  private String last = "";

  @BeforeAll
  void enrol(@TempDir Path folder) {
    pair = TestPair.start(folder, "http").enrolled(Tlp.AMBER);
    var keys = new KeyFile(pair.alder().folder().path().resolve("keys"));
    signer = DualSigner.of(keys.read(pair.alder().unlock()).statement());
  }

  @AfterAll
  void stop() {
    http.close();
    pair.close();
  }

  private NodeId alder() {
    return pair.alder().node().keyring().self();
  }

  private NodeId birch() {
    return pair.birch().node().keyring().self();
  }

  private RoutingAlias alias() {
    return pair.alder().node().keyring().alias(LINK, 1).orElseThrow();
  }

  private Statement warning(NodeId from, NodeId to, Position position) {
    var id = new StatementId(UUID.randomUUID());
    var zero = Hash.fromBytes(new byte[Hash.SIZE_BYTES]);
    var header =
        new Header(
            id,
            id,
            from,
            to,
            position,
            new Header.Seen(0, zero),
            clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
            Optional.empty(),
            Precedence.ROUTINE,
            false,
            Optional.empty(),
            new LogPoint("tocsin/log/" + from.value(), 0, Hash.of(new byte[0])),
            zero);
    return new Statement(
        header, new Statement.Warning("Hostile", Handling.of(Tlp.GREEN), List.of()));
  }

  private Statement warning() {
    return warning(alder(), birch(), position(1));
  }

  private static Position position(long epoch) {
    return new Position(epoch, FAR_SEQ, Hash.fromBytes(new byte[Hash.SIZE_BYTES]));
  }

  private static Bytes payload(Statement statement) {
    return Bytes.of(StatementCodec.write(statement));
  }

  private Envelope signed(Bytes payload) {
    return signer.sign(Envelope.STATEMENT, payload, Profile.H1);
  }

  private Bytes sealed(RoutingAlias to, Bytes envelope) {
    var kem = pair.birch().node().keyring().descriptors().newest().kem().getFirst();
    return SealingKey.of(kem)
        .seal(
            new Capsule.Header(to, Precedence.ROUTINE, Optional.empty()),
            new Padding.Content(envelope, Bytes.EMPTY))
        .toBytes();
  }

  private Bytes sealed(Bytes payload) {
    return sealed(alias(), Bytes.of(signed(payload).toJson()));
  }

  private byte[] post(Bytes capsule) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(pair.birch().node().address().resolve("/exchange/capsules"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", Capsule.MEDIA_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(capsule.toArray()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private StatusView status() {
    return pair.birch().node().desk().status(LIAISON);
  }

  private List<StatementId> inbox() {
    return pair.birch().node().desk().inbox(OFFICER, 100).stream().map(WarningLine::id).toList();
  }

  /// Posts it twice and checks the answer, the receiver's log and its inbox.
  private void assertRefused(Bytes capsule, Reason reason)
      throws IOException, InterruptedException {
    long before = status().log().size();
    var inbox = inbox();

    byte[] answer = post(capsule);

    assertThat(pair.alder().node().keyring().open(Bytes.of(answer)))
        .isInstanceOfSatisfying(
            Arrival.Opened.class,
            opened -> {
              assertThat(opened.statement().header().from()).isEqualTo(birch());
              assertThat(opened.statement().body())
                  .isEqualTo(new Statement.Refusal(Capsule.id(capsule), reason));
            });
    assertThat(status().log().size()).as("the refusal stands in the log").isGreaterThan(before);
    assertThat(inbox()).isEqualTo(inbox);
    long after = status().log().size();
    assertThat(post(capsule)).as("the same refusal again").isEqualTo(answer);
    assertThat(status().log().size()).as("and no second leaf").isEqualTo(after);
  }

  /// What the receiver makes of a warning that stands at a place of its own, and of its content.
  private Statement.Receipt receipted(long seq, Tlp says, String objects)
      throws IOException, InterruptedException {
    var content =
        Bytes.utf8(
            ("{'type':'bundle','id':'bundle--33333333-3333-4333-8333-333333333333','objects':["
                    + objects
                    + "]}")
                .replace('\'', '"'));
    var part =
        new Part(
            "warning.json", "application/stix+json;version=2.1", Hash.of(new byte[1]), content);
    var header =
        warning(alder(), birch(), new Position(1, seq, Hash.fromBytes(new byte[Hash.SIZE_BYTES])))
            .header();
    var statement =
        new Statement(
            header,
            new Statement.Warning("Hostile", Handling.of(says), List.of(part.commitment())));
    last = header.id().toString();
    var kem = pair.birch().node().keyring().descriptors().newest().kem().getFirst();
    var capsule =
        SealingKey.of(kem)
            .seal(
                new Capsule.Header(alias(), Precedence.ROUTINE, Optional.empty()),
                new Padding.Content(
                    Bytes.of(signed(payload(statement)).toJson()), PartsFrame.write(List.of(part))))
            .toBytes();
    var opened = (Arrival.Opened) pair.alder().node().keyring().open(Bytes.of(post(capsule)));
    return (Statement.Receipt) opened.statement().body();
  }

  private static String address(Tlp level, String more) {
    return "{'type':'ipv4-addr','id':'ipv4-addr--22222222-2222-5222-8222-222222222222',"
        + "'value':'198.51.100.7','object_marking_refs':['"
        + level.marking()
        + "'"
        + more
        + "]}";
  }

  private static String until(String time) {
    String house = "marking-definition--11111111-1111-4111-8111-111111111111";
    return "{'type':'marking-definition','spec_version':'2.1','id':'"
        + house
        + "','created':'2026-01-01T00:00:00.000Z','name':'House','extensions':{'"
        + dev.tocsin.core.release.marking.Handling.EXTENSION
        + "':{'extension_type':'property-extension','valid_until':'"
        + time
        + "'}}},"
        + address(Tlp.GREEN, ",'" + house + "'");
  }

  private void assertNot(Problem.Kind kind, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            DeskException.class, no -> assertThat(no.problem().kind()).isEqualTo(kind));
  }

  @Test
  void contentAboveWhatItsSenderSaysOfIt() throws IOException, InterruptedException {
    var receipt = receipted(FAR_SEQ + 1, Tlp.GREEN, address(Tlp.AMBER, ""));
    assertThat(receipt.result()).isEqualTo(Result.REFUSED);
    assertThat(receipt.reason()).contains(Reason.POLICY);
    var desk = pair.birch().node().desk();
    var view = desk.statement(OFFICER, last);
    assertThat(view.line().state()).isEqualTo("refused");
    assertThat(view.line().title()).isEqualTo("(withheld)");
    assertThat(view.notShown()).isPresent();
    assertNot(Problem.Kind.POLICY, () -> desk.part(OFFICER, last, "warning.json"));
    assertThat(status().alarms()).anyMatch(alarm -> alarm.kind() == Alarm.Kind.CEILING);
  }

  @Test
  void whatMayBeHadForATimeOnlyIsShownAndNotSaved() throws IOException, InterruptedException {
    receipted(FAR_SEQ + 2, Tlp.GREEN, until("2999-01-01T00:00:00.000Z"));
    var desk = pair.birch().node().desk();
    var view = desk.statement(OFFICER, last);
    assertThat(view.objects()).isNotEmpty();
    assertThat(view.permissions().orElseThrow().until()).contains("2999-01-01");
    assertNot(Problem.Kind.POLICY, () -> desk.part(OFFICER, last, "warning.json"));
    assertNot(Problem.Kind.POLICY, () -> desk.evidence(OFFICER, last, true));
    assertThat(desk.evidence(OFFICER, last, false).bytes().size()).isPositive();
  }

  @Test
  void whatIsOverIsNotShownAnyMoreAndStaysProvable() throws IOException, InterruptedException {
    receipted(FAR_SEQ + 3, Tlp.GREEN, until("2026-01-02T00:00:00.000Z"));
    var desk = pair.birch().node().desk();
    var view = desk.statement(OFFICER, last);
    assertThat(view.objects()).isEmpty();
    assertThat(view.notShown().orElseThrow()).contains("2026-01-02");
    assertThat(view.line().title()).isEqualTo("(withheld)");
    assertNot(Problem.Kind.POLICY, () -> desk.part(OFFICER, last, "warning.json"));
    assertThat(desk.evidence(OFFICER, last, false).bytes().size()).isPositive();
  }

  @Test
  void aWrongRecipient() throws IOException, InterruptedException {
    var someone = NodeId.of(Hash.of(new byte[] {1}));
    assertRefused(sealed(payload(warning(alder(), someone, position(1)))), Reason.NOT_ADDRESSED);
    assertThat(status().alarms())
        .anyMatch(alarm -> alarm.kind() == Alarm.Kind.FORGERY)
        .anyMatch(alarm -> alarm.detail().contains("is addressed to another node"));
  }

  @Test
  void anotherNodesNameUnderThePartnersKeys() throws IOException, InterruptedException {
    var someone = NodeId.of(Hash.of(new byte[] {2}));
    assertRefused(sealed(payload(warning(someone, birch(), position(1)))), Reason.SIGNATURE);
  }

  @Test
  void anUnknownKey() throws IOException, InterruptedException {
    var stranger = DualSigner.of(NodeKeys.random(new SecureRandom()).statement());
    var envelope = stranger.sign(Envelope.STATEMENT, payload(warning()), Profile.H1);
    assertRefused(sealed(alias(), Bytes.of(envelope.toJson())), Reason.SIGNATURE);
  }

  @Test
  void aStrippedSignature() throws IOException, InterruptedException {
    var whole = signed(payload(warning()));
    for (var kept :
        List.of(
            List.<Envelope.Signature>of(),
            whole.signatures().subList(0, 1),
            whole.signatures().subList(1, 2),
            whole.signatures().reversed())) {
      var stripped = new Envelope(Envelope.STATEMENT, whole.payload(), kept);
      assertRefused(sealed(alias(), Bytes.of(stripped.toJson())), Reason.SIGNATURE);
    }
  }

  @Test
  void aClosedOrUnknownEpoch() throws IOException, InterruptedException {
    for (long epoch : List.of(2L, 7L)) {
      assertRefused(
          sealed(payload(warning(alder(), birch(), position(epoch)))), Reason.EPOCH_CLOSED);
    }
  }

  @Test
  void anAliasThatLeadsNowhere() throws IOException, InterruptedException {
    var capsule =
        sealed(
            RoutingAlias.parse("00112233445566778899aabbccddeeff"),
            Bytes.of(signed(payload(warning())).toJson()));
    assertRefused(capsule, Reason.NOT_ADDRESSED);
  }

  @Test
  void aWarningUnderTheAliasThatAnyoneMayKnow() throws IOException, InterruptedException {
    var capsule =
        sealed(
            RoutingAlias.enrolment(alder(), birch()),
            Bytes.of(signed(payload(warning())).toJson()));
    assertRefused(capsule, Reason.POLICY);
  }

  @Test
  void moreBytesThanACapsuleHas() throws IOException, InterruptedException {
    assertRefused(Bytes.of(new byte[Capsule.BYTES_MAX + 1]), Reason.TOO_LARGE);
  }

  @Test
  void aCapsuleThatWasChangedOnItsWay() throws IOException, InterruptedException {
    byte[] changed = sealed(payload(warning())).toArray();
    changed[changed.length - 1] ^= 1;
    assertRefused(Bytes.of(changed), Reason.NOT_ADDRESSED);
  }

  @Test
  void hostileJsonWithTheRightSignatures() throws IOException, InterruptedException {
    String good = payload(warning()).utf8();
    var hostile = new ArrayList<String>();
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            _ -> "",
            _ -> "null",
            text -> text.substring(1),
            text -> text + " x",
            _ -> "[".repeat(100_000) + "]".repeat(100_000),
            text -> text.replace("\"v\":1", "\"v\":1,\"v\":1"),
            text -> text.replace("\"seq\":40", "\"seq\":" + "9".repeat(1_000_000)),
            text -> text.replace("\"seq\":40", "\"seq\":1e10000000"),
            text -> text.replace("\"seq\":40", "\"seq\":40.5"),
            text -> text.replace("\"body\":", "\"extra\":1,\"body\":"))) {
      hostile.add(change.apply(good));
    }
    assertThat(hostile).doesNotHaveDuplicates().doesNotContain(good);
    for (String text : hostile) {
      assertRefused(sealed(Bytes.utf8(text)), Reason.MALFORMED);
    }
  }

  @Test
  void theWayIsStillOpenForAnHonestWarning() throws IOException, InterruptedException {
    assertRefused(sealed(Bytes.utf8("{}")), Reason.MALFORMED);
    var id = pair.send(DemoNodes.sampleWarning());
    pair.await(id, "received");
    assertThat(pair.birch().node().desk().inbox(OFFICER, 10))
        .anyMatch(line -> line.id().equals(id));
  }
}
