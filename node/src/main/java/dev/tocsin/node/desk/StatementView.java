package dev.tocsin.node.desk;

import dev.tocsin.core.release.Permissions;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;

/// A statement opened.
///
/// @param thread the statement that began the conversation
/// @param leaf its index in this node's log
/// @param caveats handling conditions beside the level
/// @param permissions what its receiver may do with it; empty if it is not a warning
/// @param objects its content for people; empty if it is not a STIX bundle or not for the caller
/// @param flagged whether hostile characters were found and marked anywhere in it
/// @param withheld whether content is left out because of the caller's role
/// @param notShown why else it is left out, in a sentence
/// @param copied whether the caller may save or export its content
/// @param request what it asks, if it is a request
/// @param requests the requests to pass it on, newest last
public record StatementView(
    WarningLine line,
    StatementId thread,
    long epoch,
    long seq,
    Hash digest,
    long leaf,
    List<String> caveats,
    Optional<Permissions> permissions,
    List<PartLine> parts,
    List<ObjectView> objects,
    boolean flagged,
    boolean withheld,
    Optional<String> notShown,
    boolean copied,
    Optional<RequestView> request,
    List<RequestView> requests) {
  public StatementView {
    caveats = List.copyOf(caveats);
    parts = List.copyOf(parts);
    objects = List.copyOf(objects);
    requests = List.copyOf(requests);
  }

  public record PartLine(String name, String mediaType, long sizeBytes) {}

  /// A STIX object for people; safe to the eye, not escaped.
  public record ObjectView(String title, String kind, List<Line> lines) {
    public ObjectView {
      lines = List.copyOf(lines);
    }
  }

  public record Line(String label, String value) {}
}
