package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.release.Conflict;
import dev.tocsin.core.release.leak.Finds;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.release.leak.Leaving;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.render.Rendering;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What one partner would get under the policy in force, and what stands against it.
///
/// @param digest of everything that the partner would get
/// @param hits what the leak check found and nobody has cleared
/// @param objections why it may not leave, whoever approves it
record Judging(
    PolicyView policy,
    Partner partner,
    Rendering rendering,
    Outgoing outgoing,
    Hash digest,
    List<Hit> hits,
    List<Hit> cleared,
    Optional<Conflict> conflict,
    List<String> objections) {

  /// What is judged.
  ///
  /// @param clearances of finds of the leak check
  /// @param duty what it owes to a warning that it passes on
  record Matter(
      DraftContent content,
      Bytes bytes,
      Bundle bundle,
      List<WarningDraft.Clearance> clearances,
      Optional<Originals.Duty> duty) {

    private Rendering bound(Rendering rendering) {
      return duty.map(Originals.Duty::handling).map(rendering::under).orElse(rendering);
    }

    private List<String> objections() {
      return duty.map(Originals.Duty::objections).orElse(List.of());
    }
  }

  /// Judges.
  ///
  /// @throws DeskException if the markings contradict each other
  static Judging of(
      PolicyView policy, AudienceKey key, Partner partner, Matter matter, Instant now) {
    var renderer =
        switch (Renderer.prepare(matter.bytes(), matter.bundle(), policy.policy())) {
          case Renderer.Prepared.Ready ready -> ready.renderer();
          case Renderer.Prepared.Contradicting contradicting ->
              throw new DeskException(
                  Problem.Kind.POLICY,
                  "Its markings contradict each other, so nothing of it may leave. "
                      + String.join(" ", contradicting.sentences()));
        };
    var reader =
        new Renderer.Reader(
            PolicyDesk.recipient(policy, partner),
            key.audience(partner),
            policy.policy().caveatsFor(partner.name()));
    var rendering = matter.bound(renderer.render(reader, now));
    var outgoing = Outgoing.of(matter.content(), rendering);
    Set<String> passed =
        matter.clearances().stream().map(WarningDraft.Clearance::hit).collect(Collectors.toSet());
    var finds = finds(renderer, rendering, outgoing);
    var hits = finds.hits().stream().filter(hit -> !passed.contains(hit.key())).toList();
    var cleared = finds.hits().stream().filter(hit -> passed.contains(hit.key())).toList();
    return new Judging(
        policy,
        partner,
        rendering,
        outgoing,
        outgoing.digest(partner),
        hits,
        cleared,
        Conflict.of(rendering.terms(), matter.content().threatToLife()),
        objections(partner, matter, rendering, finds, hits));
  }

  private static Finds finds(Renderer renderer, Rendering rendering, Outgoing outgoing) {
    if (rendering.gaps().isEmpty() || rendering.bundle().objects().isEmpty()) {
      return new Finds(List.of(), false);
    }
    var texts = new LinkedHashMap<String, String>();
    texts.put("title", outgoing.title());
    texts.put("caveats", String.join("\n", outgoing.handling().caveats()));
    return renderer.leakCheck(rendering).in(new Leaving(rendering.bundle(), texts));
  }

  private static List<String> objections(
      Partner partner, Matter matter, Rendering rendering, Finds finds, List<Hit> hits) {
    var objections = new ArrayList<String>(matter.objections());
    if (!partner.active()) {
      objections.add(
          "The partnership with "
              + partner.name()
              + " is "
              + partner.state().words()
              + ", not active: nothing can be sent yet.");
    }
    if (rendering.bundle().objects().isEmpty()) {
      objections.add("Nothing of it may go to " + partner.name() + ".");
      rendering.gaps().stream()
          .filter(gap -> gap.cause() == Gap.Cause.MARKED)
          .map(Gap::reason)
          .findFirst()
          .ifPresent(objections::add);
    }
    objections.addAll(rendering.faults());
    if (rendering.bundle().objects().isEmpty()) {
      // Nothing leaves that could leak.
      return List.copyOf(objections);
    }
    if (finds.more()) {
      objections.add(
          "So much of what is withheld stands in it that the check stopped. Take it out.");
    } else if (!hits.isEmpty()) {
      objections.add(
          hits.size() == 1
              ? "Something that is withheld may stand in it; look at the find."
              : hits.size() + " things that are withheld may stand in it; look at the finds.");
    }
    return List.copyOf(objections);
  }

  /// How many people who did not write it must approve.
  int approvalsRequired() {
    return policy.policy().approvals(rendering.level());
  }

  /// What of the draft stays, definitions that nothing bears apart.
  List<Gap> gaps() {
    return rendering.gaps().stream().filter(gap -> gap.cause() != Gap.Cause.UNUSED).toList();
  }
}
