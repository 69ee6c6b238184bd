package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.DescriptorException;
import dev.tocsin.exchange.descriptor.NodeNotes;
import dev.tocsin.exchange.evidence.EvidenceBundle.Revealed;
import dev.tocsin.exchange.evidence.Verdict.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One check of one bundle, in the order of [Verdict.Step]. For one thread.
final class EvidenceCheck {
  private final EvidenceBundle bundle;
  private final Bytes policy;
  private final Optional<Bytes> handling;
  private final Set<NodeId> expected;

  EvidenceCheck(EvidenceFiles.Contents contents, Set<NodeId> expected) {
    this.bundle = contents.bundle();
    this.policy = contents.policy();
    this.handling = contents.handling();
    this.expected = Set.copyOf(expected);
  }

  /// What held, on the way to the claims.
  ///
  /// @param warning verified
  /// @param receipt verified
  /// @param senderLog empty while the proof is pending
  /// @param receiverLog empty while the proof is pending
  /// @param beacon empty if it is not shown
  record Findings(
      DescriptorChain sender,
      DescriptorChain receiver,
      SignedStatement warning,
      SignedStatement receipt,
      Optional<LogCheck.Included> senderLog,
      Optional<LogCheck.Included> receiverLog,
      Optional<LogCheck.Seen> beacon,
      Optional<SignedStatement> acknowledgement) {
    Statement.Warning warningBody() {
      return (Statement.Warning) warning.statement().body();
    }

    Statement.Receipt receiptBody() {
      return (Statement.Receipt) receipt.statement().body();
    }
  }

  Verdict run() {
    try {
      return Claims.of(findings(), bundle.revealed(), expected);
    } catch (StepFailed e) {
      return e.verdict();
    }
  }

  private Findings findings() {
    var sender = chain(bundle.senderDescriptors(), Step.SENDER);
    var receiver = chain(bundle.receiverDescriptors(), Step.RECEIVER);
    requireExpected(sender.node(), receiver.node());
    require(
        EvidencePolicy.text(sender, receiver).equals(policy),
        Step.POLICY,
        "The policy file names other keys than the descriptors.");
    var warning = SignedStatement.open(bundle.warning(), sender, Step.WARNING_SIGNATURES);
    requireWarning(warning.statement(), sender.node(), receiver.node());
    requireParts((Statement.Warning) warning.statement().body());
    var receipt = SignedStatement.open(bundle.receipt(), receiver, Step.RECEIPT_SIGNATURES);
    requireReceipt(receipt.statement(), warning);
    var findings = logs(sender, receiver, warning, receipt);
    requireUnrevoked(findings);
    require(
        handling.equals(HandlingText.of(bundle)),
        Step.FILES,
        "Its " + EvidenceFiles.HANDLING + " says something else than the warning in it.");
    return findings;
  }

  private Findings logs(
      DescriptorChain sender,
      DescriptorChain receiver,
      SignedStatement warning,
      SignedStatement receipt) {
    var senderNotes = NodeNotes.of(sender.versions());
    var receiverNotes = NodeNotes.of(receiver.versions());
    var senderLog = new LogCheck(senderNotes, receiverNotes);
    var receiverLog = new LogCheck(receiverNotes, senderNotes);
    return new Findings(
        sender,
        receiver,
        warning,
        receipt,
        bundle.senderProof().map(proof -> sent(proof, senderLog, warning)),
        bundle.receiverProof().map(proof -> received(proof, receiverLog, warning, receipt)),
        bundle.beacon().map(note -> beacon(note, receiverLog, warning)),
        bundle.acknowledgement().map(ack -> acknowledgement(ack, receiver, warning)));
  }

  private static DescriptorChain chain(List<Bytes> descriptors, Step step) {
    try {
      return DescriptorChain.verify(descriptors);
    } catch (DescriptorException e) {
      throw new StepFailed(step, String.valueOf(e.getMessage()));
    }
  }

  private void requireExpected(NodeId sender, NodeId receiver) {
    require(!sender.equals(receiver), Step.TRUST, "Sender and receiver are one node.");
    for (var node : expected) {
      require(
          node.equals(sender) || node.equals(receiver),
          Step.TRUST,
          "The bundle is not about the expected node " + node + ".");
    }
  }

  private static void requireWarning(Statement statement, NodeId sender, NodeId receiver) {
    require(statement.kind() == Statement.Kind.WARNING, Step.WARNING, "It is not a warning.");
    require(
        statement.header().from().equals(sender) && statement.header().to().equals(receiver),
        Step.WARNING,
        "It names another sender or receiver.");
  }

