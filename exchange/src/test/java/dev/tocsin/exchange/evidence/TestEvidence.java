package dev.tocsin.exchange.evidence;

import static dev.tocsin.exchange.TestNodes.NOW;
import static dev.tocsin.exchange.TestNodes.hash;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.exchange.Keyring;
import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.evidence.EvidenceBundle.Revealed;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TlogProof;
import dev.tocsin.log.TreeHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One delivery between two invented nodes, with all its evidence.
final class TestEvidence {
  static final Instant BEACON_TIME = NOW.minusSeconds(600);
  static final Instant SEEN_TIME = NOW.plusSeconds(10);
  static final Instant RECEIVED_TIME = NOW.plusSeconds(20);
  private static final int WARNING_INDEX = 1;
  private static final int RECEIPT_INDEX = 2;

  final Keyring sender = TestNodes.keyring("harbour");
  final Keyring receiver = TestNodes.keyring("canal");
  private final Statement warning;
  private final LogPoint beaconPoint;

  TestEvidence() {
    TestNodes.befriend(sender, receiver);
    TestNodes.befriend(receiver, sender);
    beaconPoint = new LogPoint(receiver.origin(), 1, root(leaves("canal", Bytes.EMPTY, 1, 9)));
    var plain =
        TestNodes.statement(sender.self(), receiver.self(), TestNodes.warning(TestNodes.parts()));
    warning = new Statement(withBeacon(plain.header()), plain.body());
  }

  EvidenceBundle bundle() {
    return new EvidenceBundle(
        sign("harbour", warning),
        sign("canal", answer(receipt())),
        Optional.of(sign("canal", answer(acknowledgement()))),
        TestNodes.parts().stream().map(Revealed::of).toList(),
        Optional.of(senderProof()),
        Optional.of(receiverProof()),
        Optional.of(cosigned(receiver, sender, beaconPoint, BEACON_TIME)),
        sender.descriptors().signed(),
        receiver.descriptors().signed());
  }

  Statement warning() {
    return warning;
  }

  Hash warningDigest() {
    return Envelope.digest(Envelope.STATEMENT, StatementCodec.write(warning));
  }

  Statement.Receipt receipt() {
    var body = (Statement.Warning) warning.body();
    return new Statement.Receipt(
        warningDigest(),
        1,
        Optional.of(StatementCodec.digest(body.handling())),
        Result.ACCEPTED,
        Optional.empty(),
        NOW.plusSeconds(5),
        RECEIPT_INDEX,
        hash("leaf blind"),
        Optional.empty());
  }

  Statement.Acknowledgement acknowledgement() {
    return new Statement.Acknowledgement(
        warningDigest(), "Dara, duty officer", decision(), NOW.plusSeconds(90), "on our way");
  }

  /// What the receiver says to the sender.
  Statement answer(Statement.Body body) {
    return TestNodes.statement(receiver.self(), sender.self(), body);
  }

  static Bytes sign(String name, Statement statement) {
    var payload = Bytes.of(StatementCodec.write(statement));
    return Bytes.of(
        DualSigner.of(TestNodes.keys(name).statement())
            .sign(Envelope.STATEMENT, payload, Profile.H1)
            .toJson());
  }

  Bytes senderProof() {
    var leaf = Leaf.entry(hash("blind"), Leaf.Direction.SENT, warningDigest(), 1, 1);
    return proof(sender, Optional.of(receiver), leaf, WARNING_INDEX, SEEN_TIME);
  }

  Bytes senderProofWithoutCosignature() {
    var leaf = Leaf.entry(hash("blind"), Leaf.Direction.SENT, warningDigest(), 1, 1);
    return proof(sender, Optional.empty(), leaf, WARNING_INDEX, SEEN_TIME);
  }

  Bytes receiverProof() {
    return receiverProof(RECEIPT_INDEX);
  }

  Bytes receiverProof(int index) {
    var leaf = Leaf.entry(hash("leaf blind"), Leaf.Direction.RECEIVED, warningDigest(), 1, 1);
    return proof(receiver, Optional.of(sender), leaf, index, RECEIVED_TIME);
  }

  private static Decision decision() {
    return Decision.WILL_ACT;
  }

  private Header withBeacon(Header header) {
    return new Header(
        header.id(),
        header.thread(),
        header.from(),
        header.to(),
        header.position(),
        header.seen(),
        header.created(),
        header.notAfter(),
        header.precedence(),
        header.exercise(),
        Optional.of(beaconPoint),
        header.own(),
        header.blind());
  }

  private static Bytes proof(
      Keyring log, Optional<Keyring> witness, Bytes leaf, int index, Instant time) {
    List<Hash> leaves = leaves(log.self().value(), leaf, 5, index);
    var point = new LogPoint(log.origin(), leaves.size(), root(leaves));
    var note =
        witness
            .map(by -> cosigned(log, by, point, time))
            .orElseGet(() -> log.signCheckpoint(point, time));
    var path = Proofs.inclusion(index, leaves.size(), (level, at) -> node(leaves, level, at));
    return Bytes.of(
        new TlogProof(Optional.empty(), index, path, Note.parse(note.toArray())).format());
  }

  private static Bytes cosigned(Keyring log, Keyring witness, LogPoint point, Instant time) {
    var note = log.signCheckpoint(point, time.minusSeconds(1));
    var lines = witness.cosign(note, time);
    return Bytes.of(
        Note.parse(note.toArray()).with(AddCheckpoint.parseAnswer(lines.toArray())).bytes());
  }

  private static List<Hash> leaves(String name, Bytes leaf, int count, int index) {
    return IntStream.range(0, count)
        .mapToObj(i -> i == index ? leaf : Bytes.utf8(name + i))
        .map(entry -> TreeHash.leaf(entry.toArray()))
        .toList();
  }

  private static Hash root(List<Hash> leaves) {
    return Proofs.root(leaves.size(), (level, at) -> node(leaves, level, at));
  }

  private static Hash node(List<Hash> leaves, int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : TreeHash.node(node(leaves, level - 1, 2 * index), node(leaves, level - 1, 2 * index + 1));
  }
}
