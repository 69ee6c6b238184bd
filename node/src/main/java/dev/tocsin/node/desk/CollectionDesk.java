package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Accepting;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.Quarantined;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.visibility.MarkingDefinitions;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.node.account.DurableWrite;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The desk's part for collections: their making, and the objects that wait to come into them. Safe
/// for many threads.
public final class CollectionDesk {
  /// No more objects are decided about at once.
  public static final int DECIDED_MAX = 500;

  private final DurableWrite writes;
  private final Registrar registrar;
  private final Audit audit;
  private final Catalogue catalogue;
  private final Reader reader;
  private final Validator validator = Validator.of(Options.standard());
  private final ReentrantLock writing = new ReentrantLock();

  CollectionDesk(Disk disk, Registrar registrar, Audit audit) {
    this.writes = new DurableWrite(disk);
    this.registrar = registrar;
    this.audit = audit;
    this.catalogue = new Catalogue(disk);
    this.reader = new Reader(disk);
  }

  public List<ApiRoot> roots(Caller caller) {
    Rights.SEE_SHARING.require(caller);
    return catalogue.roots();
  }

  /// Adds an API root.
  ///
  /// @param root made by the caller's request; what is wrong with it is refused in words
  public ApiRoot addRoot(Caller caller, Supplier<ApiRoot> root) {
    Rights.KEEP_SHARING.require(caller);
    var fresh = fit(root);
    writing.lock();
    try {
      if (catalogue.root(fresh.name()).isPresent()) {
        throw new DeskException(Problem.Kind.TAKEN, "There is already an API root of that name.");
      }
      requireRoom(catalogue.roots().size());
      change(List.of(Catalogue.keep(fresh)));
    } finally {
      writing.unlock();
    }
    audit.record(caller, "api root added", fresh.name());
    return fresh;
  }

  /// To be called by whoever holds the lock.
  private void change(List<Entry> entries) {
    var all = Stream.concat(entries.stream(), Stream.of(catalogue.revised())).toList();
    writes.write(all, () -> {});
  }

  /// How an API root is told of; empty for what stays.
  ///
  /// @param description blank for none
  public record RootChange(Optional<String> title, Optional<String> description) {}

