package dev.tocsin.node.desk;

import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.statement.StatementId;
import java.util.List;
import java.util.Optional;

/// The desk's part for drafts: writing, looking at what each partner would get, approving,
/// releasing, reviewing. Every method throws [DeskException] when the answer is no. Safe for many
/// threads.
public final class DraftDesk {

  /// The newest drafts, newest first.
  ///
  /// @param open whether only those that something can still be done with
  public List<WarningDraft> drafts(Caller caller, boolean open, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Emergency releases that a second person has not looked at, newest first.
  public List<WarningDraft> unreviewed(Caller caller, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Opens a draft.
  ///
  /// @param id a draft's id, or a beginning of at least four characters that only one has
  public DraftView draft(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  public WarningDraft begin(Caller caller, DraftInput input) {
    throw new UnsupportedOperationException();
  }

  /// Gives a draft other content, which voids every approval.
  ///
  /// @param revision the one that the caller saw
  public WarningDraft change(Caller caller, String id, long revision, DraftInput input) {
    throw new UnsupportedOperationException();
  }

  /// What one partner would get.
  public RenderingView preview(Caller caller, String id, String partner) {
    throw new UnsupportedOperationException();
  }

  /// Lets a find of the leak check pass.
  ///
  /// @param hit its key
  public WarningDraft clear(Caller caller, String id, String hit, String reason) {
    throw new UnsupportedOperationException();
  }

  /// Approves what one partner would get.
  ///
  /// @param digest of the rendering that the caller saw, in hexadecimal
  public WarningDraft approve(
      Caller caller, String id, long revision, String partner, String digest) {
    throw new UnsupportedOperationException();
  }

  /// Sends one partner's rendering.
  ///
  /// @param digest of the rendering that the caller saw, in hexadecimal
  /// @param emergency why the caller releases it alone; empty if enough people approved
  public StatementId release(
      Caller caller, String id, String partner, String digest, Optional<String> emergency) {
    throw new UnsupportedOperationException();
  }

  public WarningDraft withdraw(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  /// Looks at an emergency release afterwards.
  public WarningDraft review(
      Caller caller, String id, String partner, boolean agrees, String note) {
    throw new UnsupportedOperationException();
  }
}
