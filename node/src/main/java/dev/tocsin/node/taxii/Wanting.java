package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.VersionFilter;
import dev.tocsin.node.taxii.protocol.Cursor;
import dev.tocsin.node.taxii.protocol.Filters;
import dev.tocsin.node.taxii.protocol.Filters.Match;
import dev.tocsin.node.taxii.protocol.Parameters;
import dev.tocsin.stix.StixId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which page a request asks for.
///
/// @param scope where its `next` is good
/// @param filters those of the request, or those that its `next` carries
/// @param after where the page begins
/// @param limit the most objects on it
record Wanting(Cursor.Scope scope, Filters filters, DateAdded after, int limit) {
  private static final String SPEC_VERSION = "2.1";
  private static final Set<String> PAGING = Set.of("added_after", "limit", "next");

  /// Reads the parameters of a request.
  ///
  /// @param address of the resource, in one form
  /// @param known what can be matched there
  /// @param pageMax the most objects on a page
  /// @throws dev.tocsin.node.taxii.protocol.MalformedRequest if they do not read
  static Wanting of(Visit visit, Cursor cursor, String address, Set<Match> known, int pageMax) {
    var names = new HashSet<>(PAGING);
    known.forEach(match -> names.add(match.parameter()));
    var parameters = Parameters.parse(visit.query(), names);
    var scope = new Cursor.Scope(visit.account().name(), address);
    var filters = Filters.parse(parameters, known);
    int limit =
        Filters.limit(parameters, Math.min(pageMax, visit.account().limits().pageObjects()));
    var next = Filters.single(parameters, "next");
    if (next.isPresent()) {
      var position = cursor.read(scope, next.get(), filters);
      return new Wanting(scope, position.filters(), new DateAdded(position.afterMicros()), limit);
    }
    var after = filters.addedAfter().map(DateAdded::of).orElse(DateAdded.BEGINNING);
    return new Wanting(scope, filters, after, limit);
  }

  /// Whether objects of STIX 2.1, the only ones there are, are among what is wanted.
  boolean wantsStix() {
    return wantsStix(filters);
  }

  static boolean wantsStix(Filters filters) {
    return filters.specVersions().isEmpty() || filters.specVersions().contains(SPEC_VERSION);
  }

  Query query() {
    return query(filters.ids().stream().map(StixId::parse).collect(Collectors.toSet()));
  }

  Query query(Set<StixId> ids) {
    return new Query(ids, filters.types(), versions(filters, VersionFilter.LAST));
  }

  /// @param otherwise what is meant where nothing is said
  static VersionFilter versions(Filters filters, VersionFilter otherwise) {
    var versions = filters.versions();
    if (versions.isEmpty()) {
      return otherwise;
    }
    var times =
        versions.stream()
            .filter(text -> !Set.of("all", "first", "last").contains(text))
            .map(Instant::parse)
            .collect(Collectors.toSet());
    return new VersionFilter(
        versions.contains("all"), versions.contains("first"), versions.contains("last"), times);
  }

  /// `next` for whoever goes on after a page; empty after the last one.
  Optional<String> next(Cursor cursor, Page<?> page) {
    return page.more()
        ? Optional.of(cursor.write(scope, new Cursor.Position(page.position().micros(), filters)))
        : Optional.empty();
  }

  Wanting from(DateAdded position) {
    return new Wanting(scope, filters, position, limit);
  }
}
