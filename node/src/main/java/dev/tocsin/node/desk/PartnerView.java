package dev.tocsin.node.desk;

import dev.tocsin.core.NodeId;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A partner and how far enrolment with it has come.
///
/// @param name what this node's people call it
/// @param organisation what it calls itself; hostile text, unverified until the number is compared
/// @param number the 60 digits to compare over a second channel, in groups of five
/// @param endpoints where its capsules go, as text
/// @param trouble why nothing gets through to it now; empty if something did
public record PartnerView(
    String name,
    String organisation,
    NodeId node,
    Partner.State state,
    String number,
    List<Confirmation> confirmations,
    Optional<Terms> ours,
    Optional<Terms> theirs,
    List<String> endpoints,
    Optional<String> trouble) {
  public PartnerView {
    confirmations = List.copyOf(confirmations);
    endpoints = List.copyOf(endpoints);
  }

  /// One of this node's people who compared the number.
  public record Confirmation(String person, Instant at, Tlp ceiling, List<String> terms) {
    public Confirmation {
      terms = List.copyOf(terms);
    }
  }

  /// What one side signed.
  ///
  /// @param confirmedBy the people who stand behind it
  public record Terms(Tlp ceiling, List<String> terms, List<String> confirmedBy) {
    public Terms {
      terms = List.copyOf(terms);
      confirmedBy = List.copyOf(confirmedBy);
    }
  }
}
