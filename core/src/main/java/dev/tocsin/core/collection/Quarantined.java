package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.JournalJson;
import java.time.Instant;
import java.util.List;

/// An object that a person looks at, mostly before anybody else sees it.
///
/// @param number names it in its collection
/// @param by the account that brought it
/// @param json the object as it was sent
public record Quarantined(
    int collection, long number, String by, Instant at, Conflict conflict, Bytes json) {

  /// What else is in the collection under the same id and version.
  public enum Conflict {
    /// Nothing.
    NONE,
    /// Something, so that this one cannot come in.
    KEPT_OUT,
    /// Something that whoever brought this one may not see: so it is there for those alone who do
    /// not see the other, and a person may leave it there or take it out.
    STANDS
  }

  Bytes write() {
    return JournalJson.write(this);
  }

  static Quarantined read(Bytes json) {
    return JournalJson.read(json, Quarantined.class);
  }

  /// What a person decides.
  public enum Verdict {
    ACCEPTED,
    REJECTED
  }

  /// The objects that a decision is about.
  public record Choice(TaxiiCollection collection, List<Long> numbers, Verdict verdict) {
    public Choice {
      numbers = List.copyOf(numbers);
    }
  }

  /// What came of accepting one.
  ///
  /// @param problem why it cannot be taken; empty if it was
  public record Result(long number, String id, String problem) {}
}
