package dev.tocsin.node.compose;

import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What a person asks for portions that they chose.
///
/// @param level empty to leave it
/// @param known markings that the draft defines
public record Marks(Optional<Tlp> level, List<StixId> known, Wishes wishes) {
  public Marks {
    known = List.copyOf(known);
  }

  public boolean isNothing() {
    return level.isEmpty() && known.isEmpty() && wishes.isNothing();
  }

  /// What no standard marking can say; the handling extension says it.
  ///
  /// @param releasableTo the only organisations that may have it, by their words in the policy;
  ///   empty for no such list
  public record Wishes(
      Inform inform, boolean showOnly, boolean notForCourt, List<String> releasableTo) {
    public static final Wishes NONE = new Wishes(Inform.MAY, false, false, List.of());

    public Wishes {
      releasableTo = List.copyOf(releasableTo);
    }

    boolean isNothing() {
      return equals(NONE);
    }

    /// The extension's content.
    JsonObject content() {
      var content = JsonObject.builder().put("extension_type", "property-extension");
      if (!releasableTo.isEmpty()) {
        content.put("releasable_to", JsonArray.ofStrings(releasableTo.stream().sorted().toList()));
      }
      if (showOnly) {
        content.put("copy", "show-only");
      }
      inform.word().ifPresent(word -> content.put("inform_target", word));
      if (notForCourt) {
        content.put("court", "ask-first");
      }
      return content.build();
    }

    /// The lowest level that must stand beside it.
    Tlp least() {
      return switch (Handling.read(content())) {
        case Handling.Reading.Read(Handling handling) -> handling.least();
        case Handling.Reading.Faulty(List<String> faults) ->
            throw new IllegalArgumentException(
                "That cannot be asked: " + String.join("; ", faults) + ".");
      };
    }
  }

  /// Whether whom it is about may be told.
  public enum Inform {
    MAY,
    ASK_FIRST,
    MUST_NOT;

    Optional<String> word() {
      return switch (this) {
        case MAY -> Optional.empty();
        case ASK_FIRST -> Optional.of("ask-first");
        case MUST_NOT -> Optional.of("must-not");
      };
    }
  }
}
