package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Keys.Utterance;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.statement.LogPoint;
import java.util.List;

/// What one event led to.
///
/// @param state the state after it
/// @param entries what to write into the journal; none if nothing durable changed
/// @param rows rows beside those derived from the entries
/// @param signings what must be signed before the commit; the results become rows of it
/// @param effects what to do after the commit
public record Step(
    NodeState state,
    List<Entry> entries,
    List<Row> rows,
    List<Signing> signings,
    List<Effect> effects) {

  public Step {
    entries = List.copyOf(entries);
    rows = List.copyOf(rows);
    signings = List.copyOf(signings);
    effects = List.copyOf(effects);
  }

  /// Something that needs a private key.
  public sealed interface Signing {
    record Say(Utterance utterance) implements Signing {}

    record Checkpoint(LogPoint point) implements Signing {}

    /// A partner's checkpoint to cosign.
    ///
    /// @param note the partner's checkpoint
    record Cosign(LinkId link, long size, Bytes note) implements Signing {}
  }
}
