package dev.tocsin.core.release.render;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One draft as one recipient would get it. Immutable.
///
/// @param recipient its word in the policy
/// @param bundle what would leave, sound STIX 2.1; without objects if nothing may
/// @param bytes the bundle as it would leave: the draft's own bytes where nothing was cut
/// @param explanations what was decided for each portion of the draft, in its order, and why
/// @param gaps what the recipient does not get, in the order of the draft
/// @param ids the ids of objects that leave under another one because their content differs
/// @param level the strictest of all that leaves
/// @param terms the strictest of all that leaves, in each dimension
/// @param caveats what people must read with it, verbatim, each once
/// @param faults why nothing may leave although something is permitted, one sentence each
public record Rendering(
    String recipient,
    Bundle bundle,
    Bytes bytes,
    List<Explanation> explanations,
    List<Gap> gaps,
    Map<StixId, StixId> ids,
    Tlp level,
    Terms terms,
    List<String> caveats,
    List<String> faults) {
  public Rendering {
    explanations = List.copyOf(explanations);
    gaps = List.copyOf(gaps);
    ids = Map.copyOf(ids);
    caveats = List.copyOf(caveats);
    faults = List.copyOf(faults);
  }

  /// The same under further conditions, such as those under which it came from someone else.
  public Rendering under(Handling handling) {
    return new Rendering(
        recipient,
        bundle,
        bytes,
        explanations,
        gaps,
        ids,
        level.isAtLeast(handling.tlp()) ? level : handling.tlp(),
        terms.combine(ContentTerms.of(handling)),
        Stream.concat(handling.caveats().stream(), caveats.stream()).distinct().toList(),
        faults);
  }

  /// Whether there is something to send and nothing against it.
  public boolean mayLeave() {
    return faults.isEmpty() && !bundle.objects().isEmpty();
  }
}
