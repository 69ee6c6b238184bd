package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.edge.TreeRows;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// One collection in memory, for tests. Each act is committed at once; an act can be put between
/// two reads of a reader. One thread.
final class Stock {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Validator VALIDATOR = Validator.of(Options.standard());

  private final TreeRows rows = new TreeRows();
  private final RecentIds recent = new RecentIds(12);
  private Consumer<Shelf> told = _ -> {};
  private final Queue<Shelf> untold = new ArrayDeque<>();
  private int lag;
  private final Outlines outlines = new Outlines(new Counted());
  private final Reader reader;
  private TaxiiCollection collection = collection(TaxiiCollection.Inbound.ACCEPT);
  private Instant now = NOW;
  private Optional<Runnable> between = Optional.empty();
  private int readsUntil;
  private final List<String> asked = new ArrayList<>();
  private int touched;

  Stock() {
    this(true);
  }

  /// @param remembers whether the reader has what it must know first of the collection at hand
  Stock(boolean remembers) {
    this.reader =
        remembers ? new Reader(new Interrupted(), outlines) : new Reader(new Interrupted());
  }

  /// Reads that are counted.
  private class Counted implements Rows {
    @Override
    public Optional<Bytes> get(Table table, Bytes key) {
      asked.add("get " + table);
      var row = rows.get(table, key);
      touched += row.isPresent() ? 1 : 0;
      return row;
    }

    @Override
    public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
      asked.add("scan " + table + " " + limit);
      return counted(rows.scan(table, prefix, from, limit));
    }

    @Override
    public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
      asked.add("last " + table + " " + limit);
      return counted(rows.last(table, prefix, before, limit));
    }

    private List<Row> counted(List<Row> found) {
      touched += found.size();
      return found;
    }
  }

  /// Reads between which something can be committed.
  private final class Interrupted extends Counted {
    @Override
    public Optional<Bytes> get(Table table, Bytes key) {
      interrupt();
      return super.get(table, key);
    }

    @Override
    public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
      interrupt();
      return super.scan(table, prefix, from, limit);
    }

    @Override
    public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
      interrupt();
      return super.last(table, prefix, before, limit);
    }
  }

  private void interrupt() {
    readsUntil--;
    if (readsUntil < 0 && between.isPresent()) {
      var act = between.get();
      between = Optional.empty();
      act.run();
    }
  }

  /// What something asked of the rows.
  ///
  /// @param asked each look, in order
  /// @param touched how many rows were come across
  record Cost(List<String> asked, int touched) {}

  /// What is asked of the rows while something is done, for a reader who has read before.
  Cost cost(Runnable act) {
    outlines.of(1);
    asked.clear();
    touched = 0;
    act.run();
    return new Cost(List.copyOf(asked), touched);
  }

  /// Does something after some reads of the reader.
  void after(int reads, Runnable act) {
    readsUntil = reads;
    between = Optional.of(act);
  }

  static TaxiiCollection collection(TaxiiCollection.Inbound inbound) {
    return new TaxiiCollection(
        1,
        UUID.fromString("11111111-1111-4111-8111-111111111111"),
        "root",
        "Test",
        Optional.empty(),
        Optional.empty(),
        Tlp.AMBER,
        inbound);
  }

  void inbound(TaxiiCollection.Inbound inbound) {
    collection = collection(inbound);
  }

  TaxiiCollection collection() {
    return collection;
  }

  Optional<Origin> origin(int number) {
    return Origin.of(rows, 1, StixId.parse(id(number)));
  }

  Reader reader() {
    return reader;
  }

  /// The rows as a reader sees them, counted.
  Rows reads() {
    return new Counted();
  }

  void setClock(Instant time) {
    now = time;
  }

  <T> T commit(Function<Shelf, T> act) {
    var shelf = new Shelf(new Counted(), now);
    var answer = act.apply(shelf);
    shelf.batch().ifPresent(batch -> batch.rows().forEach(rows::write));
    recent.add(shelf);
    untold.add(shelf);
    tell();
    told.accept(shelf);
    return answer;
  }

  private void tell() {
    while (untold.size() > lag) {
      outlines.committed(untold.remove());
    }
  }

  /// Lets readers be told of a commit only when there have been so many others after it.
  void tellLater(int commits) {
    lag = commits;
    tell();
  }

  /// Has somebody told of each commit from now on.
  void tell(Consumer<Shelf> listener) {
    told = listener;
  }

  /// What the commits until now touched.
  RecentIds recent() {
    return recent;
  }

  AdditionStatus add(Viewer viewer, String... objects) {
    var addition = addition(viewer, List.of(objects));
    return commit(shelf -> new Adding(shelf).add(addition));
  }

  Addition addition(Viewer viewer, List<String> objects) {
    var valid = new ArrayList<Incoming>();
    var invalid = new ArrayList<Incoming.Reading.Invalid>();
    for (var object : objects) {
      switch (read(object)) {
        case Incoming.Reading.Valid(Incoming incoming) -> valid.add(incoming);
        case Incoming.Reading.Invalid no -> invalid.add(no);
      }
    }
    var request = new Addition.Request(UUID.randomUUID(), now, now.plusSeconds(3_600));
    return new Addition(collection, "ann", viewer, valid, invalid, request);
  }

  int take(Viewer viewer, String id, VersionFilter filter) {
    return commit(shelf ->
        new Withdrawing(shelf)
            .take(
                collection,
                StixId.parse(id),
                filter,
                viewer,
                new Withdrawing.Reason(Withdrawing.Why.DELETED, "ann")));
  }

  static Incoming.Reading read(String object) {
    byte[] envelope = ("{\"objects\":[" + object + "]}").getBytes(StandardCharsets.UTF_8);
    try {
      return Incoming.read(
          BundleReader.of(envelope, JsonStreamLimits.BUNDLE).next().orElseThrow(), VALIDATOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Page<Page.Found> page(Query query, Viewer viewer, DateAdded after, int items) {
    return reader.page(1, query, viewer, after, new Page.Bounds(items, Long.MAX_VALUE));
  }

  /// The ids and versions of everything that a query finds, in pages of some size.
  List<String> all(Query query, Viewer viewer, int items) {
    var found = new ArrayList<String>();
    var after = DateAdded.BEGINNING;
    boolean more = true;
    while (more) {
      var page = page(query, viewer, after, items);
      page.items().forEach(each -> found.add(each.row().id() + " " + each.row().version()));
      after = page.position();
      more = page.more();
    }
    return found;
  }

  /// A location; a small number names it.
  static String location(int number, String modified, Tlp tlp) {
    return location(number, modified, "Place", "\"" + tlp.marking() + "\"");
  }

  static String location(int number, String modified, String name, String markings) {
    return """
    {"type":"location","spec_version":"2.1","id":"%s","created":"2026-01-01T00:00:00.000Z",
     "modified":"%s","name":"%s","region":"northern-europe","object_marking_refs":[%s]}
    """
        .formatted(id(number), modified, name, markings);
  }

  static String id(int number) {
    return "location--00000000-0000-4000-8000-%012d".formatted(number);
  }
}
