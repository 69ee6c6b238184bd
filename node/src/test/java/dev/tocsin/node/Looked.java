package dev.tocsin.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.testkit.draft.Needles;
import java.util.EnumMap;
import java.util.Map;

/// What was looked at, so that it is seen that something was. One thread.
final class Looked {
  private final Map<Outlet, Long> times = new EnumMap<>(Outlet.class);
  private long bytes;

  /// Where something might get out.
  enum Outlet {
    /// What was sealed for a partner, opened again.
    CAPSULE,
    /// What a sender's or receiver's program reads of a statement.
    STATEMENT,
    /// A part's bytes with the line about its handling.
    PART,
    EVIDENCE,
    /// Pages of the receiver's people.
    PAGE,
    /// What is shown to who sees decisions and not content.
    OVERSIGHT,
    /// What is answered to who may not do it, or not so.
    REFUSAL,
    /// What a program reads of a collection.
    TAXII,
    /// What is denied, asked for beside what is absent.
    ABSENT,
    /// How many there are, asked beside a collection without what is denied.
    COUNT,
    /// What people read of a collection.
    PEOPLE,
    /// A bundle that is drawn from a collection.
    EXPORT,
    /// A received warning's objects, read by programs.
    COLLECTED,
    LOG,
    /// A row of the receiver's store.
    STORE
  }

  /// Asserts that none of some texts stands in what was answered.
  void none(Outlet outlet, String what, Needles needles, byte[] answer) {
    bytes += answer.length;
    count(outlet);
    var found = needles.in(answer);
    if (found.isPresent()) {
      throw new AssertionError(outlet + " " + what + ": " + found.orElseThrow());
    }
  }

  /// Asserts that two answers are the same.
  void same(Outlet outlet, String what, String one, String other) {
    bytes += one.length();
    count(outlet);
    assertThat(one).as("%s %s", outlet, what).isEqualTo(other);
  }

  void count(Outlet outlet) {
    times.merge(outlet, 1L, Long::sum);
  }

  long times(Outlet outlet) {
    return times.getOrDefault(outlet, 0L);
  }

  /// Counts what others looked at too.
  void add(Looked others) {
    others.times.forEach((outlet, count) -> times.merge(outlet, count, Long::sum));
    bytes += others.bytes;
  }

  @Override
  public String toString() {
    return times + ", " + (bytes >> 20) + " MiB";
  }
}
