package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.CollectionDesk;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.stix.Tlp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people change of roots and collections, programs see with their next request.
class CatalogueIT {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final Limits WIDE = new Limits(10_000, 10_000, 100);
  private static final TaxiiCollection WATCH = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "watch");
  private static final String ROOT = "/taxii2/harbour/";
  private static final String RIVER = "/taxii2/river/";

  @TempDir Path folder;
  private TaxiiHouse house;
  private CollectionDesk desk;

  @BeforeEach
  void start() {
    var root = new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty());
    house =
        new TaxiiHouse(folder.resolve("node"), List.of(root), List.of(WATCH), TaxiiLimits.DEFAULT);
    house.account("reader", "tlp.amber", WIDE, List.of(TaxiiHouse.read(WATCH)));
    desk = house.node().desk().collections();
    assertThat(house.get("reader", ROOT + "collections/").body()).contains("Collection watch");
  }

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void aTitleThatChanges() {
    desk.changeCollection(
        OPERATOR,
        "watch",
        new CollectionDesk.Change(
            Optional.of("Watch of the quay"), Optional.empty(), Optional.empty()));
    desk.changeRoot(
        OPERATOR,
        "harbour",
        new CollectionDesk.RootChange(Optional.of("Both harbours"), Optional.empty()));

    assertThat(house.get("reader", ROOT + "collections/").body()).contains("Watch of the quay");
    assertThat(house.get("reader", ROOT).body()).contains("Both harbours");
  }

  @Test
  void aCollectionThatComesAndGoesWithItsApiRoot() {
    desk.addRoot(OPERATOR, () -> new ApiRoot("river", "River", Optional.empty()));
    var tides =
        desk.addCollection(
            OPERATOR,
            new NewCollection(
                "river",
                "Tides",
                Optional.empty(),
                Optional.of("tides"),
                Tlp.GREEN,
                TaxiiCollection.Inbound.ACCEPT));
    house.account("sailor", "tlp.amber", WIDE, List.of(TaxiiHouse.read(tides)));
    assertThat(house.get("sailor", RIVER).status()).isEqualTo(200);
    assertThat(house.get("sailor", RIVER + "collections/tides/objects/").status()).isEqualTo(200);

    desk.removeCollection(OPERATOR, "tides");
    assertThat(house.get("sailor", RIVER + "collections/tides/objects/").status()).isEqualTo(404);

    desk.removeRoot(OPERATOR, "river");
    assertThat(house.get("sailor", RIVER).status()).isEqualTo(404);
  }
}
