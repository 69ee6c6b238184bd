package dev.tocsin.node.desk;

import dev.tocsin.stix.Tlp;
import java.util.List;

/// What would leave, to whom, and under which conditions.
///
/// @param tlp the strictest level anywhere in the bundle
/// @param objections why it may not go, one sentence each; empty if it may
public record Preview(
    String partner,
    String title,
    Tlp tlp,
    Tlp ceiling,
    long sizeBytes,
    List<StatementView.ObjectView> objects,
    boolean flagged,
    List<String> objections) {
  public Preview {
    objects = List.copyOf(objects);
    objections = List.copyOf(objections);
  }
}
