package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Origin;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.Shelf;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.VersionFilter;
import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.core.edge.Rows;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.node.compose.ComposedWarning;
import dev.tocsin.node.taxii.Registrar;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.BundleDraft;
import dev.tocsin.stix.model.Versions;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The desk's part for what is in collections: looking at it as far as its markings let the caller
/// see it, drafting warnings of it, and taking it out. Safe for many threads.
public final class ObjectDesk {
  /// No page has more objects.
  public static final int PAGE_MAX = 100;

  /// No more objects are named at once.
  public static final int CHOSEN_MAX = 200;

  private static final long PAGE_BYTES_MAX = 8L << 20;

  private final Registrar registrar;
  private final CollectionDesk collections;
  private final Audit audit;
  private final InstantSource clock;
  private final Catalogue catalogue;
  private final Rows rows;
  private final Reader reader;
  private final StixId ourselves;
  private final Validator validator = Validator.of(Options.standard());

  ObjectDesk(Workplace place, Registrar registrar, CollectionDesk collections, Audit audit) {
    this.registrar = registrar;
    this.collections = collections;
    this.audit = audit;
    this.clock = place.clock();
    this.catalogue = new Catalogue(place.disk());
    this.rows = place.disk();
    this.reader = new Reader(rows);
    var self = place.keyring().descriptors();
    this.ourselves =
        ComposedWarning.Author.of(self.node().brief(), self.newest().name().value()).id();
  }

  /// The collections that the caller may look into: each object is for whom its markings say.
  public List<TaxiiCollection> collections(Caller caller) {
    Rights.READ_CONTENT.require(caller);
    return catalogue.collections();
  }

  /// Which objects of a collection.
  ///
  /// @param type only of this type
  /// @param id only this one
  /// @param after only what was added later, as a page said it
  /// @param limit at most so many
  public record Search(
      Optional<String> type, Optional<String> id, Optional<String> after, int limit) {}

  /// Some objects of a collection in the order of their addition.
  ///
  /// @param next where the next page begins; empty after the last one
  public record Found(TaxiiCollection collection, List<HeldObject> objects, Optional<String> next) {
    public Found {
      objects = List.copyOf(objects);
    }
  }

  /// The last versions of objects that the caller may see.
  public Found objects(Caller caller, String collection, Search search) {
    Rights.READ_CONTENT.requireQuietly(caller);
    var in = collections.find(collection);
    audit.record(caller, "collection looked at", in.id().toString());
    var bounds = new Page.Bounds(Math.clamp(search.limit(), 1, PAGE_MAX), PAGE_BYTES_MAX);
    var page =
        reader.page(in.number(), query(search), Sight.looking(caller), after(search), bounds);
    var ids =
        page.items().stream()
            .map(found -> StixId.parse(found.row().id()))
            .collect(Collectors.toSet());
    var copied = last(in, ids, Sight.taking(caller)).stream().map(Page.Found::date).toList();
    return new Found(
        in,
        page.items().stream().map(found -> view(in, found, copied.contains(found.date()))).toList(),
        page.more() ? Optional.of(page.position().toString()) : Optional.empty());
  }

  private static Query query(Search search) {
    if (search.type().filter(type -> !StixId.isType(type)).isPresent()) {
      throw wrong("A type is a word such as indicator.");
    }
    var id =
        search.id().map(text -> StixId.read(text).orElseThrow(() -> wrong("That is no STIX id.")));
    return new Query(
        id.map(Set::of).orElse(Set.of()),
        search.type().map(Set::of).orElse(Set.of()),
        VersionFilter.LAST);
  }

  private static DateAdded after(Search search) {
    return search
        .after()
        .map(text ->
            StixTimestamp.read(text)
                .map(time -> DateAdded.of(time.instant()))
                .orElseThrow(() -> wrong("A page begins after a time that an earlier page gave.")))
        .orElse(DateAdded.BEGINNING);
  }

  private static DeskException wrong(String sentence) {
    return new DeskException(Problem.Kind.BAD_REQUEST, sentence);
  }

  private HeldObject view(TaxiiCollection in, Page.Found found, boolean copied) {
    var object = StixObject.parse(found.row().json());
    var origin = Origin.of(rows, in.number(), object.id());
    return new HeldObject(
        found.row().id(),
        found.row().version(),
        found.date().toString(),
        copied && origin.isEmpty(),
        origin,
        StixText.of(object));
  }

