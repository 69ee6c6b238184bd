package dev.tocsin.node.desk;

import java.util.List;

/// What a person writes into a draft.
///
/// @param warning its bundle, title, urgency and time
/// @param recipients partners by name; may be empty while it is written
public record DraftInput(Draft warning, List<String> recipients) {
  public DraftInput {
    recipients = List.copyOf(recipients);
  }
}
