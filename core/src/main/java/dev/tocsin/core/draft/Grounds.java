package dev.tocsin.core.draft;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import java.util.Optional;

/// On what ground a rendering of a draft leaves.
///
/// @param rendering digest of everything that the recipient gets
/// @param approvalsRequired how many other people than its authors must have approved it, as the
///   policy says for its level
/// @param emergency why one person releases it alone, where the policy allows that
/// @param explanation what was decided for each portion and why, kept here and never sent
public record Grounds(
    DraftId draft,
    long revision,
    Hash rendering,
    int approvalsRequired,
    Optional<String> emergency,
    Bytes explanation) {}
