package dev.tocsin.core.release.policy;

import dev.tocsin.core.release.Decision;
import dev.tocsin.core.release.Decision.Permit;
import dev.tocsin.core.release.Decision.Withhold;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.Portions;
import dev.tocsin.core.release.Rule;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One test of a policy: an object with these markings, a recipient, and what must come out.
///
/// @param name for people
/// @param refs the markings of the object
/// @param definitions of those that are not built in
/// @param partner the recipient's organisation
/// @param named whether the release names the recipient
/// @param at when it is decided
/// @param expected empty if it may go, else the rule that withholds it
public record PolicyCase(
    String name,
    List<StixId> refs,
    List<StixObject> definitions,
    String partner,
    boolean named,
    Instant at,
    Expected expected) {
  private static final StixId OBJECT =
      new StixId("x-policy-case", UUID.fromString("5c1f0f6e-3f0c-4a39-9b37-0c2f5a1e7d11"));

  public PolicyCase {
    refs = List.copyOf(refs);
    definitions = List.copyOf(definitions);
  }

  /// What must come out.
  public sealed interface Expected {
    record Permitted() implements Expected {}

    /// It stays.
    ///
    /// @param rule the rule that must withhold it; empty for any
    record Withheld(Optional<Rule> rule) implements Expected {}
  }

  /// A case that came out differently.
  ///
  /// @param sentences what was expected, and why it came out as it did
  public record Failure(String name, List<String> sentences) {
    public Failure {
      sentences = List.copyOf(sentences);
    }
  }

  Optional<Failure> run(Policy policy) {
    var portion = Portions.of(object(), known(), policy.unmarked()).getFirst();
    var explanation = Explanation.of(portion, policy.recipient(partner, named), at);
    return meets(explanation.decision())
        ? Optional.empty()
        : Optional.of(new Failure(name, explanation.sentences()));
  }

  private boolean meets(Decision decision) {
    return switch (expected) {
      case Expected.Permitted _ -> decision instanceof Permit;
      case Expected.Withheld(Optional<Rule> rule) ->
          decision instanceof Withhold withheld
              && rule.filter(wanted -> wanted != withheld.rule()).isEmpty();
    };
  }

  private StixObject object() {
    var object =
        JsonObject.builder()
            .put("type", OBJECT.type())
            .put("spec_version", "2.1")
            .put("id", OBJECT.toString())
            .put("created", "2026-01-01T00:00:00.000Z")
            .put("modified", "2026-01-01T00:00:00.000Z");
    if (!refs.isEmpty()) {
      object.put(
          "object_marking_refs", JsonArray.ofStrings(refs.stream().map(StixId::toString).toList()));
    }
    return StixObject.of(object.build());
  }

  private MarkingDefinitions known() {
    return id -> definitions.stream().filter(known -> known.id().equals(id)).findFirst();
  }
}
