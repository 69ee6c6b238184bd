package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever adds, takes out and reads is answered the same whether or not others do things with
/// objects that they may not see, also with those of the same ids and versions.
class NoninterferenceTest {
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final Viewer CLEAR = Viewer.of(Set.of("tlp.clear"));
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final List<Tlp> HIDDEN = List.of(Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);
  private static final int IDS = 4;
  private static final int VERSIONS = 3;

  private final Stock with = new Stock();
  private final Stock without = new Stock();
  private int hiddenActs;

  private static String object(Random random, List<Tlp> levels) {
    var level = levels.get(random.nextInt(levels.size()));
    boolean house = random.nextInt(4) == 0;
    String markings = "\"" + level.marking() + "\"" + (house ? ",\"" + HOUSE + "\"" : "");
    String name = random.nextBoolean() ? "A" : "B";
    String object =
        Stock.location(random.nextInt(IDS), version(random.nextInt(VERSIONS)), name, markings);
    return random.nextInt(4) == 0 ? observed(random.nextInt(IDS), markings) : object;
  }

  /// An object without versions.
  private static String observed(int number, String markings) {
    return """
    {"type":"ipv4-addr","spec_version":"2.1","id":"%s","value":"198.51.100.7",
     "object_marking_refs":[%s]}
    """
        .formatted(address(number), markings);
  }

  private static String address(int number) {
    return Stock.id(number).replace("location", "ipv4-addr");
  }

  private static String version(int number) {
    return "2026-02-0" + (1 + number) + "T00:00:00.000Z";
  }

  private static String definition() {
    return """
    {"type":"marking-definition","spec_version":"2.1","id":"%s",
     "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
     "definition":{"statement":"Of the waterworks"}}
    """
        .formatted(HOUSE);
  }

  /// Something with objects that neither reader sees, in one of the two.
  private void actHidden(Random random) {
    if (random.nextInt(3) > 0) {
      with.add(RED, object(random, HIDDEN));
      hiddenActs++;
      return;
    }
    var id = StixId.parse(random.nextBoolean() ? Stock.id(random.nextInt(IDS)) : address(0));
    with.commit(shelf -> {
      var all = shelf.versions(1, id);
      var hidden =
          all.stream()
              .filter(version -> !shelf.label(1, version.label()).equals(Label.NOBODY))
              .filter(version ->
                  all.stream()
                      .filter(version::isSame)
                      .noneMatch(place -> GREEN.sees(shelf.label(1, place.label()))))
              .toList();
      if (!hidden.isEmpty()) {
        var gone = hidden.get(random.nextInt(hidden.size()));
        new Objects(shelf, with.collection()).take(id, gone, "deleted");
        shelf.say(new Entry.ObjectsWithdrawn(1, "bea", "deleted", 0, 1));
        hiddenActs++;
      }
      return hidden;
    });
  }

  /// The same in both, by somebody who sees nothing hidden.
  private void act(Random random) {
    var viewer = random.nextBoolean() ? GREEN : CLEAR;
    switch (random.nextInt(8)) {
      case 0 -> assertSame(stock -> outcome(stock.add(viewer, definition())));
      case 1, 2 -> {
        String id = random.nextInt(4) == 0 ? address(0) : Stock.id(random.nextInt(IDS));
        var filter = filters().get(random.nextInt(filters().size()));
        assertSame(stock -> stock.take(viewer, id, filter));
      }
      default -> {
        String object = object(random, List.of(Tlp.values()));
        assertSame(stock -> outcome(stock.add(viewer, object)));
      }
    }
  }

  private static List<List<AdditionStatus.Detail>> outcome(AdditionStatus status) {
    return List.of(status.successes(), status.failures(), status.pendings());
  }

  private static List<VersionFilter> filters() {
    var second = Set.of(StixTimestamp.read(version(1)).orElseThrow().instant());
    return List.of(
        VersionFilter.ALL,
        VersionFilter.LAST,
        new VersionFilter(false, true, false, Set.of()),
        new VersionFilter(false, true, true, second),
        new VersionFilter(false, false, false, second));
  }

