package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.edge.Disk;
import java.util.List;
import java.util.Optional;

/// Roots and collections as they are now, without reading them for each request: they are read
/// again when one of them has changed. Safe for many threads.
final class CurrentCatalogue {
  private final Disk disk;
  private final Catalogue catalogue;
  private volatile State state = new State(-1, -1, List.of(), List.of());

  CurrentCatalogue(Disk disk) {
    this.disk = disk;
    this.catalogue = new Catalogue(disk);
  }

  /// @param commits how many there had been before the revision was read
  /// @param revision which it was before the rest was read
  private record State(
      long commits, long revision, List<ApiRoot> roots, List<TaxiiCollection> collections) {
    State at(long later) {
      return new State(later, revision, roots, collections);
    }
  }

  private State now() {
    // In this order: what is committed meanwhile is read now, or next time.
    long commits = disk.head().commits();
    var known = state;
    if (known.commits() != commits) {
      long revision = catalogue.revision();
      known =
          known.revision() == revision
              ? known.at(commits)
              : new State(commits, revision, catalogue.roots(), catalogue.collections());
      state = known;
    }
    return known;
  }

  List<TaxiiCollection> collections() {
    return now().collections();
  }

  Optional<ApiRoot> root(String name) {
    return now().roots().stream().filter(root -> root.name().equals(name)).findFirst();
  }

  /// The collection that a step of an address below a root means.
  Optional<TaxiiCollection> collection(String root, String step) {
    return collections().stream()
        .filter(each -> each.root().equals(root) && each.isCalled(step))
        .findFirst();
  }
}
