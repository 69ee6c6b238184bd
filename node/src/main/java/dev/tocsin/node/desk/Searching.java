package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.LookingBack;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.journal.WarningsBack;
import dev.tocsin.core.release.leak.Sought;
import dev.tocsin.core.search.Looking;
import dev.tocsin.core.search.Question;
import dev.tocsin.core.statement.Part;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Looks for words in warnings and in collections, from the newest back. There is no index: each
/// request reads a bounded amount of what the caller may see, and says how far back it came. What
/// the caller may not see is not opened, and neither found nor counted. Safe for many threads.
public final class Searching {
  /// No answer has more hits.
  public static final int HITS_MAX = 100;

  /// A request looks at no more objects of collections.
  static final int OBJECTS_MAX = 20_000;

  /// A request comes across no more warnings, opened or not: the inbox lists those too.
  static final int WARNINGS_MAX = 5_000;

  /// A request goes on to nothing more once it looked at so many bytes; transliterating counts for
  /// more.
  static final long BYTES_MAX = 16L << 20;

  /// So many searches run at once; others wait.
  private static final int AT_ONCE = 2;

  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Rows rows;
  private final Reading reading;
  private final ObjectDesk objects;
  private final Catalogue catalogue;
  private final Audit audit;
  private final Semaphore room = new Semaphore(AT_ONCE, true);

  Searching(Workplace place, Reading reading, ObjectDesk objects, Audit audit) {
    this.rows = place.disk();
    this.reading = reading;
    this.objects = objects;
    this.catalogue = new Catalogue(place.disk());
    this.audit = audit;
  }

  /// Where to look.
  public enum In {
    EVERYWHERE,
    WARNINGS,
    COLLECTIONS
  }

  /// What is asked.
  ///
  /// @param words as typed
  /// @param before where an earlier search stopped; empty to begin with the newest
  /// @param limit at most so many hits
  public record Asked(String words, In in, Optional<String> before, int limit) {}

  /// Looks back until there are enough hits, enough was looked at, or nothing is left.
  public Searched search(Caller caller, Asked asked) {
    Rights.READ_CONTENT.require(caller);
    var question = question(asked.words());
    var from =
        asked
            .before()
            .map(text -> SearchPlace.read(text).orElseThrow(Searching::noPlace))
            .orElse(SearchPlace.NEWEST);
    // Without the words: they may be a name or an address that says what somebody works on, and
    // those who read the audit need not see content.
    audit.record(caller, "searched", question.size() + (question.size() == 1 ? " word" : " words"));
    enter();
    try {
      return new Run(caller, question, asked, from).all();
    } finally {
      room.release();
    }
  }

