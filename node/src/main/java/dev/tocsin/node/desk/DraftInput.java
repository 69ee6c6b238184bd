package dev.tocsin.node.desk;

import java.util.List;

/// What a person writes into a draft.
///
/// @param warning its bundle, title, urgency and time
/// @param recipients partners by name; may be empty while it is written
/// @param threatToLife whether somebody may die of what it warns of
public record DraftInput(Draft warning, List<String> recipients, boolean threatToLife) {
  public DraftInput {
    recipients = List.copyOf(recipients);
  }

  /// Of what threatens nobody's life.
  public DraftInput(Draft warning, List<String> recipients) {
    this(warning, recipients, false);
  }
}
