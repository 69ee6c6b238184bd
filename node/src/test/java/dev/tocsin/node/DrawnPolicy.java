package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.Recipient.Relation;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.stix.Tlp;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;

/// Random drafts for the one partner that there is, and the policies under which it is what the
/// draft's recipient is.
final class DrawnPolicy {
  static final String SOUTH = "south";

  private DrawnPolicy() {}

  /// The same draft for the one partner that there is, as its policy will see it.
  ///
  /// @param number of the case; every fourth trusts as little as it was drawn
  static Case forSouth(Case drawn, long number) {
    var other = drawn.reader().recipient();
    var relation = other.relation() == Relation.OWN ? Relation.STRANGER : other.relation();
    // Mostly enough trust to let something through.
    var recipient =
        number % 4 == 0
            ? new Recipient(SOUTH, relation, other.ceiling(), other.promises(), true)
            : new Recipient(
                SOUTH,
                relation == Relation.STRANGER ? Relation.COMMUNITY : relation,
                other.ceiling().isAtLeast(Tlp.AMBER) ? other.ceiling() : Tlp.AMBER,
                EnumSet.allOf(Dimension.class),
                true);
    return drawn.with(
        new Renderer.Reader(recipient, drawn.reader().audience(), drawn.reader().caveats()));
  }

  /// The file of the policy under which it is so.
  static Bytes of(Case drawn) {
    var recipient = drawn.reader().recipient();
    var text = new StringBuilder("version: 1\norganisation: own\n");
    text.append("unmarked: ")
        .append(drawn.unmarked().map(DrawnPolicy::word).orElse("withhold"))
        .append('\n');
    if (recipient.relation() == Relation.COMMUNITY) {
      text.append("communities:\n  guild: [south]\n");
    }
    text.append("partners:\n  south:\n    ceiling: ").append(word(recipient.ceiling()));
    if (recipient.relation() == Relation.CLIENT) {
      text.append("\n    client: true");
    }
    text.append("\n    promises: [")
        .append(
            recipient.promises().stream()
                .filter(each -> each != Dimension.AUDIENCE)
                .map(Dimension::word)
                .sorted()
                .collect(Collectors.joining(", ")))
        .append("]\nrelease:\n  release-authority: red\napprovals:\n");
    for (var level : Tlp.values()) {
      text.append("  ").append(word(level)).append(": 1\n");
    }
    return Bytes.utf8(
        text
            + """
            tests:
              - name: what nobody understands stays
                given:
                  - tlp: clear
                  - unknown: a marking from abroad
                partner: south
                expect: withhold
            """);
  }

  private static String word(Tlp level) {
    return level.label().substring("TLP:".length()).toLowerCase(Locale.ROOT);
  }
}
