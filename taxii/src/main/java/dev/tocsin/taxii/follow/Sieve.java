package dev.tocsin.taxii.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tells new objects from those already delivered, while a page is being read. For one thread.
public final class Sieve {
  private final Set<Key> known;
  private final List<Key> all = new ArrayList<>();
  private final List<Key> fresh = new ArrayList<>();

  private Sieve(Set<Key> known) {
    this.known = known;
  }

  /// A sieve for the next page.
  public static Sieve of(FollowState state) {
    return new Sieve(state.keys());
  }

  /// Whether the object is new; it is known from now on.
  public boolean admits(Key key) {
    all.add(key);
    if (known.add(key)) {
      fresh.add(key);
      return true;
    }
    return false;
  }

  /// Everything the page has shown, in order.
  List<Key> all() {
    return all;
  }

  /// What of it is new.
  public List<Key> fresh() {
    return fresh;
  }
}
