package dev.tocsin.core.release.render;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.release.Portions;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.leak.LeakCheck;
import dev.tocsin.core.release.leak.Withheld;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Renders one draft for any number of recipients. Immutable, safe for many threads.
///
/// What is withheld is cut with whatever cannot be without it, references included, until nothing
/// more changes; what differs from the draft afterwards leaves under an id of its own.
public final class Renderer {
  private static final Set<String> BUNDLE_MEMBERS = Set.of("type", "id", "objects");

  private final Draft draft;

  private Renderer(Draft draft) {
    this.draft = draft;
  }

  /// What all renderings of a draft share.
  ///
  /// @param plain whether its bytes say nothing beside its objects
  /// @param namedBy the objects that name another, or a marking, by the id of that
  /// @param uses the ids of the definitions that its objects need, among other texts
  /// @param unmarked the level of what bears none; empty if it is withheld
  record Draft(
      Bytes bytes,
      Bundle bundle,
      boolean plain,
      List<Piece> pieces,
      Map<StixId, List<Piece>> namedBy,
      Set<String> uses,
      Groups groups,
      Cutting cutting,
      Soundness soundness,
      Optional<Tlp> unmarked) {}

  /// What reading a draft gave.
  public sealed interface Prepared {
    record Ready(Renderer renderer) implements Prepared {}

    /// Its markings contradict each other or the levels that are built in: nothing of it leaves.
    ///
    /// @param sentences at least one
    record Contradicting(List<String> sentences) implements Prepared {
      public Contradicting {
        sentences = List.copyOf(sentences);
      }
    }
  }

  /// Who a rendering is for.
  ///
  /// @param audience names the audience in ids of its own: stable across updates, and secret to
  ///   whoever does not know this node's key for it
  /// @param caveats that the policy puts on all that goes there
  public record Reader(Recipient recipient, Hash audience, List<String> caveats) {
    public Reader {
      caveats = List.copyOf(caveats);
    }
  }

  /// Reads a draft.
  ///
  /// @param bytes the draft's own bytes
  /// @param bundle the same, parsed
  public static Prepared prepare(Bytes bytes, Bundle bundle, Policy policy) {
    return switch (Definitions.gather(bundle.objects())) {
      case Definitions.Gathered.Contradicting contradicting ->
          new Prepared.Contradicting(contradicting.sentences());
      case Definitions.Gathered.Sound(Definitions definitions) -> {
        var groups = new Groups();
        var pieces = pieces(bundle, definitions, groups, policy.unmarked());
        boolean plain = isPlain(bytes);
        var soundness = Soundness.of(bundle);
        yield new Prepared.Ready(
            new Renderer(
                new Draft(
                    bytes,
                    bundle,
                    plain,
                    pieces,
                    namedBy(pieces),
                    pieces.stream()
                        .flatMap(piece -> piece.uses().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                    groups,
                    new Cutting(soundness),
                    soundness,
                    policy.unmarked())));
      }
    };
  }

  private static List<Piece> pieces(
      Bundle bundle, Definitions definitions, Groups groups, Optional<Tlp> unmarked) {
    Set<StixId> ids = bundle.objects().stream().map(StixObject::id).collect(Collectors.toSet());
    List<Piece> pieces = new ArrayList<>();
    for (StixObject object : bundle.objects()) {
      pieces.add(
          Piece.of(
              pieces.size(),
              object,
              follows(object)
                  ? List.of()
                  : Portions.of(object, definitions, unmarked).stream()
                      .map(portion -> new Piece.Marked(portion, groups.number(portion)))
                      .toList(),
              ids));
    }
    return List.copyOf(pieces);
  }

  private static Map<StixId, List<Piece>> namedBy(List<Piece> pieces) {
    Map<StixId, List<Piece>> namedBy = new HashMap<>();
    for (Piece piece : pieces) {
      if (!piece.isLevel()) {
        piece.uses().stream()
            .flatMap(text -> StixId.read(text).stream())
            .forEach(id -> namedBy.computeIfAbsent(id, _ -> new ArrayList<>()).add(piece));
      }
    }
    return namedBy;
  }

  private static boolean follows(StixObject object) {
    boolean bare = object.objectMarkingRefs().isEmpty() && !object.hasGranularMarkings();
    return Piece.isDefinition(object) && (bare || Tlp.fromMarking(object.id()).isPresent());
  }

  /// A bundle may say more than its objects, and nobody has marked that.
  private static boolean isPlain(Bytes bytes) {
    try {
      return Json.split(bytes.toArray(), "objects", JsonLimits.STIX).value()
              instanceof JsonObject header
          && BUNDLE_MEMBERS.containsAll(header.members().keySet());
    } catch (JsonException _) {
      return false;
    }
  }

  /// What a reader would get.
  public Rendering render(Reader reader, Instant now) {
    return new Run(draft, reader, now).rendering();
  }

  /// A check of the rendering, and of what goes beside it, for what it withholds.
  ///
  /// @throws IllegalArgumentException if too much is withheld to look for it
  public LeakCheck leakCheck(Rendering rendering) {
    List<Withheld> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Gap gap : rendering.gaps()) {
      if (gap.cause() != Gap.Cause.CUT && seen.add(gap.object() + " " + gap.selector())) {
        withheld(gap).forEach(parts::add);
      }
    }
    return LeakCheck.of(
        parts, rendering.bundle().objects().stream().flatMap(o -> o.name().stream()).toList());
  }

  private List<Withheld> withheld(Gap gap) {
    return draft.bundle().objects().stream()
        .filter(object -> object.id().equals(gap.object()))
        .flatMap(object ->
            Pruned.at(object.json(), gap.selector()).stream()
                .map(value -> new Withheld(gap.object(), gap.selector(), gap.reason(), value)))
        .toList();
  }
}
