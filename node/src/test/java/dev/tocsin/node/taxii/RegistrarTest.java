package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.Page;
import dev.tocsin.core.collection.Query;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.storage.MemoryDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrarTest {
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final TaxiiCollection COLLECTION =
      new TaxiiCollection(
          1,
          UUID.fromString("11111111-1111-4111-8111-111111111111"),
          "root",
          "Test",
          Optional.empty(),
          Optional.empty(),
          Tlp.GREEN,
          TaxiiCollection.Inbound.ACCEPT);

  private final MemoryDisk disk = new MemoryDisk();

  private static Addition addition(List<String> objects) throws IOException {
    var envelope = "{\"objects\":[" + String.join(",", objects) + "]}";
    var reader =
        BundleReader.of(envelope.getBytes(StandardCharsets.UTF_8), JsonStreamLimits.BUNDLE);
    var validator = Validator.of(Options.standard());
    var valid = new ArrayList<Incoming>();
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      valid.add(((Incoming.Reading.Valid) Incoming.read(next.get(), validator)).object());
    }
    var request = new Addition.Request(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH);
    return new Addition(COLLECTION, "ann", RED, valid, List.of(), request);
  }

  private static String location(int number) {
    return """
    {"type":"location","spec_version":"2.1","id":"location--00000000-0000-4000-8000-%012d",
     "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
     "region":"northern-europe","object_marking_refs":["%s"]}
    """
        .formatted(number, HOUSE);
  }

  private int seen() {
    return new Reader(disk)
        .page(1, Query.EVERYTHING, RED, DateAdded.BEGINNING, new Page.Bounds(9_000, 1L << 40))
        .items()
        .size();
  }

  @Test
  void everythingThatWaitedForADefinitionIsLabelledHoweverMuchItIs() throws IOException {
    try (var registrar = Registrar.start(disk, InstantSource.system(), _ -> {})) {
      var objects = new ArrayList<String>();
      for (int number = 1; number <= 4_100; number++) {
        objects.add(location(number));
      }
      registrar.add(addition(objects));
      assertThat(seen()).isZero();

      registrar.add(
          addition(
              List.of(
                  """
                  {"type":"marking-definition","spec_version":"2.1","id":"%s",
                   "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
                   "definition":{"statement":"Of the waterworks"}}
                  """
                      .formatted(HOUSE))));
      // The next decision comes after what the last one left to do.
      registrar.act(_ -> true);

      assertThat(seen()).isEqualTo(4_101);
    }
  }

  @Test
  void nothingIsTakenInAfterClosing() throws IOException {
    var registrar = Registrar.start(disk, InstantSource.system(), _ -> {});
    registrar.close();

    var late = addition(List.of(location(1)));
    assertThatThrownBy(() -> registrar.add(late)).isInstanceOf(DeskException.class);
  }
}