  private void enter() {
    try {
      if (room.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new DeskException(
        Problem.Kind.OVERLOADED, "Others search at this moment. Search again in some seconds.");
  }

  private static Question question(String words) {
    try {
      return Question.of(words);
    } catch (IllegalArgumentException e) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static DeskException noPlace() {
    return new DeskException(
        Problem.Kind.BAD_REQUEST,
        "A search goes on from where an earlier one says that it stopped.");
  }

  /// One request. One thread.
  private final class Run {
    private final Caller caller;
    private final Question question;
    private final int limit;
    private final Map<Integer, TaxiiCollection> collections = new HashMap<>();
    private final Optional<WarningsBack> warnings;
    private final Optional<LookingBack> held;
    private final List<Searched.Hit> hits = new ArrayList<>();
    private SearchPlace place;
    private final Sought.Memory memory = new Sought.Memory();
    private int passed;
    private int opened;
    private int looked;
    private long bytes;
    private Optional<Instant> last = Optional.empty();

    Run(Caller caller, Question question, Asked asked, SearchPlace from) {
      this.caller = caller;
      this.question = question;
      this.limit = asked.limit();
      this.place = from;
      if (asked.in() != In.WARNINGS) {
        catalogue.collections().forEach(each -> collections.put(each.number(), each));
      }
      this.warnings =
          asked.in() == In.COLLECTIONS
              ? Optional.empty()
              : Optional.of(reading.back(caller, from.warnings()));
      this.held =
          collections.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new LookingBack(
                      rows, collections.keySet(), Sight.looking(caller), from.objects()));
    }

    Searched all() {
      var came = warnings.flatMap(WarningsBack::time);
      var added = held.flatMap(LookingBack::date);
      while ((came.isPresent() || added.isPresent()) && !(full() && between(added))) {
        var date = added.map(DateAdded::instant);
        if (date.isPresent() && came.filter(at -> at.isAfter(date.orElseThrow())).isEmpty()) {
          object(held.orElseThrow().take());
        } else {
          warning(warnings.orElseThrow());
        }
        came = warnings.flatMap(WarningsBack::time);
        added = held.flatMap(LookingBack::date);
      }
      boolean more = came.isPresent() || added.isPresent();
      return new Searched(
          hits, opened, looked, last, more ? Optional.of(place.toString()) : Optional.empty());
    }

    private boolean full() {
      return hits.size() >= limit
          || bytes + memory.cost() >= BYTES_MAX
          || looked >= OBJECTS_MAX
          || passed >= WARNINGS_MAX;
    }

    /// Whether a search can go on from here: objects of several collections may have one date.
    private boolean between(Optional<DateAdded> next) {
      return !next.equals(Optional.of(place.objects()));
    }

    private void warning(WarningsBack back) {
      var step = back.take();
      place = new SearchPlace(back.position(), place.objects());
      last = Optional.of(step.at());
      passed++;
      reading.searchable(caller, step).ifPresent(found -> look(found, step.at()));
    }

    private void look(Reading.Searchable found, Instant at) {
      opened++;
      var looking = question.begin(memory);
      looking.text("id", found.line().id().toString());
      looking.text("title", found.title());
      for (var part : found.parts()) {
        looking.text("file name", part.name());
        bytes += part.content().size();
        if (part.mediaType().startsWith(Releasing.STIX)) {
          bundle(looking, part);
        }
      }
      if (looking.done()) {
        hits.add(
            new Searched.Warning(
                found.line(),
                at,
                found.permissions(),
                found.caveats(),
                found.copied(),
                safe(looking.passages())));
      }
    }

    private void object(LookingBack.Seen seen) {
      place = new SearchPlace(place.warnings(), seen.date());
      last = Optional.of(seen.date().instant());
      looked++;
      bytes += seen.row().length();
      if (!seen.last()) {
        return;
      }
      var json = json(seen.row().json());
      var looking = question.begin(memory);
      json.ifPresent(looking::object);
      if (looking.done()) {
        var in = Optional.ofNullable(collections.get(seen.collection())).orElseThrow();
        hits.add(
            objects.hit(
                caller, in, new Page.Found(seen.date(), seen.row()), safe(looking.passages())));
      }
    }
  }

  private static Optional<JsonObject> json(byte[] bytes) {
    return Json.parse(bytes, JsonLimits.STIX) instanceof JsonObject object
        ? Optional.of(object)
        : Optional.empty();
  }

  /// A partner's software may let through what does not read; the bytes can still be saved.
  private static void bundle(Looking looking, Part part) {
    try {
      var reader = BundleReader.of(part.content().toArray(), JsonStreamLimits.BUNDLE);
      for (var next = reader.next(); next.isPresent() && !looking.done(); next = reader.next()) {
        if (next.orElseThrow().value() instanceof JsonObject object) {
          looking.object(object);
        }
      }
    } catch (JsonException _) {
      // found as far as it reads
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of a part do not read", e);
    }
  }

  private static List<Searched.Passage> safe(List<dev.tocsin.core.search.Passage> passages) {
    return passages.stream().map(Searching::safe).toList();
  }

  private static Searched.Passage safe(dev.tocsin.core.search.Passage passage) {
    var pieces = new ArrayList<Searched.Piece>();
    if (passage.before()) {
      pieces.add(new Searched.Piece("… ", false));
    }
    passage
        .pieces()
        .forEach(piece ->
            pieces.add(new Searched.Piece(SafeText.of(piece.text()).text(), piece.sought())));
    if (passage.after()) {
      pieces.add(new Searched.Piece(" …", false));
    }
    return new Searched.Passage(SafeText.line(passage.where()).text(), pieces);
  }
}
