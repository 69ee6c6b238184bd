package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.exchange.descriptor.DescriptorException;
import java.util.Set;

/// Checks evidence bundles, offline and without trusting whoever made them. Pure; safe for many
/// threads.
public final class EvidenceVerifier {
  private EvidenceVerifier() {}

  /// Checks a bundle file, step by step, and stops at the first fault.
  ///
  /// @param zip foreign bytes
  /// @param expected nodes that the caller knows to be right; empty if it knows none. Each must be
  ///   the sender or the receiver
  public static Verdict verify(Bytes zip, Set<NodeId> expected) {
    try {
      var contents = EvidenceFiles.read(zip);
      return new EvidenceCheck(contents, expected).run();
    } catch (EvidenceException e) {
      return new Verdict.Refused(Verdict.Step.FILES, e.reason());
    }
  }

  /// Checks a bundle that is not in a file.
  public static Verdict verify(EvidenceBundle bundle, Set<NodeId> expected) {
    try {
      var policy = EvidencePolicy.text(bundle.senderDescriptors(), bundle.receiverDescriptors());
      return check(bundle, policy, expected);
    } catch (DescriptorException _) {
      return check(bundle, Bytes.EMPTY, expected);
    }
  }

  private static Verdict check(EvidenceBundle bundle, Bytes policy, Set<NodeId> expected) {
    var contents = new EvidenceFiles.Contents(bundle, policy, HandlingText.of(bundle));
    return new EvidenceCheck(contents, expected).run();
  }
}
