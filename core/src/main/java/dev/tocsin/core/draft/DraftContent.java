package dev.tocsin.core.draft;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a draft says and to whom it is to go.
///
/// @param title one line for lists; never blank
/// @param bundle SHA-256 of the bundle's bytes, under which they are kept
/// @param sizeBytes of the bundle
/// @param exercise true if it is not real
/// @param threatToLife whether somebody may die of what it warns of, so that there is a duty to
///   warn
/// @param notAfter when the warning expires
/// @param recipients who is to get a rendering of it, each once; may be empty
/// @param passesOn the partner's warning that it passes on, whose conditions hold for it too
public record DraftContent(
    String title,
    Hash bundle,
    long sizeBytes,
    Precedence precedence,
    boolean exercise,
    boolean threatToLife,
    Optional<Instant> notAfter,
    List<LinkId> recipients,
    Optional<StatementId> passesOn) {
  public DraftContent {
    recipients = recipients.stream().distinct().toList();
    if (title.isBlank()) {
      throw new IllegalArgumentException("a draft needs a title");
    }
  }

  DraftContent titled(String other) {
    return new DraftContent(
        other,
        bundle,
        sizeBytes,
        precedence,
        exercise,
        threatToLife,
        notAfter,
        recipients,
        passesOn);
  }
}
