package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.WarningDraft;
import java.util.List;

/// A draft opened.
///
/// @param bundle its own bytes; empty if its content is not for the caller
/// @param objects its content for people; empty as above
/// @param recipients the partners by name, in order, with how far each is
public record DraftView(
    WarningDraft draft,
    Bytes bundle,
    List<StatementView.ObjectView> objects,
    List<RecipientLine> recipients) {
  public DraftView {
    objects = List.copyOf(objects);
    recipients = List.copyOf(recipients);
  }

  /// How far one recipient's rendering is.
  ///
  /// @param link its number, under which approvals and releases stand in the draft
  public record RecipientLine(String partner, long link) {}
}
