package dev.tocsin.node.desk;

import dev.tocsin.core.release.Conflict;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.release.render.Rendering;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// What one partner would get of a draft, beside the draft, and what stands against it. For our own
/// people: it tells what is withheld.
///
/// @param partner by name
/// @param digest what an approval names: of everything that the partner would get
/// @param draft the draft's objects for people, in order
/// @param rendered the rendering's objects for people, in order
/// @param hits what the leak check found and nobody has cleared
/// @param cleared what it found and somebody let pass
/// @param conflict two duties that cannot both be kept
/// @param permissions what the partner may do with it, in plain sentences
/// @param approvalsRequired how many people who did not write it must approve
/// @param approvedBy who approved exactly this
/// @param mayApprove whether the caller could approve it now
/// @param mayRelease whether the caller could release it now
/// @param mayReleaseAlone whether the policy lets the caller release it now as an emergency
/// @param objections why it may not leave, one sentence each; empty if only people's words are
///   missing
public record RenderingView(
    String partner,
    Hash digest,
    List<Side> draft,
    List<Side> rendered,
    Rendering rendering,
    List<Hit> hits,
    List<Hit> cleared,
    Optional<Conflict> conflict,
    List<String> permissions,
    int approvalsRequired,
    List<String> approvedBy,
    boolean mayApprove,
    boolean mayRelease,
    boolean mayReleaseAlone,
    List<String> objections) {
  public RenderingView {
    draft = List.copyOf(draft);
    rendered = List.copyOf(rendered);
    hits = List.copyOf(hits);
    cleared = List.copyOf(cleared);
    permissions = List.copyOf(permissions);
    approvedBy = List.copyOf(approvedBy);
    objections = List.copyOf(objections);
  }

  /// An object on one of the two sides.
  ///
  /// @param id its id on this side
  /// @param origin its id in the draft
  public record Side(String id, String origin, StatementView.ObjectView object) {}
}
