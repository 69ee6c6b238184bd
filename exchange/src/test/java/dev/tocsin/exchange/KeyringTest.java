package dev.tocsin.exchange;

import static dev.tocsin.exchange.TestNodes.LINK;
import static dev.tocsin.exchange.TestNodes.NOW;
import static dev.tocsin.exchange.TestNodes.agreement;
import static dev.tocsin.exchange.TestNodes.befriend;
import static dev.tocsin.exchange.TestNodes.hash;
import static dev.tocsin.exchange.TestNodes.keyring;
import static dev.tocsin.exchange.TestNodes.keys;
import static dev.tocsin.exchange.TestNodes.parts;
import static dev.tocsin.exchange.TestNodes.statement;
import static dev.tocsin.exchange.TestNodes.stranger;
import static dev.tocsin.exchange.TestNodes.utterance;
import static dev.tocsin.exchange.TestNodes.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.edge.Keys.Utterance;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.capsule.RoutingAlias;
import dev.tocsin.exchange.capsule.SealingKey;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Revocation;
import dev.tocsin.exchange.descriptor.NodeDescriptor.RevocationReason;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.Profile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private Keyring harbour = keyring("harbour");
  private Keyring canal = keyring("canal");

  @BeforeEach
  void becomePartners() {
    harbour = keyring("harbour");
    canal = keyring("canal");
    befriend(harbour, canal);
    befriend(canal, harbour);
  }

  @Test
  void opensWhatItsPartnerSealed() {
    var said = utterance(harbour, canal.self(), warning(parts()), parts());
    var sealed = harbour.seal(said);

    var opened = (Arrival.Opened) canal.open(sealed.capsule());

    assertThat(opened.capsule()).isEqualTo(Capsule.id(sealed.capsule()));
    assertThat(opened.link()).isEqualTo(LINK);
    assertThat(opened.enrolmentAlias()).isFalse();
    assertThat(opened.statement()).isEqualTo(said.statement());
    assertThat(opened.digest()).isEqualTo(said.digest());
    assertThat(opened.envelope()).isEqualTo(sealed.envelope());
    assertThat(opened.parts()).isEqualTo(parts());
  }

  @Test
  void showsARelayThePrecedenceAndExpiryAndNoNodeId() {
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();

    var header = Capsule.parse(capsule).header();

    assertThat(header.precedence()).isEqualTo(Precedence.FLASH);
    assertThat(header.expires()).contains(NOW.plusSeconds(86_400));
    assertThat(capsule.utf8()).doesNotContain(harbour.self().value(), canal.self().value());
  }

  @Test
  void sealsTheSameWordsDifferentlyEachTime() {
    var said = utterance(harbour, canal.self(), warning(List.of()));

    assertThat(harbour.seal(said).capsule()).isNotEqualTo(harbour.seal(said).capsule());
  }

  @Test
  void usesTheEnrolmentAliasForAgreementsOnly() {
    var agreed = harbour.seal(utterance(harbour, canal.self(), agreement(harbour)));
    var warned = harbour.seal(utterance(harbour, canal.self(), warning(List.of())));

    assertThat(((Arrival.Opened) canal.open(agreed.capsule())).enrolmentAlias()).isTrue();
    assertThat(Capsule.parse(agreed.capsule()).header().to())
        .isEqualTo(RoutingAlias.enrolment(harbour.self(), canal.self()));
    assertThat(((Arrival.Opened) canal.open(warned.capsule())).enrolmentAlias()).isFalse();
  }

  @Test
  void receiptsTheFirstAgreementUnderTheEnrolmentAlias() {
    canal = keyring("canal");
    canal.learn(
        stranger(canal, harbour).signed(agreement(canal)).heard(agreement(harbour)),
        harbour.descriptors().signed());
    var receipt = canal.seal(utterance(canal, harbour.self(), receipt()));

    assertThat(((Arrival.Opened) harbour.open(receipt.capsule())).enrolmentAlias()).isTrue();
  }

  @Test
  void sealsNoWarningBeforeBothAgreed() {
    harbour = keyring("harbour");
    harbour.learn(stranger(harbour, canal), canal.descriptors().signed());
    var said = utterance(harbour, canal.self(), warning(List.of()));

    assertThatThrownBy(() -> harbour.seal(said)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stillOpensWhatWasSealedUnderAnEarlierAgreement() {
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();
    var renewed =
        new Statement.Agreement(
            agreement(canal).ceiling(), List.of("more"), List.of("ana"), hash("another secret"));
    canal.learn(TestNodes.active(canal, harbour).signed(renewed), harbour.descriptors().signed());

    assertThat(canal.open(capsule)).isInstanceOf(Arrival.Opened.class);
  }

  @Test
  void namesTheCallerByThePairwiseAliasOnly() {
    var alias = harbour.alias(LINK, 1).orElseThrow();

    assertThat(canal.caller(alias)).contains(LINK);
    assertThat(canal.caller(RoutingAlias.enrolment(harbour.self(), canal.self()))).isEmpty();
    assertThat(harbour.alias(LINK, 2)).isNotEqualTo(Optional.of(alias));
    assertThat(harbour.caller(alias)).as("each direction has its own").isEmpty();
  }

  @Test
  void refusesACapsuleForSomeoneElse() {
    var stranger = keyring("stranger");
    befriend(stranger, harbour);
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();

    assertUnreadable(stranger.open(capsule), Reason.NOT_ADDRESSED);
  }

  @Test
  void refusesACapsuleSealedToAnotherKeyUnderTheRightAlias() {
    var parsed =
        Capsule.parse(harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule());
    var other = SealingKey.of(keyring("stranger").descriptors().newest().kem().getFirst());
    var capsule =
        other.seal(parsed.header(), new Padding.Content(Bytes.utf8("{}"), Bytes.EMPTY)).toBytes();

    assertUnreadable(canal.open(capsule), Reason.NOT_ADDRESSED);
  }

  @Test
  void refusesAStrippedSignature() {
    for (int i = 0; i < 2; i++) {
      int kept = i;
      var capsule =
          forged(envelope -> List.of(envelope.signatures().get(kept)), warning(List.of()));
      assertUnreadable(canal.open(capsule), Reason.SIGNATURE);
    }
    assertUnreadable(canal.open(forged(_ -> List.of(), warning(List.of()))), Reason.SIGNATURE);
  }

  @Test
  void refusesSwappedOrDoubledOrForeignSignatures() {
    var foreign =
        DualSigner.of(keys("stranger").statement())
            .sign(Envelope.STATEMENT, Bytes.utf8("{}"), Profile.H1)
            .signatures();
    assertUnreadable(
        canal.open(forged(envelope -> envelope.signatures().reversed(), warning(List.of()))),
        Reason.SIGNATURE);
    assertUnreadable(
        canal.open(
            forged(
                envelope -> {
                  var more = new ArrayList<>(envelope.signatures());
                  more.addAll(foreign);
                  return more;
                },
                warning(List.of()))),
        Reason.SIGNATURE);
    assertUnreadable(canal.open(forged(_ -> foreign, warning(List.of()))), Reason.SIGNATURE);
  }

  @Test
  void refusesOneRightAndOneWrongSignature() {
    for (int i = 0; i < 2; i++) {
      int wrong = i;
      var capsule =
          forged(
              envelope -> {
                var signatures = new ArrayList<>(envelope.signatures());
                var victim = signatures.get(wrong);
                signatures.set(
                    wrong,
                    new Envelope.Signature(
                        victim.keyId(), TestNodes.flipped(victim.value(), 20, 3)));
                return signatures;
              },
              warning(List.of()));
      assertUnreadable(canal.open(capsule), Reason.SIGNATURE);
    }
  }

  @Test
  void refusesAnEnvelopeOfAnotherType() {
    var payload = Bytes.utf8("{}");
    var envelope =
        DualSigner.of(keys("harbour").statement()).sign(Envelope.DESCRIPTOR, payload, Profile.H1);

    assertUnreadable(
        canal.open(sealed(Bytes.of(envelope.toJson()), Bytes.EMPTY)), Reason.MALFORMED);
  }

  @Test
  void refusesARevokedKey() {
    var revoked =
        new Revocation(
            DualSigner.of(keys("harbour").statement()).publicKeys().ed25519().id(),
            new LogPoint(harbour.origin(), 7, hash("root")),
            RevocationReason.COMPROMISED);
    var rotated =
        PreparedKeys.of(keys("harbour"))
            .continued(
                harbour.descriptors(), List.of(new Endpoint.ByFile()), List.of(), List.of(revoked));
    canal.learn(TestNodes.active(canal, harbour), rotated.signed());
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();

    assertUnreadable(canal.open(capsule), Reason.KEY_REVOKED);
  }

  @Test
  void acceptsARetiredKeyAfterRotation() {
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();
    var rotated =
        PreparedKeys.of(keys("harbour").withNewStatementAndCapsuleKeys(new SecureRandom()))
            .continued(harbour.descriptors(), List.of(new Endpoint.ByFile()), List.of(), List.of());
    canal.learn(TestNodes.active(canal, harbour), rotated.signed());

    assertThat(canal.open(capsule)).isInstanceOf(Arrival.Opened.class);
  }

  @Test
  void opensCapsulesSealedToItsFormerKey() {
    var capsule = harbour.seal(utterance(harbour, canal.self(), warning(List.of()))).capsule();
    var prepared =
        PreparedKeys.of(keys("canal").withNewStatementAndCapsuleKeys(new SecureRandom()));
    var rotated =
        Keyring.of(
            prepared,
            prepared.continued(
                canal.descriptors(), List.of(new Endpoint.ByFile()), List.of(), List.of()));
    befriend(rotated, harbour);

    assertThat(rotated.open(capsule)).isInstanceOf(Arrival.Opened.class);
  }

  @Test
  void refusesSwappedParts() {
    var swapped = PartsFrame.write(parts().reversed());
    var envelope = harbour.seal(utterance(harbour, canal.self(), warning(parts()), parts()));

    assertUnreadable(canal.open(sealed(envelope.envelope(), swapped)), Reason.MALFORMED);
  }

  @Test
  void refusesMissingAndSuperfluousParts() {
    var with = harbour.seal(utterance(harbour, canal.self(), warning(parts()), parts()));
    var without = harbour.seal(utterance(harbour, canal.self(), warning(List.of())));

    assertUnreadable(canal.open(sealed(with.envelope(), Bytes.EMPTY)), Reason.MALFORMED);
    assertUnreadable(
        canal.open(sealed(without.envelope(), PartsFrame.write(parts()))), Reason.MALFORMED);
  }

  @Test
  void refusesPartsWithTheSameOrUnsafeNames() {
    for (String name : List.of("map.svg", "../map.svg", "a/b", "A.json", "x\u202ey", "a..b")) {
      var parts = List.of(TestNodes.part("map.svg", "one"), TestNodes.part(name, "two"));
      var capsule = forged(Envelope::signatures, warning(parts), PartsFrame.write(parts));
      assertUnreadable(canal.open(capsule), Reason.MALFORMED);
    }
  }

  @Test
  void refusesHostileJsonWithTheRightSignatures() {
    String good = new String(StatementCodec.write(harbourWarning().statement()), UTF_8);
    for (String bad :
        List.of(
            "{}",
            "[]",
            "",
            "null",
            good.replace("\"v\":1", "\"v\":2"),
            good.replace("\"v\":1", "\"v\":1,\"v\":1"),
            good.replace("\"seq\":1", "\"seq\":" + "9".repeat(40)),
            good.replace("\"seq\":1", "\"seq\":1e400"),
            good.replace("\"body\":", "\"extra\":1,\"body\":"),
            good + " x",
            "[".repeat(5_000) + "]".repeat(5_000))) {
      var envelope =
          DualSigner.of(keys("harbour").statement())
              .sign(Envelope.STATEMENT, Bytes.utf8(bad), Profile.H1);
      assertUnreadable(
          canal.open(sealed(Bytes.of(envelope.toJson()), Bytes.EMPTY)), Reason.MALFORMED);
    }
  }

  @Test
  void refusesTooManyBytesBeforeReadingThem() {
    assertUnreadable(canal.open(Bytes.of(new byte[Capsule.BYTES_MAX + 1])), Reason.TOO_LARGE);
  }

  @Test
  void signsARefusalWithoutLinkAndReadsIt() {
    var refusal = new Statement.Refusal(hash("some capsule"), Reason.NOT_ADDRESSED);
    var statement = statement(canal.self(), harbour.self(), refusal);
    var said =
        new Utterance(
            Optional.empty(), statement, Bytes.of(StatementCodec.write(statement)), List.of());

    var sealed = canal.seal(said);
    var opened = (Arrival.Opened) harbour.open(sealed.capsule());

    assertThat(sealed.capsule()).isEqualTo(sealed.envelope());
    assertThat(opened.statement()).isEqualTo(statement);
    assertThat(opened.link()).isEqualTo(LINK);
    assertUnreadable(keyring("stranger").open(sealed.capsule()), Reason.SIGNATURE);
    for (int i = 0; i < sealed.capsule().size(); i += 97) {
      assertThat(harbour.open(TestNodes.flipped(sealed.capsule(), i, 0)))
          .isInstanceOf(Arrival.Unreadable.class);
    }
  }

  @Test
  void takesNothingButRefusalsUnsealed() {
    var sealed = harbour.seal(utterance(harbour, canal.self(), warning(List.of())));

    assertUnreadable(canal.open(sealed.envelope()), Reason.MALFORMED);
  }

  @Test
  void refusesDescriptorsOfAnotherNode() {
    assertThatThrownBy(() ->
            canal.learn(
                TestNodes.active(canal, harbour), keyring("stranger").descriptors().signed()))
        .isInstanceOf(DescriptorException.class);
  }

  @Test
  void refusesKeysThatAreNotThoseOfTheDescriptor() {
    assertThatThrownBy(() -> Keyring.of(PreparedKeys.of(keys("x")), harbour.descriptors()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("backup");
  }

  @Test
  void refusesToSealToALinkItDoesNotKnow() {
    var statement = statement(harbour.self(), canal.self(), warning(List.of()));
    var said =
        new Utterance(
            Optional.of(new LinkId(9)),
            statement,
            Bytes.of(StatementCodec.write(statement)),
            List.of());

    assertThatThrownBy(() -> harbour.seal(said)).isInstanceOf(IllegalStateException.class);
  }

  private Utterance harbourWarning() {
    return utterance(harbour, canal.self(), warning(List.of()));
  }

  private Bytes forged(Function<Envelope, List<Envelope.Signature>> change, Statement.Body body) {
    return forged(change, body, Bytes.EMPTY);
  }

  private Bytes forged(
      Function<Envelope, List<Envelope.Signature>> change, Statement.Body body, Bytes frame) {
    var payload = utterance(harbour, canal.self(), body).payload();
    var envelope =
        DualSigner.of(keys("harbour").statement()).sign(Envelope.STATEMENT, payload, Profile.H1);
    var changed = new Envelope(Envelope.STATEMENT, payload, change.apply(envelope));
    return sealed(Bytes.of(changed.toJson()), frame);
  }

  /// Anything, sealed to canal under harbour's alias.
  private Bytes sealed(Bytes envelope, Bytes frame) {
    var header =
        new Capsule.Header(
            harbour.alias(LINK, 1).orElseThrow(), Precedence.FLASH, Optional.empty());
    return SealingKey.of(canal.descriptors().newest().kem().getFirst())
        .seal(header, new Padding.Content(envelope, frame))
        .toBytes();
  }

  private static Statement.Receipt receipt() {
    return new Statement.Receipt(
        hash("statement"),
        1,
        Optional.empty(),
        Result.ACCEPTED,
        Optional.empty(),
        NOW,
        4,
        hash("leaf blind"),
        Optional.empty());
  }

  private static void assertUnreadable(Arrival arrival, Reason reason) {
    assertThat(arrival)
        .isInstanceOfSatisfying(
            Arrival.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
  }
}