  private void requireParts(Statement.Warning warning) {
    var commitments = warning.parts();
    var seen = new HashSet<String>();
    for (Revealed part : bundle.revealed()) {
      boolean matches =
          commitments.stream()
              .filter(each -> each.name().equals(part.name()))
              .anyMatch(each -> opens(part, each));
      require(
          matches && seen.add(part.name()),
          Step.PARTS,
          "The content shown as " + part.name() + " is not what the warning committed to.");
    }
  }

  private static boolean opens(Revealed part, Part.Commitment commitment) {
    return new Part(part.name(), commitment.mediaType(), part.salt(), part.content())
        .commitment()
        .equals(commitment);
  }

  private static void requireReceipt(Statement statement, SignedStatement warning) {
    require(statement.body() instanceof Statement.Receipt, Step.RECEIPT, "It is not a receipt.");
    var receipt = (Statement.Receipt) statement.body();
    var header = warning.statement().header();
    var body = (Statement.Warning) warning.statement().body();
    require(
        statement.header().from().equals(header.to())
            && statement.header().to().equals(header.from()),
        Step.RECEIPT,
        "It goes between other nodes than the warning.");
    require(
        receipt.of().equals(warning.digest()) && receipt.seq() == header.position().seq(),
        Step.RECEIPT,
        "It is for another statement.");
    require(
        receipt.handling().equals(Optional.of(StatementCodec.digest(body.handling()))),
        Step.RECEIPT,
        "It echoes other handling conditions than the warning has.");
  }

  private static LogCheck.Included sent(Bytes proof, LogCheck log, SignedStatement warning) {
    var header = warning.statement().header();
    var leaf =
        Leaf.entry(
            header.blind(),
            Leaf.Direction.SENT,
            warning.digest(),
            header.position().epoch(),
            header.position().seq());
    return log.inclusion(proof, leaf, Step.SENDER_LOG, Step.SENDER_COSIGNATURES);
  }

  private static LogCheck.Included received(
      Bytes proof, LogCheck log, SignedStatement warning, SignedStatement receipt) {
    var position = warning.statement().header().position();
    var body = (Statement.Receipt) receipt.statement().body();
    var leaf =
        Leaf.entry(
            body.leafBlind(),
            Leaf.Direction.RECEIVED,
            warning.digest(),
            position.epoch(),
            position.seq());
    var included = log.inclusion(proof, leaf, Step.RECEIVER_LOG, Step.RECEIVER_COSIGNATURES);
    require(
        included.index() == body.logged(),
        Step.RECEIVER_LOG,
        "The receipt names another place in the log.");
    return included;
  }

  private static LogCheck.Seen beacon(Bytes note, LogCheck log, SignedStatement warning) {
    var seen = log.note(note, Step.BEACON);
    require(
        warning.statement().header().beacon().equals(Optional.of(seen.point())),
        Step.BEACON,
        "The warning names another checkpoint.");
    return seen;
  }

  private static SignedStatement acknowledgement(
      Bytes ack, DescriptorChain receiver, SignedStatement warning) {
    var signed = SignedStatement.open(ack, receiver, Step.ACKNOWLEDGEMENT);
    var header = warning.statement().header();
    require(
        signed.statement().body() instanceof Statement.Acknowledgement body
            && body.of().equals(warning.digest())
            && signed.statement().header().from().equals(header.to())
            && signed.statement().header().to().equals(header.from()),
        Step.ACKNOWLEDGEMENT,
        "It does not acknowledge this warning.");
    return signed;
  }

  private static void requireUnrevoked(Findings found) {
    requireGood(
        found.sender(), found.warning(), index(found.senderLog()), "The key of the warning");
    requireGood(
        found.receiver(), found.receipt(), index(found.receiverLog()), "The key of the receipt");
    found
        .acknowledgement()
        .ifPresent(ack ->
            requireGood(
                found.receiver(), ack, OptionalLong.empty(), "The key of the acknowledgement"));
  }

  /// A revoked key is still good for what stands in the log before the loss.
  private static void requireGood(
      DescriptorChain chain, SignedStatement signed, OptionalLong index, String what) {
    var revocation = chain.newest().revocation(signed.signer());
    if (revocation.isPresent()) {
      LogPoint since = revocation.orElseThrow().since();
      require(
          index.isPresent()
              && index.getAsLong() < since.size()
              && since.origin().equals(NodeNotes.of(chain.versions()).origin()),
          Step.REVOCATIONS,
          what + " was revoked, and no proof shows that it signed before its loss.");
    }
  }

  private static OptionalLong index(Optional<LogCheck.Included> included) {
    return included.map(each -> OptionalLong.of(each.index())).orElseGet(OptionalLong::empty);
  }

  private static void require(boolean holds, Step step, String reason) {
    if (!holds) {
      throw new StepFailed(step, reason);
    }
  }
}
