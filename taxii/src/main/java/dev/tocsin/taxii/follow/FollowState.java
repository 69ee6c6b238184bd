package dev.tocsin.taxii.follow;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far a collection has been followed. Immutable.
///
/// @param last the latest date added that the server has named
/// @param forgotten up to here nothing is remembered, so that it must not be read again
/// @param pages what has been delivered and is still remembered, in the order it came
/// @param round the reading under way
/// @param patience how often things have gone wrong in a row
public record FollowState(
    Optional<Instant> last,
    Optional<Instant> forgotten,
    List<Remembered> pages,
    Round round,
    Patience patience) {
  public FollowState {
    pages = List.copyOf(pages);
  }

  /// The state as bytes, for [#read].
  ///
  /// @param source which collection and filter it belongs to
  public byte[] write(String source) {
    return CursorText.write(new CursorText.Cursor(source, 0, this));
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is none, or belongs to another source
  public static FollowState read(byte[] bytes, String source) {
    var cursor = CursorText.read(bytes);
    if (!cursor.source().equals(source)) {
      throw new IllegalArgumentException("the cursor belongs to another collection or filter");
    }
    return cursor.state();
  }

  /// The latest date that the server named, of what [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is none
  public static Optional<Instant> last(byte[] bytes) {
    return CursorText.read(bytes).state().last();
  }

  /// Nothing read yet.
  public static FollowState start(Optional<Instant> since) {
    return new FollowState(
        Optional.empty(), Optional.empty(), List.of(), Round.begin(since), new Patience(0, 0));
  }

  /// The new objects of one page.
  ///
  /// @param upTo when the latest of them was added; empty if the server does not say
  public record Remembered(Optional<Instant> upTo, List<Key> keys) {
    public Remembered {
      keys = List.copyOf(keys);
    }
  }

  /// One reading from a date to the end.
  ///
  /// @param after only what was added later than this is asked for
  /// @param next where the next page begins, as the server named it
  /// @param limit objects of a page; 0 if nothing in particular is asked for
  /// @param unsafe behind this something may still have come after the round had passed there
  /// @param barren how many pages in a row had nothing new though there were more
  /// @param fresh how many new objects it has given
  /// @param seen each page that it has given, to know one that comes again
  public record Round(
      Optional<Instant> after,
      Optional<String> next,
      int limit,
      Optional<Instant> unsafe,
      int barren,
      long fresh,
      List<Key> seen) {
    public Round {
      seen = List.copyOf(seen);
    }

    static Round begin(Optional<Instant> after) {
      return new Round(after, Optional.empty(), 0, Optional.empty(), 0, 0, List.of());
    }

    Round at(Optional<Instant> from, Optional<String> token) {
      return new Round(from, token, limit, unsafe, barren, fresh, seen);
    }

    Round unsafeFrom(Instant time) {
      return new Round(after, next, limit, Optional.of(time), barren, fresh, seen);
    }

    Round asking(int objects) {
      return new Round(after, next, objects, unsafe, barren, fresh, seen);
    }

    Round counting(int barrenPages, long freshObjects, List<Key> pages) {
      return new Round(after, next, limit, unsafe, barrenPages, freshObjects, pages);
    }
  }

  /// How often things have gone wrong.
  ///
  /// @param failures questions in a row without an answer
  /// @param strikes rounds in a row that the server spoilt
  public record Patience(int failures, int strikes) {}

  FollowState withRound(Round other) {
    return new FollowState(last, forgotten, pages, other, patience);
  }

  FollowState withPatience(int failures, int strikes) {
    return new FollowState(last, forgotten, pages, round, new Patience(failures, strikes));
  }

  FollowState withPages(List<Remembered> kept, Optional<Instant> lost) {
    return new FollowState(last, lost, kept, round, patience);
  }

  FollowState withLast(Optional<Instant> time) {
    return new FollowState(time, forgotten, pages, round, patience);
  }

  /// Everything remembered.
  Set<Key> keys() {
    var keys = new HashSet<Key>();
    pages.forEach(page -> keys.addAll(page.keys()));
    return keys;
  }
}