  /// Everything that somebody can read.
  private static List<String> everything(Stock stock, Viewer viewer) {
    var all = new ArrayList<String>();
    for (var filter : filters()) {
      all.addAll(objects(stock, new Query(Set.of(), Set.of(), filter), viewer));
      all.addAll(objects(stock, new Query(Set.of(), Set.of("location"), filter), viewer));
      for (int id = 0; id < IDS; id++) {
        var ids = Set.of(StixId.parse(Stock.id(id)), StixId.parse(address(id)));
        all.addAll(objects(stock, new Query(ids, Set.of(), filter), viewer));
      }
    }
    for (int id = 0; id < IDS; id++) {
      stock
          .reader()
          .versions(1, StixId.parse(Stock.id(id)), viewer, DateAdded.BEGINNING, 100)
          .items()
          .forEach(version -> all.add(second(version.date()) + " " + version.text()));
    }
    stock
        .reader()
        .withdrawals(1, viewer, DateAdded.BEGINNING, 1_000)
        .items()
        .forEach(each -> all.add(second(new DateAdded(each.date())) + " " + each.version()));
    return all;
  }

  private static List<String> objects(Stock stock, Query query, Viewer viewer) {
    return stock.page(query, viewer, DateAdded.BEGINNING, 1_000).items().stream()
        .map(found ->
            second(found.date()) + " " + new String(found.row().json(), StandardCharsets.UTF_8))
        .toList();
  }

  /// Dates of one commit follow each other by the microsecond, so what else is in it moves them.
  private static Instant second(DateAdded date) {
    return date.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private <T> void assertSame(Function<Stock, T> act) {
    assertThat(act.apply(with)).isEqualTo(act.apply(without));
  }

  @Test
  void theDatesOfOneAdditionFollowEachOtherWhateverIsHidden() {
    for (int id = 0; id < IDS; id += 2) {
      with.add(RED, Stock.location(id, version(0), Tlp.RED));
    }
    var objects =
        IntStream.range(0, IDS)
            .mapToObj(id -> Stock.location(id, version(0), Tlp.GREEN))
            .toArray(String[]::new);
    for (var stock : List.of(with, without)) {
      stock.setClock(Stock.NOW.plusSeconds(1));
      stock.add(GREEN, objects);
    }

    assertThat(dates(with)).isEqualTo(dates(without)).hasSize(IDS);
  }

  @Test
  void whatWaitsForADefinitionIsShownThenWhateverElseWaited() {
    String markings = "\"%s\",\"" + HOUSE + "\"";
    with.add(RED, Stock.location(0, version(0), "A", markings.formatted(Tlp.RED.marking())));
    for (var stock : List.of(with, without)) {
      stock.setClock(Stock.NOW.plusSeconds(1));
      stock.add(GREEN, Stock.location(0, version(0), "B", markings.formatted(Tlp.GREEN.marking())));
      stock.add(GREEN, definition());
    }

    assertThat(dates(without)).hasSize(2);
    assertThat(everything(with, GREEN)).isEqualTo(everything(without, GREEN));
  }

  private static List<DateAdded> dates(Stock stock) {
    return stock.page(Query.EVERYTHING, GREEN, DateAdded.BEGINNING, 100).items().stream()
        .map(Page.Found::date)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noAnswerTellsWhetherThereIsAnythingHidden(long seed) {
    var random = new Random(seed);
    var hidden = new Random(-seed);
    var inbound =
        seed % 4 == 0 ? TaxiiCollection.Inbound.QUARANTINE : TaxiiCollection.Inbound.ACCEPT;
    var now = Stock.NOW;
    for (int step = 0; step < 150; step++) {
      now = now.plusSeconds(1);
      with.setClock(now);
      without.setClock(now);
      with.inbound(TaxiiCollection.Inbound.ACCEPT);
      actHidden(hidden);
      now = now.plusSeconds(1);
      for (var stock : List.of(with, without)) {
        stock.setClock(now);
        stock.inbound(inbound);
      }
      act(random);
      for (var viewer : List.of(GREEN, CLEAR)) {
        assertThat(everything(with, viewer))
            .as("seed %d, step %d, %s", seed, step, viewer.attributes())
            .isEqualTo(everything(without, viewer));
      }
    }
    assertThat(hiddenActs).isGreaterThan(20);
    assertThat(everything(with, RED)).isNotEqualTo(everything(without, RED));
  }
}
