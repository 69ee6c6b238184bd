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
  /// What was read before anybody asked for it may take this part of the whole.
  private static final int AHEAD_PART = 4;

  private final Cache<Key, KeptPage> pages;
  private final PagesAhead ahead;
  private final PageMemory memory = new PageMemory();
  private final Map<Seen, Long> changes = new ConcurrentHashMap<>();
  private final Object lock = new Object();

  /// @param bytes of all pages together, outside the heap; 0 keeps none
  public PageCache(long bytes) {
    this.ahead = new PagesAhead(bytes / AHEAD_PART);
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(bytes - bytes / AHEAD_PART)
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
    if (pages.asMap().containsKey(key)) {
      return true;
    }
    synchronized (lock) {
      return ahead.has(key);
    }
  }

  /// A page as it was read, to be closed after use; empty if it is not kept.
  Optional<KeptPage> find(Key key) {
    var known = Optional.ofNullable(pages.getIfPresent(key)).filter(KeptPage::hold);
    return known.isPresent() ? known : takeAhead(key);
  }

  private Optional<KeptPage> takeAhead(Key key) {
    synchronized (lock) {
      var page = ahead.take(key).filter(KeptPage::hold);
      page.ifPresent(asked -> pages.put(key, asked));
      return page;
    }
  }

  /// How many changes there have been that the viewers of a page see: to be asked before it is
  /// read.
  long changes(Key key) {
    return changes.entrySet().stream()
        .filter(each -> each.getKey().by(key))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// Keeps a page that was asked for, for whoever asks next, unless it may be out of date already.
  ///
  /// @param changes as there had been before it was read
  /// @return the page as it goes over the wire, to be closed after use; empty if it can still grow
  Optional<KeptPage> keep(Key key, Page<Page.Found> page, long changes) {
    return kept(key, page)
        .map(kept -> {
          synchronized (lock) {
            if (changes(key) == changes && kept.hold()) {
              pages.put(key, kept);
            }
          }
          return kept;
        });
  }

  /// Keeps a page that nobody has asked for yet until somebody does, others take its room or it
  /// changes.
  ///
  /// @param changes as there had been before it was read
  /// @return whether it is kept: not if it can still grow or may be out of date already
  boolean keepAhead(Key key, Page<Page.Found> page, long changes) {
    var full = kept(key, page);
    return full.isPresent() && keepAhead(key, full.orElseThrow(), changes);
  }

  private boolean keepAhead(Key key, KeptPage page, long changes) {
    synchronized (lock) {
      if (changes(key) == changes) {
        return ahead.put(key, page);
      }
    }
    page.close();
    return false;
  }

  private Optional<KeptPage> kept(Key key, Page<Page.Found> page) {
    if (!page.more() || page.items().isEmpty()) {
      return Optional.empty();
    }
    var viewers = new PageMemory.Viewers(key.collection(), key.labels());
    return Optional.of(KeptPage.of(memory, viewers, page));
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
      dates.keySet().forEach(seen -> changes.merge(seen, 1L, Long::sum));
      pages.asMap().entrySet().removeIf(each -> shows(each.getKey(), each.getValue(), dates));
      ahead.removeIf((key, page) -> shows(key, page, dates));
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
