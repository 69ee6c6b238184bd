package dev.tocsin.node.taxii;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Pages that were read before anybody asked for them, the earliest given up first where there are
/// too many. What was asked for stands elsewhere: a page that nobody has asked for yet would always
/// have to give way there. One thread at a time.
final class PagesAhead {
  private final long bytesMax;
  private final Map<PageCache.Key, KeptPage> pages = new LinkedHashMap<>();
  private long bytes;

  PagesAhead(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  boolean has(PageCache.Key key) {
    return pages.containsKey(key);
  }

  /// Takes a page over, which is closed here when it is given up.
  ///
  /// @return whether there is room for it at all
  boolean put(PageCache.Key key, KeptPage page) {
    take(key).ifPresent(KeptPage::close);
    pages.put(key, page);
    bytes += page.size();
    var oldest = pages.values().iterator();
    while (bytes > bytesMax) {
      giveUp(oldest, oldest.next());
    }
    return has(key);
  }

  /// Hands a page to whoever asks for it.
  Optional<KeptPage> take(PageCache.Key key) {
    var page = Optional.ofNullable(pages.remove(key));
    page.ifPresent(taken -> bytes -= taken.size());
    return page;
  }

  void removeIf(BiPredicate<PageCache.Key, KeptPage> unwanted) {
    var all = pages.entrySet().iterator();
    while (all.hasNext()) {
      var each = all.next();
      if (unwanted.test(each.getKey(), each.getValue())) {
        giveUp(all, each.getValue());
      }
    }
  }

  private void giveUp(Iterator<?> at, KeptPage page) {
    at.remove();
    bytes -= page.size();
    page.close();
  }
}
