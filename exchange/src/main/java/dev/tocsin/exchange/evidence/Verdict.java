package dev.tocsin.exchange.evidence;

import dev.tocsin.core.NodeId;
import dev.tocsin.exchange.descriptor.SharedNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an evidence bundle proves.
public sealed interface Verdict {

  /// The first step that failed; nothing is proven.
  ///
  /// @param reason a sentence for a person
  record Refused(Step step, String reason) implements Verdict {}

  /// Every step held.
  ///
  /// @param number what people compare when the root keys are not known to be right
  /// @param times between which times it happened
  /// @param proven sentences
  /// @param notProven sentences: what no bundle proves, and what this one lacks
  record Proven(
      NodeId sender,
      NodeId receiver,
      SharedNumber number,
      Times times,
      List<String> proven,
      List<String> notProven)
      implements Verdict {
    public Proven {
      proven = List.copyOf(proven);
      notProven = List.copyOf(notProven);
    }
  }

  /// Times that stand in cosignatures; each empty if its proof is missing.
  ///
  /// @param writtenAfter the warning names a root that did not exist before
  /// @param existedBefore the receiver saw the sender's log with the warning in it
  /// @param receivedBefore the sender saw the receiver's log with the receipt's entry in it
  record Times(
      Optional<Instant> writtenAfter,
      Optional<Instant> existedBefore,
      Optional<Instant> receivedBefore) {}

  /// The steps, in their order.
  enum Step {
    FILES("the files of the bundle"),
    SENDER("descriptor of the sender"),
    RECEIVER("descriptor of the receiver"),
    TRUST("the node ids that were expected"),
    POLICY("the policy names the keys of both descriptors"),
    WARNING_SIGNATURES("signatures on the warning"),
    WARNING("the warning goes from the sender to the receiver"),
    PARTS("parts match their commitments"),
    RECEIPT_SIGNATURES("signatures on the receipt"),
    RECEIPT("the receipt names this warning and its handling"),
    SENDER_LOG("the sender's log includes the warning"),
    SENDER_COSIGNATURES("cosignatures on the sender's log"),
    RECEIVER_LOG("the receiver's log includes the receipt's leaf"),
    RECEIVER_COSIGNATURES("cosignatures on the receiver's log"),
    BEACON("the beacon"),
    REVOCATIONS("keys were good when they signed"),
    ACKNOWLEDGEMENT("acknowledgement");

    private final String words;

    Step(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
