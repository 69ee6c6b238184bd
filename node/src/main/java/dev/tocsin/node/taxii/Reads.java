package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Walk;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.taxii.protocol.Cursor;
import dev.tocsin.node.taxii.protocol.Filters.Match;
import dev.tocsin.node.taxii.protocol.Resources;
import dev.tocsin.stix.StixId;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.HttpOutput;

/// Answers with what is in collections. Safe for many threads.
final class Reads {
  private static final String FIRST = "X-TAXII-Date-Added-First";
  private static final Duration ROOM_WAIT_MAX = Duration.ofSeconds(2);
  private static final String LAST = "X-TAXII-Date-Added-Last";

  private final Reader reader;
  private final Cursor cursor;
  private final TaxiiLimits limits;
  private final PageRoom room;
  private final PageCache cache;
  private final ReadAhead ahead;

  Reads(Reader reader, Cursor cursor, TaxiiLimits limits, PageCache cache) {
    this.cache = cache;
    this.ahead = new ReadAhead(cache::has);
    this.reader = reader;
    this.cursor = cursor;
    this.limits = limits;
    this.room = new PageRoom(limits.pagesBytes(), limits.pageBytes(), ROOM_WAIT_MAX);
  }

  /// Section 5.3.
  void objects(Visit visit, TaxiiCollection collection) throws IOException {
    visit.requireRead(collection);
    var wanting = wanting(visit, "objects", collection, "", EnumSet.allOf(Match.class));
    try (var place = room.take(visit.account().name())) {
      if (wanting.wantsStix() && wanting.query().equals(Query.EVERYTHING)) {
        everything(visit, collection, wanting, place);
      } else {
        envelope(visit, wanting, found(visit, collection, wanting, wanting.query()), place);
      }
    }
  }

  /// What most ask for, again and again.
  private void everything(
      Visit visit, TaxiiCollection collection, Wanting wanting, PageRoom.Place place)
      throws IOException {
    int number = collection.number();
    var view = reader.view(number, visit.viewer());
    var key = new PageCache.Key(number, view.labels(), wanting.after(), wanting.limit());
    ahead.await(key);
    var known = cache.find(key);
    if (known.isPresent()) {
      kept(visit, wanting, key, known.get(), place);
      return;
    }
    long changes = cache.changes(key);
    var page = page(walk(key, view, 1), key);
    var full = cache.keep(key, page, changes);
    if (full.isPresent()) {
      kept(visit, wanting, key, full.get(), place);
    } else {
      envelope(visit, wanting, page, place);
    }
  }

  /// The next page of a walk.
  private Page<Page.Found> page(Walk walk, PageCache.Key key) {
    var bounds = new Page.Bounds(key.limit(), limits.pageBytes());
    var page = walk.next(bounds);
    // An empty page has no date to go on from, so that whoever follows dates would stand still.
    while (page.items().isEmpty() && page.more()) {
      page = walk.next(bounds);
    }
    return page;
  }

  private Walk walk(PageCache.Key from, Reader.View view, int pages) {
    return reader.walk(from.collection(), view, from.after(), (long) pages * from.limit());
  }

  private void kept(
      Visit visit, Wanting wanting, PageCache.Key key, KeptPage held, PageRoom.Place place)
      throws IOException {
    try (held) {
      place.shrink(held.length());
      if (!visit.isHead() && limits.cacheBytes() > 0) {
        var next = key.after(held.position());
        // Not the visit: it is over when those pages are read.
        var account = visit.account();
        ahead.follow(key, next, pages -> from(next, account, pages));
      }
      send(visit, wanting, held);
    }
  }

  /// Pages that nobody has asked for yet. None is read if that would take the place of one that
  /// somebody has asked for.
  private ReadAhead.Pages from(PageCache.Key first, MachineAccount account, int pages) {
    var view = reader.view(first.collection(), account.viewer());
    long changes = cache.changes(first);
    if (!view.labels().equals(first.labels())) {
      return _ -> Optional.empty();
    }
    var walk = walk(first, view, pages);
    return key ->
        room.takeIfFree(account.name())
            .flatMap(place -> {
              try (place) {
                var page = page(walk, key);
                boolean kept = cache.keepAhead(key, page, changes);
                return kept ? Optional.of(key.after(page.position())) : Optional.empty();
              }
            });
  }

  private void send(Visit visit, Wanting wanting, KeptPage page) throws IOException {
    dates(visit, List.of(page.first(), page.last()));
    var next = wanting.next(cursor, new Page<>(List.of(), true, page.position()));
    var head = Envelope.head(true, next);
    var response = visit.context().status(200).res();
    response.setContentLengthLong(head.length + (long) page.length());
    if (!visit.isHead()) {
      // Jetty's own stream takes memory outside the heap as it is.
      var out = (HttpOutput) response.getOutputStream();
      out.write(head);
      out.write(page.bytes());
    }
  }

