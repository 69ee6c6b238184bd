package dev.tocsin.stix.json;

import java.util.List;

/// A parsed document, and where the elements of one of its lists stand in the input.
///
/// @param spans one for each element of the list, in order; empty if there is no such list
public record SplitDocument(JsonValue value, List<Span> spans) {
  public SplitDocument {
    spans = List.copyOf(spans);
  }

  /// The bytes of one element. Exact for objects; of no length for any other value.
  ///
  /// @param from offset of the first byte
  /// @param to offset after the last byte
  public record Span(int from, int to) {
    public Span {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("not a span: " + from + " to " + to);
      }
    }
  }
}
