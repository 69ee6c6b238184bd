package dev.tocsin.exchange.evidence;

import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.SharedNumber;
import dev.tocsin.exchange.evidence.EvidenceBundle.Revealed;
import dev.tocsin.exchange.evidence.EvidenceCheck.Findings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts into plain words what the checked evidence proves, and what it does not. For one thread.
final class Claims {
  private final Findings found;
  private final List<String> proven = new ArrayList<>();
  private final List<String> notProven = new ArrayList<>();

  private Claims(Findings found) {
    this.found = found;
  }

  static Verdict of(Findings found, List<Revealed> revealed, Set<NodeId> expected) {
    var claims = new Claims(found);
    claims.sayWho();
    claims.sayContent(revealed);
    claims.sayReceipt();
    claims.sayLogs();
    claims.sayBeacon();
    claims.sayAcknowledgement();
    claims.sayTrust(expected);
    claims.notProven.add("That the content is true.");
    claims.notProven.add(
        "That the clocks of the two nodes were right: every time here is what one of them stated.");
    return new Verdict.Proven(
        found.sender().node(),
        found.receiver().node(),
        claims.number(),
        claims.times(),
        claims.proven,
        claims.notProven);
  }

  private Verdict.Times times() {
    return new Verdict.Times(
        found.beacon().flatMap(LogCheck.Seen::cosigned),
        found.senderLog().flatMap(log -> log.seen().cosigned()),
        found.receiverLog().flatMap(log -> log.seen().cosigned()));
  }

  private void sayWho() {
    proven.add(
        "Node "
            + found.sender().node()
            + " signed this warning to node "
            + found.receiver().node()
            + ", with the keys "
            + found.warning().signer().ids()
            + ".");
    if (found.warning().statement().header().exercise()) {
      proven.add("The warning is marked as an exercise.");
    }
  }

  private void sayContent(List<Revealed> revealed) {
    int all = found.warningBody().parts().size();
    if (!revealed.isEmpty()) {
      proven.add(
          "The content shown ("
              + String.join(", ", revealed.stream().map(Revealed::name).toList())
              + ") is what the warning carried.");
    }
    if (revealed.size() < all) {
      notProven.add(
          "What the "
              + (all - revealed.size())
              + " parts contain that are not shown; only that they were fixed when it was signed.");
    }
  }

  private void sayReceipt() {
    var receipt = found.receiptBody();
    proven.add(
        "The receiver's machine answered with a receipt, signed with the keys "
            + found.receipt().signer().ids()
            + ": result "
            + receipt.result().wire()
            + receipt.reason().map(reason -> ", because " + reason.words()).orElse("")
            + "; by its own clock at "
            + receipt.received()
            + ".");
    proven.add(
        "The receiver knew the handling conditions: TLP:"
            + found.warningBody().handling().tlp().name()
            + " and those beside it; the receipt repeats their digest.");
  }

  private void sayLogs() {
    if (found.senderLog().isEmpty()) {
      notProven.add("That the warning stands in the sender's log: that proof is not here yet.");
    } else {
      proven.add("The warning stands in the sender's log.");
      sayTime(
          found.senderLog().orElseThrow().seen().cosigned(),
          "It existed before %s: then the receiver cosigned a checkpoint that covers it.",
          "Before when the warning existed: the receiver's cosignature is not here yet.");
    }
    if (found.receiverLog().isEmpty()) {
      notProven.add(
          "That the receipt's entry stands in the receiver's log: that proof is not here yet.");
    } else {
      proven.add("The receiver's log holds the entry that the receipt names.");
      sayTime(
          found.receiverLog().orElseThrow().seen().cosigned(),
          "It was received no later than %s: then the sender cosigned the receiver's log with that"
              + " entry.",
          "By when it was received: the sender's cosignature is not here yet.");
    }
  }

  private void sayBeacon() {
    if (found.beacon().isPresent()) {
      sayTime(
          found.beacon().orElseThrow().cosigned(),
          "It was not written before %s: it names a checkpoint of the receiver's log that was"
              + " cosigned then.",
          "After when it was written: the beacon carries no cosignature.");
    } else if (found.warning().statement().header().beacon().isPresent()) {
      notProven.add("After when it was written: the checkpoint that it names is not shown.");
    } else {
      notProven.add("After when it was written: it names no checkpoint of the receiver's log.");
    }
  }

  private void sayTime(Optional<Instant> time, String known, String unknown) {
    time.ifPresentOrElse(
        instant -> proven.add(known.formatted(instant)), () -> notProven.add(unknown));
  }

  private void sayAcknowledgement() {
    if (found.acknowledgement().isEmpty()) {
      notProven.add("That any person has seen it: there is no acknowledgement.");
      return;
    }
    var ack = (Statement.Acknowledgement) found.acknowledgement().orElseThrow().statement().body();
    proven.add(
        "The receiver's node signed that "
            + Shown.text(ack.by())
            + " acknowledged it, with the decision \""
            + ack.decision().wire()
            + "\", by its own clock at "
            + ack.at()
            + ".");
    notProven.add("That the person understood it.");
  }

  private void sayTrust(Set<NodeId> expected) {
    sayTrust("sender", found.sender(), expected);
    sayTrust("receiver", found.receiver(), expected);
  }

  private void sayTrust(String who, DescriptorChain chain, Set<NodeId> expected) {
    String owner = Shown.text(chain.newest().name().value());
    if (expected.contains(chain.node())) {
      proven.add("The " + who + " is the expected node " + chain.node() + ".");
    } else {
      notProven.add(
          "That the "
              + who
              + "'s node "
              + chain.node()
              + " belongs to "
              + owner
              + ", as it says: compare the node id, or the number "
              + number()
              + ", with a copy that you trust.");
    }
  }

  private SharedNumber number() {
    return SharedNumber.of(found.sender().node(), found.receiver().node());
  }
}