  /// An object that a search of the caller found.
  Searched.InCollection hit(
      Caller caller, TaxiiCollection in, Page.Found found, List<Searched.Passage> passages) {
    var object = StixObject.parse(found.row().json());
    var copied =
        last(in, Set.of(object.id()), Sight.taking(caller)).stream()
            .anyMatch(each -> each.date().equals(found.date()));
    var levels =
        object.objectMarkingRefs().stream()
            .flatMap(marking -> Tlp.fromMarking(marking).stream())
            .toList();
    return new Searched.InCollection(
        in, view(in, found, copied), found.date().instant(), Tlp.strictest(levels), passages);
  }

  private List<Page.Found> last(TaxiiCollection in, Set<StixId> ids, Viewer viewer) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var query = new Query(ids, Set.of(), VersionFilter.LAST);
    var bounds = new Page.Bounds(ids.size(), Capsule.BYTES_MAX);
    return reader.page(in.number(), query, viewer, DateAdded.BEGINNING, bounds).items();
  }

  /// A bundle of objects of a collection for a draft: the last version of each, and the definitions
  /// of the markings that they bear, as far as the collection has them.
  ///
  /// @param ids 1 to [#CHOSEN_MAX] ids of objects that the caller may take
  public Bytes bundle(Caller caller, String collection, List<String> ids) {
    Rights.DRAFT.requireQuietly(caller);
    var in = collections.find(collection);
    var chosen = chosen(ids);
    var shown = last(in, chosen, Sight.looking(caller));
    var taken = last(in, chosen, Sight.taking(caller));
    if (shown.size() < chosen.size()) {
      throw wrong(
          "Of these objects "
              + (chosen.size() - shown.size())
              + " cannot be found in the collection, or all together are too large for one warning."
              + " Look at it again, and choose others.");
    }
    if (!dates(shown).equals(dates(taken))) {
      throw new DeskException(
          Problem.Kind.POLICY,
          "One of these may only be looked at here, since its sender gives no copy of it or lets it"
              + " be kept only for a time. Leave it out.");
    }
    chosen.forEach(id -> requireOfNoWarning(in, id));
    var objects = new LinkedHashMap<StixId, StixObject>();
    put(objects, taken);
    addDefinitions(in, objects, Sight.taking(caller));
    audit.record(
        caller, "objects taken for a draft", in.id() + " " + String.join(" ", texts(chosen)));
    try {
      var bundle = BundleDraft.of(UUID::randomUUID).addAll(objects.values());
      return Bytes.of(bundle.addTlpDefinitions().build().toBytes());
    } catch (StixException e) {
      throw new IllegalStateException("objects of a collection make no bundle", e);
    }
  }

  /// What its sender asked of a warning does not stand in the objects alone.
  private void requireOfNoWarning(TaxiiCollection in, StixId id) {
    Origin.of(rows, in.number(), id)
        .ifPresent(origin -> {
          throw new DeskException(
              Problem.Kind.POLICY,
              "One of these came with the warning "
                  + origin.statement()
                  + " of "
                  + origin.partner()
                  + ". Pass that warning on instead, so that what its sender asked is kept.");
        });
  }

  private static List<String> texts(Set<StixId> ids) {
    return ids.stream().map(StixId::toString).toList();
  }

  private static List<DateAdded> dates(List<Page.Found> found) {
    return found.stream().map(Page.Found::date).toList();
  }

  private static Set<StixId> chosen(List<String> texts) {
    var ids = new LinkedHashSet<StixId>();
    for (var text : texts) {
      ids.add(StixId.read(text).orElseThrow(() -> wrong("One of these is no STIX id.")));
    }
    if (ids.isEmpty() || ids.size() > CHOSEN_MAX) {
      throw wrong("Name 1 to " + CHOSEN_MAX + " objects by their ids.");
    }
    return ids;
  }

  private static void put(Map<StixId, StixObject> objects, List<Page.Found> found) {
    found.stream()
        .map(each -> StixObject.parse(each.row().json()))
        .forEach(object -> objects.put(object.id(), object));
  }

  /// Definitions bear markings too, so this goes on until there is nothing new.
  private void addDefinitions(TaxiiCollection in, Map<StixId, StixObject> objects, Viewer viewer) {
    var looked = new LinkedHashSet<StixId>();
    var wanted = unmet(objects, looked);
    while (!wanted.isEmpty()) {
      looked.addAll(wanted);
      put(objects, last(in, wanted, viewer));
      wanted = unmet(objects, looked);
    }
  }

  private static Set<StixId> unmet(Map<StixId, StixObject> objects, Set<StixId> looked) {
    return objects.values().stream()
        .flatMap(object ->
            Stream.concat(
                object.objectMarkingRefs().stream(), object.granularMarkingRefs().stream()))
        .filter(id -> Tlp.fromMarking(id).isEmpty())
        .filter(id -> !objects.containsKey(id) && !looked.contains(id))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// What came of taking an object out.
  ///
  /// @param versions how many were taken out
  /// @param problem why it was not; empty if it was
  public record Withdrawn(String id, int versions, String problem) {}

  /// Takes objects out of a collection, each with all its versions, whoever may see them, as long
  /// as the caller does; followers find the reason in `withdrawals`.
  ///
  /// @param revoke whether a version that revokes the object is put in its place, for followers who
  ///   know only the standard; for objects that this organisation made itself
  /// @return what came of each
  public List<Withdrawn> withdraw(
      Caller caller, String collection, List<String> ids, Withdrawing.Why why, boolean revoke) {
    Rights.TAKE_OUT.requireQuietly(caller);
    var in = collections.find(collection);
    var reason = new Withdrawing.Reason(why, caller.name());
    var all = new ArrayList<Withdrawn>();
    for (var id : chosen(ids)) {
      var done =
          Sight.limited(caller) && last(in, Set.of(id), Sight.looking(caller)).isEmpty()
              ? new Withdrawn(id.toString(), 0, ABSENT)
              : registrar.act(
                  in, shelf -> revoke ? revoke(shelf, in, id, reason) : out(shelf, in, id, reason));
      if (done.problem().isEmpty()) {
        String act = revoke ? "object revoked, " : "object withdrawn, ";
        audit.record(caller, act + why.wire(), in.id() + " " + id);
      }
      all.add(done);
    }
    return all;
  }

  private static Withdrawn out(
      Shelf shelf, TaxiiCollection in, StixId id, Withdrawing.Reason reason) {
    int versions = new Withdrawing(shelf).takeAll(in, id, reason);
    return new Withdrawn(id.toString(), versions, versions == 0 ? ABSENT : "");
  }

  private static final String ABSENT = "There is no such object in the collection.";

  private Withdrawn revoke(Shelf shelf, TaxiiCollection in, StixId id, Withdrawing.Reason reason) {
    var withdrawing = new Withdrawing(shelf);
    var last = withdrawing.latest(in, id);
    var problem = last.map(this::objection).orElse(ABSENT);
    if (!problem.isEmpty()) {
      return new Withdrawn(id.toString(), 0, problem);
    }
    var revoked = revoked(last.orElseThrow());
    return switch (Incoming.read(revoked.source().toByteArray(), validator)) {
      case Incoming.Reading.Valid(Incoming next) ->
          new Withdrawn(id.toString(), withdrawing.replace(in, next, reason), "");
      case Incoming.Reading.Invalid invalid ->
          new Withdrawn(id.toString(), 0, "It cannot be revoked. " + invalid.message());
    };
  }

  /// Why an object cannot be revoked here; empty if it can.
  private String objection(StixObject last) {
    if (last.modified().isEmpty()) {
      return "Objects of type " + last.type() + " have no versions, so none can be revoked.";
    }
    if (Versions.isRevoked(last)) {
      return "It is revoked already.";
    }
    return last.text("created_by_ref").equals(Optional.of(ourselves.toString()))
        ? ""
        : "Only whoever made an object may revoke it, and this organisation is " + ourselves + ".";
  }

  private StixObject revoked(StixObject last) {
    var earliest = last.modified().orElseThrow().instant().plus(Duration.ofMillis(1));
    var now = clock.instant();
    try {
      return Versions.revoke(last, now.isAfter(earliest) ? now : earliest);
    } catch (StixException e) {
      throw new IllegalStateException("a version of our own does not follow", e);
    }
  }
}
