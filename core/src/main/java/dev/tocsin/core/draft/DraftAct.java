package dev.tocsin.core.draft;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.log.Hash;

/// What a person does with a draft, release apart, which is an order to send.
public sealed interface DraftAct {

  /// Begins one.
  ///
  /// @param bundle the bytes that the content names
  record Begin(DraftContent content, Bytes bundle) implements DraftAct {}

  /// Something with one that is there.
  sealed interface OfDraft extends DraftAct {
    DraftId draft();
  }

  /// Gives it other content, which voids every approval.
  ///
  /// @param revision the revision that the person saw
  record Change(DraftId draft, long revision, DraftContent content, Bytes bundle)
      implements OfDraft {}

  /// Approves what one recipient would get.
  ///
  /// @param rendering digest of what the person saw
  record Approve(DraftId draft, long revision, LinkId recipient, Hash rendering)
      implements OfDraft {}

  /// Lets a find of the leak check pass.
  record Clear(DraftId draft, String hit, String reason) implements OfDraft {}

  /// Gives it up.
  record Withdraw(DraftId draft) implements OfDraft {}

  /// Looks at an emergency release afterwards.
  record Review(DraftId draft, LinkId recipient, boolean agrees, String note) implements OfDraft {}
}
