package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.release.Permissions;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the receiver of a warning may do with it, in plain sentences, for whoever gets a bundle. It
/// follows from the signed warning and the content beside it, and is no evidence itself.
final class HandlingText {
  private HandlingText() {}

  /// The text for a bundle; empty if its warning cannot be read.
  static Optional<Bytes> of(EvidenceBundle bundle) {
    return warning(bundle).map(warning -> text(warning, bundle.revealed()));
  }

  private static Optional<Statement.Warning> warning(EvidenceBundle bundle) {
    try {
      var envelope = Envelope.parse(bundle.warning().toArray(), StatementCodec.LIMITS);
      return StatementCodec.read(envelope.payload().toArray()).body()
              instanceof Statement.Warning warning
          ? Optional.of(warning)
          : Optional.empty();
    } catch (JsonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Bytes text(Statement.Warning warning, List<EvidenceBundle.Revealed> revealed) {
    var handling = warning.handling();
    var content = ContentTerms.of(parts(warning, revealed));
    var lines = new ArrayList<String>();
    lines.add("How this warning may be used");
    lines.add("");
    lines.add(handling.tlp().label());
    lines.addAll(Permissions.of(content.under(handling)).sentences());
    caveats(handling, content).forEach(caveat -> lines.add("Condition: " + caveat));
    lines.add("");
    lines.add("It follows from the signed warning and the content that is shown here.");
    return Bytes.utf8(String.join("\n", lines) + "\n");
  }

  private static List<String> caveats(Handling handling, ContentTerms content) {
    return Stream.concat(handling.caveats().stream(), content.caveats().stream())
        .map(caveat -> SafeText.line(caveat).text())
        .distinct()
        .toList();
  }

  private static List<Part> parts(
      Statement.Warning warning, List<EvidenceBundle.Revealed> revealed) {
    var types = new HashMap<String, String>();
    warning.parts().forEach(part -> types.put(part.name(), part.mediaType()));
    return revealed.stream()
        .map(part ->
            new Part(part.name(), types.getOrDefault(part.name(), ""), part.salt(), part.content()))
        .toList();
  }
}
