package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.node.account.DurableWrite;
import dev.tocsin.storage.MemoryDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrentCatalogueTest {
  private static final ApiRoot ROOT = new ApiRoot("harbour", "Harbour", Optional.empty());
  private static final TaxiiCollection TIDES = TaxiiHouse.collection(1, "harbour", "tides");

  private final MemoryDisk disk = new MemoryDisk();
  private final CurrentCatalogue catalogue = new CurrentCatalogue(disk);

  private void write(List<Entry> entries) {
    var all = new ArrayList<>(entries);
    all.add(new Catalogue(disk).revised());
    new DurableWrite(disk).write(all, () -> {});
  }

  @Test
  void knowsWhatWasMadeAndRemovedAsSoonAsThatIsDurable() {
    assertThat(catalogue.root("harbour")).isEmpty();
    assertThat(catalogue.collections()).isEmpty();

    write(List.of(Catalogue.keep(ROOT)));
    assertThat(catalogue.root("harbour")).hasValue(ROOT);

    write(Catalogue.keep(TIDES, 1));
    assertThat(catalogue.collections()).containsExactly(TIDES);
    assertThat(catalogue.collection("harbour", "tides")).hasValue(TIDES);
    assertThat(catalogue.collection("harbour", TIDES.id().toString())).hasValue(TIDES);
    assertThat(catalogue.collection("river", "tides")).isEmpty();

    write(Catalogue.remove(TIDES, "ann"));
    assertThat(catalogue.collections()).isEmpty();
    assertThat(catalogue.collection("harbour", "tides")).isEmpty();

    write(List.of(Catalogue.remove(ROOT)));
    assertThat(catalogue.root("harbour")).isEmpty();
  }

  @Test
  void isNotReadAgainForWhatElseIsCommitted() {
    write(Catalogue.keep(TIDES, 1));
    var before = catalogue.collections();

    new DurableWrite(disk)
        .write(List.of(new Entry.Kept("other", "last", Optional.of(Bytes.EMPTY))), () -> {});

    assertThat(catalogue.collections()).isSameAs(before);
  }
}