  /// Section 5.6.
  void object(Visit visit, TaxiiCollection collection, String object) throws IOException {
    visit.requireRead(collection);
    var known = EnumSet.of(Match.VERSION, Match.SPEC_VERSION);
    var wanting = wanting(visit, "object", collection, object, known);
    var id = StixId.read(object).orElseThrow(TaxiiRefusal::absent);
    try (var place = room.take(visit.account().name())) {
      var page = found(visit, collection, wanting, wanting.query(Set.of(id)));
      if (page.items().isEmpty()) {
        requireThere(visit, collection, id);
      }
      envelope(visit, wanting, page, place);
    }
  }

  /// Section 5.4.
  void manifest(Visit visit, TaxiiCollection collection) {
    visit.requireRead(collection);
    var wanting = wanting(visit, "manifest", collection, "", EnumSet.allOf(Match.class));
    try (var _ = room.take(visit.account().name())) {
      var page = found(visit, collection, wanting, wanting.query());
      dates(visit, page.items().stream().map(Page.Found::date).toList());
      visit.answer(200, Resources.manifest(page, wanting.next(cursor, page)));
    }
  }

  /// Section 5.8.
  void versions(Visit visit, TaxiiCollection collection, String object) {
    visit.requireRead(collection);
    var wanting = wanting(visit, "versions", collection, object, EnumSet.of(Match.SPEC_VERSION));
    var id = StixId.read(object).orElseThrow(TaxiiRefusal::absent);
    requireThere(visit, collection, id);
    var page =
        wanting.wantsStix()
            ? reader.versions(
                collection.number(), id, visit.viewer(), wanting.after(), wanting.limit())
            : new Page<Reader.Version>(List.of(), false, wanting.after());
    dates(visit, page.items().stream().map(Reader.Version::date).toList());
    visit.answer(200, Resources.versions(page, wanting.next(cursor, page)));
  }

  /// What was taken out; an extension of ours.
  void withdrawals(Visit visit, TaxiiCollection collection) {
    visit.requireRead(collection);
    var wanting = wanting(visit, "withdrawals", collection, "", EnumSet.noneOf(Match.class));
    var page =
        reader.withdrawals(collection.number(), visit.viewer(), wanting.after(), wanting.limit());
    dates(visit, page.items().stream().map(each -> new DateAdded(each.date())).toList());
    visit.answer(200, Resources.withdrawals(page, wanting.next(cursor, page)));
  }

  private Wanting wanting(
      Visit visit, String resource, TaxiiCollection collection, String object, Set<Match> known) {
    return Wanting.of(
        visit,
        cursor,
        resource + "/" + collection.id() + "/" + object,
        known,
        limits.pageObjects());
  }

  private void requireThere(Visit visit, TaxiiCollection collection, StixId id) {
    if (!reader.has(collection.number(), id, visit.viewer())) {
      throw TaxiiRefusal.absent();
    }
  }

  private Page<Page.Found> found(
      Visit visit, TaxiiCollection collection, Wanting wanting, Query query) {
    if (!wanting.wantsStix()) {
      return new Page<>(List.of(), false, wanting.after());
    }
    var bounds = new Page.Bounds(wanting.limit(), limits.pageBytes());
    var page = reader.page(collection.number(), query, visit.viewer(), wanting.after(), bounds);
    while (page.items().isEmpty() && page.more()) {
      page = reader.page(collection.number(), query, visit.viewer(), page.position(), bounds);
    }
    return page;
  }

  private void envelope(Visit visit, Wanting wanting, Page<Page.Found> page, PageRoom.Place place)
      throws IOException {
    dates(visit, page.items().stream().map(Page.Found::date).toList());
    var envelope = new Envelope(page, wanting.next(cursor, page));
    var response = visit.context().status(200).res();
    response.setContentLengthLong(envelope.length());
    place.shrink(envelope.length());
    // The stream below Javalin's own: what is a secret to others must not be compressed beside what
    // a client chose, and compressing costs more than everything else here.
    if (!visit.isHead()) {
      envelope.write(response.getOutputStream());
    }
  }

  private static void dates(Visit visit, List<DateAdded> dates) {
    if (!dates.isEmpty()) {
      visit
          .context()
          .header(FIRST, dates.getFirst().toString())
          .header(LAST, dates.getLast().toString());
    }
  }
}
