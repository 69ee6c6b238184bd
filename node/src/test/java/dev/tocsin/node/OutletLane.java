package dev.tocsin.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Table;
import dev.tocsin.node.Looked.Outlet;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.RandomDraft;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import dev.tocsin.testkit.draft.Secrets;
import dev.tocsin.testkit.draft.Shrinking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Two nodes between which random drafts go one after the other, and what is looked at. One thread.
final class OutletLane implements AutoCloseable {
  /// Fewer letters would stand by chance in signatures that are written as base64.
  private static final int PIECE = 8;

  /// In all rows of many cases still fewer would.
  private static final int PIECE_OF_STORE = 10;

  /// One of so many drafts is also put into a collection, and one of so many warnings that left
  /// into one of its receiver: it has many places where it can be read.
  private static final int SHELVED = 4;

  private static final int COLLECTED = 10;

  /// So many cases fit into memory with all that two nodes keep of them.
  private static final int TOGETHER = 40;

  /// Between the times at which markings of random drafts end.
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  private final Looked looked = new Looked();
  private final ListAppender<ILoggingEvent> lines;
  private final List<Kept> left = new ArrayList<>();
  private final QuietPair pair;
  private final ShelfOutlets.Tokens tokens;
  private DraftOutlets drafts;
  private ShelfOutlets shelves;
  private Needles justBefore = Needles.NONE;
  private int checked;
  private int withheld;
  private int released;
  private int telling;

  /// Enrols its nodes with each other.
  ///
  /// @param lines what is logged meanwhile, which it empties
  OutletLane(Path folder, ListAppender<ILoggingEvent> lines) {
    this.lines = lines;
    var ahead = Duration.between(InstantSource.system().instant(), BEGIN);
    pair = new QuietPair(folder, InstantSource.offset(InstantSource.system(), ahead));
    tokens = ShelfOutlets.prepare(pair);
    pair.remember();
    drafts = new DraftOutlets(pair, looked, PIECE);
    shelves = new ShelfOutlets(pair, tokens, looked, PIECE);
  }

  /// What a draft must not have told its receiver.
  private record Kept(long seed, Secrets secrets) {
    Needles closed() {
      return secrets.needles(PIECE_OF_STORE).withoutNumbers();
    }
  }

  /// How much there was to tell.
  ///
  /// @param words that were withheld
  /// @param released drafts of which something left
  /// @param telling drafts of which words left
  record Tally(int words, int released, int telling) {
    Tally plus(Tally other) {
      return new Tally(words + other.words, released + other.released, telling + other.telling);
    }
  }

  /// Looks at everything that leaves because of one draft.
  ///
  /// @throws AssertionError with the smallest draft that was found to tell something as well
  void check(long seed) {
    if (checked > 0 && checked % TOGETHER == 0) {
      stores();
      renew();
    }
    checked++;
    var drawn = DrawnPolicy.forSouth(RandomDraft.of(seed), seed);
    Consumer<Case> property = each -> check(seed, each);
    if (Shrinking.fails(drawn, property)) {
      var small = Shrinking.smallest(Shrinking.fewest(drawn, property), property);
      throw Shrinking.failure(seed, small, property);
    }
  }

  private void renew() {
    left.clear();
    pair.renew();
    pair.settle();
    drafts = new DraftOutlets(pair, looked, PIECE);
    shelves = new ShelfOutlets(pair, tokens, looked, PIECE);
  }

  private void check(long seed, Case drawn) {
    pair.settle();
    pair.takeForBirch();
    var all = Secrets.of(drawn, pair.clock().instant());
    try {
      var went = drafts.check(seed, drawn);
      if (seed % SHELVED == 0) {
        shelves.check(seed, drawn.objects());
      }
      if (went.isPresent()) {
        released++;
        telling += went.orElseThrow().tellsWhatItMay() ? 1 : 0;
        withheld += went.orElseThrow().secrets().count();
        left.add(new Kept(seed, went.orElseThrow().secrets()));
        if (seed % COLLECTED == 1) {
          shelves.collected(seed, pair, went.orElseThrow());
        }
      }
    } finally {
      logs(all.map(secrets -> secrets.allWords(PIECE)).orElse(Needles.NONE));
    }
  }

  /// Of this case, and what some thread still had to say about the one before.
  private void logs(Needles words) {
    List<ILoggingEvent> written;
    synchronized (lines) {
      written = List.copyOf(lines.list);
      lines.list.clear();
    }
    byte[] all =
        written.stream().map(OutletLane::text).collect(Collectors.joining("\n")).getBytes(UTF_8);
    looked.none(Outlet.LOG, "", words, all);
    looked.none(Outlet.LOG, "of the case before", justBefore, all);
    justBefore = words;
  }

  private static String text(ILoggingEvent line) {
    var text = new StringBuilder(line.getFormattedMessage());
    IThrowableProxy thrown = line.getThrowableProxy();
    for (int depth = 0; thrown != null && depth < 10; depth++) {
      text.append(' ').append(thrown.getMessage());
      thrown = thrown.getCause();
    }
    return text.toString();
  }

  /// Asserts that nothing that is withheld lies in the receiver's store, whoever may look.
  void stores() {
    if (left.isEmpty()) {
      return;
    }
    var open =
        left.stream()
            .map(kept -> kept.secrets().open(PIECE_OF_STORE))
            .reduce(Needles.NONE, Needles::and);
    var closed = left.stream().map(Kept::closed).reduce(Needles.NONE, Needles::and).without(open);
    for (var table : Table.values()) {
      pair.birch()
          .node()
          .disk()
          .visit(
              table,
              Bytes.EMPTY,
              Bytes.EMPTY,
              (key, value) -> {
                none("a row of " + table, closed, value);
                none("a key of " + table, closed, key);
                return true;
              });
    }
  }

  private void none(String what, Needles closed, byte[] bytes) {
    try {
      looked.none(Outlet.STORE, what, closed, bytes);
    } catch (AssertionError told) {
      throw new AssertionError("seeds " + seeds(bytes) + ": " + told.getMessage(), told);
    }
  }

  /// Of the drafts that something stands in some bytes of.
  private List<Long> seeds(byte[] bytes) {
    return left.stream()
        .filter(kept -> kept.closed().in(bytes).isPresent())
        .map(Kept::seed)
        .distinct()
        .toList();
  }

  Looked looked() {
    return looked;
  }

  Tally tally() {
    return new Tally(withheld, released, telling);
  }

  @Override
  public void close() {
    pair.close();
  }
}
