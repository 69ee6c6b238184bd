package dev.tocsin.node.taxii;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.ObjectChange;
import dev.tocsin.core.collection.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Full pages of collections as they were last read. A page that is full changes only where an
/// object on it changes or goes; it is dropped then, by the labels of its viewers: what somebody
/// may not see never changes how soon they are answered. Safe for many threads.
public final class PageCache {
  private final Cache<Key, KeptPage> pages;
  private final PageMemory memory = new PageMemory();
  private final Map<Integer, Long> changes = new ConcurrentHashMap<>();
  private final Object lock = new Object();

  /// @param bytes of all pages together, outside the heap; 0 keeps none
  public PageCache(long bytes) {
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key _, KeptPage page) -> page.size())
            .executor(Runnable::run)
            .<Key, KeptPage>removalListener((_, page, _) -> {
              if (page != null) {
                page.close();
              }
            })
            .build();
  }

  /// What a page shows: the latest versions with these labels, added after a date.
  ///
  /// @param collection its number
  record Key(int collection, Set<Integer> labels, DateAdded after, int limit) {
    Key {
      labels = Set.copyOf(labels);
    }

    /// The page that begins after a date, for the same viewers.
    Key after(DateAdded position) {
      return new Key(collection, labels, position, limit);
    }
  }

  /// Whether a page is kept.
  boolean has(Key key) {
    return pages.asMap().containsKey(key);
  }

  /// A page as it was read, to be closed after use; empty if it is not kept.
  Optional<KeptPage> find(Key key) {
    return Optional.ofNullable(pages.getIfPresent(key)).filter(KeptPage::hold);
  }

  /// How many changes of a collection there have been: to be asked before a page is read.
  long changes(int collection) {
    return changes.getOrDefault(collection, 0L);
  }

  /// Keeps a page for whoever asks next, unless it may be out of date already.
  ///
  /// @param changes as there had been before it was read
  /// @return the page as it goes over the wire, to be closed after use; empty if it can still grow
  Optional<KeptPage> keep(Key key, Page<Page.Found> page, long changes) {
    if (!page.more() || page.items().isEmpty()) {
      return Optional.empty();
    }
    var viewers = new PageMemory.Viewers(key.collection(), key.labels());
    var kept = KeptPage.of(memory, viewers, page);
    synchronized (lock) {
      if (changes(key.collection()) == changes && kept.hold()) {
        pages.put(key, kept);
      }
    }
    return Optional.of(kept);
  }

  /// Drops the pages that show what has changed, to those who see the change.
  public void drop(List<ObjectChange> all) {
    if (all.isEmpty()) {
      return;
    }
    Map<Seen, NavigableSet<DateAdded>> dates = new HashMap<>();
    for (var change : all) {
      dates.computeIfAbsent(Seen.of(change), _ -> new TreeSet<>()).add(change.place().date());
    }
    synchronized (lock) {
      dates.keySet().forEach(seen -> changes.merge(seen.collection(), 1L, Long::sum));
      pages.asMap().entrySet().removeIf(each -> shows(each.getKey(), each.getValue(), dates));
    }
  }

  /// Whoever sees both labels sees a change.
  private record Seen(int collection, int label, int other) {
    static Seen of(ObjectChange change) {
      return new Seen(change.place().collection(), change.place().label(), change.label());
    }

    boolean by(Key key) {
      return key.collection() == collection
          && key.labels().contains(label)
          && key.labels().contains(other);
    }
  }

  private static boolean shows(Key key, KeptPage page, Map<Seen, NavigableSet<DateAdded>> dates) {
    return dates.entrySet().stream()
        .anyMatch(each ->
            each.getKey().by(key)
                && !each.getValue().subSet(key.after(), false, page.position(), true).isEmpty());
  }
}