  /// Changes how an API root is told of. Its name, which stands in addresses, stays.
  public ApiRoot changeRoot(Caller caller, String name, RootChange change) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    writing.lock();
    try {
      var before = catalogue.root(name).orElseThrow(() -> new DeskException(Problem.ABSENT));
      var next =
          fit(() ->
              new ApiRoot(
                  name,
                  change.title().orElse(before.title()),
                  change.description().or(before::description).filter(text -> !text.isBlank())));
      change(List.of(Catalogue.keep(next)));
      audit.record(caller, "api root changed", name);
      return next;
    } finally {
      writing.unlock();
    }
  }

  /// Removes an API root that has no collections.
  public void removeRoot(Caller caller, String name) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    writing.lock();
    try {
      var root = catalogue.root(name).orElseThrow(() -> new DeskException(Problem.ABSENT));
      if (!catalogue.collections(name).isEmpty()) {
        throw new DeskException(
            Problem.Kind.STATE, "The API root has collections. Remove these first.");
      }
      change(List.of(Catalogue.remove(root)));
    } finally {
      writing.unlock();
    }
    audit.record(caller, "api root removed", name);
  }

  public List<TaxiiCollection> collections(Caller caller) {
    Rights.SEE_SHARING.require(caller);
    return catalogue.collections();
  }

  /// Adds a collection. Its id is new, and never given again.
  public TaxiiCollection addCollection(Caller caller, NewCollection wanted) {
    Rights.KEEP_SHARING.require(caller);
    writing.lock();
    try {
      if (catalogue.root(wanted.root()).isEmpty()) {
        throw new DeskException(
            Problem.Kind.BAD_REQUEST, "There is no API root of that name. Add it first.");
      }
      requireRoom(catalogue.collections().size());
      wanted.alias().ifPresent(alias -> requireFree(wanted.root(), alias));
      var fresh =
          fit(() ->
              new TaxiiCollection(
                  catalogue.nextNumber(),
                  UUID.randomUUID(),
                  wanted.root(),
                  wanted.title(),
                  wanted.description(),
                  wanted.alias(),
                  wanted.unmarked(),
                  wanted.inbound()));
      change(Catalogue.keep(fresh, fresh.number()));
      audit.record(caller, "collection added", fresh.id().toString());
      return fresh;
    } finally {
      writing.unlock();
    }
  }

  /// How a collection is told of and filled; empty for what stays.
  ///
  /// @param description blank for none
  public record Change(
      Optional<String> title,
      Optional<String> description,
      Optional<TaxiiCollection.Inbound> inbound) {}

  /// Changes how a collection is told of and filled. Objects that wait go on waiting.
  public TaxiiCollection changeCollection(Caller caller, String id, Change change) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    writing.lock();
    try {
      var before = find(id);
      var next =
          fit(() ->
              before.with(
                  change.title().orElse(before.title()),
                  change.description().or(before::description).filter(text -> !text.isBlank()),
                  change.inbound().orElse(before.inbound())));
      change(Catalogue.keep(next, catalogue.nextNumber() - 1));
      audit.record(caller, "collection changed", next.id().toString());
      return next;
    } finally {
      writing.unlock();
    }
  }

  private void requireFree(String root, String alias) {
    if (catalogue.collection(root, alias).isPresent()) {
      throw new DeskException(
          Problem.Kind.TAKEN, "A collection of that API root has that alias already.");
    }
  }

  private static void requireRoom(int there) {
    if (there >= Catalogue.MAX) {
      throw new DeskException(
          Problem.Kind.STATE, "A node has at most " + Catalogue.MAX + " of these.");
    }
  }

  /// Removes a collection with everything in it. What a crash or a failing store leaves is removed
  /// later.
  public void removeCollection(Caller caller, String id) {
    Rights.KEEP_SHARING.requireQuietly(caller);
    var collection = remove(caller, id);
    audit.record(caller, "collection removed", collection.id().toString());
    boolean more = true;
    while (more) {
      more =
          registrar.act(shelf -> new Withdrawing(shelf).clear(collection.number(), caller.name()));
    }
  }

  private TaxiiCollection remove(Caller caller, String id) {
    writing.lock();
    try {
      var collection = find(id);
      change(Catalogue.remove(collection, caller.name()));
      return collection;
    } finally {
      writing.unlock();
    }
  }

  /// The collections that objects wait to come into.
  public List<TaxiiCollection> awaited(Caller caller) {
    Rights.ADMIT.require(caller);
    return catalogue.collections().stream()
        .filter(each -> !quarantined(caller, each, 1).isEmpty())
        .toList();
  }

  /// The objects that wait to come into a collection, oldest first.
  public List<WaitingObject> waiting(Caller caller, String id, int limit) {
    Rights.ADMIT.requireQuietly(caller);
    var collection = find(id);
    audit.record(caller, "quarantine looked at", collection.id().toString());
    return quarantined(caller, collection, limit).stream().map(CollectionDesk::view).toList();
  }

  private List<Quarantined> quarantined(Caller caller, TaxiiCollection collection, int limit) {
    return Known.filled(
        limit,
        most -> reader.quarantined(collection.number(), most),
        waiting -> isKnown(caller, collection, waiting));
  }

  /// Markings of a house are read where an object comes in, so until then an object that bears one
  /// is for whoever sees everything.
  private static boolean isKnown(Caller caller, TaxiiCollection collection, Quarantined waiting) {
    if (!Sight.limited(caller)) {
      return true;
    }
    var object = StixObject.parse(waiting.json().toArray());
    var label = Visibility.of(object, MarkingDefinitions.NONE, collection.unmarked()).label();
    return Sight.looking(caller).sees(label);
  }

  private static WaitingObject view(Quarantined waiting) {
    var object = StixObject.parse(waiting.json().toArray());
    return new WaitingObject(
        waiting.number(),
        object.id().toString(),
        waiting.by(),
        waiting.at(),
        waiting.conflict(),
        StixText.of(object),
        waiting.json());
  }

  /// Lets objects that wait into a collection, or drops them.
  ///
  /// @return what came of each that still waited
  public List<Quarantined.Result> decide(
      Caller caller, String id, List<Long> numbers, Quarantined.Verdict verdict) {
    Rights.ADMIT.requireQuietly(caller);
    var collection = find(id);
    if (numbers.isEmpty() || numbers.size() > DECIDED_MAX) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "Name 1 to " + DECIDED_MAX + " of the objects that wait.");
    }
    var choice = new Quarantined.Choice(collection, known(caller, collection, numbers), verdict);
    var results =
        registrar.act(
            collection, shelf -> new Accepting(shelf, validator).decide(choice, caller.name()));
    String act =
        switch (verdict) {
          case ACCEPTED -> "objects accepted";
          case REJECTED -> "objects rejected";
        };
    audit.record(caller, act, collection.id() + " " + done(results).size());
    return results;
  }

  private List<Long> known(Caller caller, TaxiiCollection collection, List<Long> numbers) {
    if (!Sight.limited(caller)) {
      return numbers;
    }
    var known =
        quarantined(caller, collection, Integer.MAX_VALUE).stream()
            .map(Quarantined::number)
            .collect(Collectors.toSet());
    return numbers.stream().filter(known::contains).toList();
  }

  private static List<Quarantined.Result> done(List<Quarantined.Result> results) {
    return results.stream().filter(result -> result.problem().isEmpty()).toList();
  }

  /// A collection by its id, or by an alias that only one has.
  TaxiiCollection find(String id) {
    return catalogue.collection(id).orElseThrow(() -> new DeskException(Problem.ABSENT));
  }

  /// What a record says against its parts is for whoever asked.
  static <T> T fit(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }
}
