package dev.tocsin.core.collection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.AdditionStatus.Detail;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Versions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollectionTest {
  private static final Viewer GREEN = Viewer.of(Set.of("tlp.green"));
  private static final Viewer RED = Viewer.of(Set.of("tlp.red"));
  private static final String FIRST = "2026-02-01T00:00:00.000Z";
  private static final String SECOND = "2026-02-02T00:00:00.000Z";
  private static final Query ALL = new Query(Set.of(), Set.of(), VersionFilter.ALL);
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final String HOUSE_DEFINED =
      """
      {"type":"marking-definition","spec_version":"2.1","id":"%s",
       "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
       "definition":{"statement":"Of the waterworks"}}
      """
          .formatted(HOUSE);

  private final Stock stock = new Stock();

  private static String version(int number, String modified) {
    return Stock.id(number) + " " + modified;
  }

  @Test
  void eachObjectHasADateOfItsOwnAlsoWhenTheClockGoesBack() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN), Stock.location(2, FIRST, Tlp.GREEN));
    stock.setClock(Stock.NOW.minusSeconds(3_600));
    stock.add(RED, Stock.location(3, FIRST, Tlp.GREEN));

    var dates =
        stock.page(ALL, RED, DateAdded.BEGINNING, 10).items().stream()
            .map(found -> found.date().toString())
            .toList();

    assertThat(dates)
        .containsExactly(
            "2026-03-01T12:00:00.000000Z",
            "2026-03-01T12:00:00.000001Z",
            "2026-03-01T12:00:00.000002Z");
  }

  @Test
  void aDateIsNotGivenAgainAfterTheNewestObjectIsGone() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));
    stock.take(RED, Stock.id(1), VersionFilter.ALL);
    stock.add(RED, Stock.location(2, FIRST, Tlp.GREEN));

    var page = stock.page(ALL, RED, DateAdded.of(Stock.NOW), 10);

    assertThat(page.items()).hasSize(1);
    assertThat(page.items().getFirst().date().micros())
        .isEqualTo(DateAdded.of(Stock.NOW).micros() + 2);
  }

  @Test
  void theSameObjectAgainIsASuccessAndThereOnce() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));
    var again = Stock.location(1, FIRST, Tlp.GREEN).replace(",\"name\"", ",  \"name\"");

    var status = stock.add(RED, again);

    assertThat(status.successes()).hasSize(1);
    assertThat(stock.all(ALL, RED, 10)).containsExactly(version(1, FIRST));
  }

  @Test
  void whatIsAddedTogetherAgainIsComparedByFewLooks() {
    var objects =
        IntStream.range(0, 100)
            .mapToObj(number -> Stock.location(number, FIRST, Tlp.GREEN))
            .toArray(String[]::new);
    stock.add(RED, objects);

    var cost = stock.cost(() -> assertThat(stock.add(RED, objects).successes()).hasSize(100));

    assertThat(cost.asked()).filteredOn(look -> look.contains(" OBJECT ")).hasSizeBetween(1, 10);
    assertThat(stock.all(ALL, RED, 1_000)).hasSize(100);
  }

  @Test
  void otherContentUnderTheSameIdAndVersionIsAFailureForWhoeverMaySeeIt() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.RED));
    var other = Stock.location(1, FIRST, "Elsewhere", "\"" + Tlp.RED.marking() + "\"");

    assertThat(stock.add(RED, other).failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.message()).contains("already"));
    assertThat(stock.all(ALL, RED, 10)).hasSize(1);
  }

  @Test
  void whoeverMayNotSeeItStoresTheirOwnWhichThoseWhoSeeBothAreNotShown() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.RED));
    var other = Stock.location(1, FIRST, "Elsewhere", "\"" + Tlp.GREEN.marking() + "\"");

    assertThat(stock.add(GREEN, other).successes()).hasSize(1);
    assertThat(stock.add(GREEN, other).successes()).hasSize(1);

    for (var query : List.of(ALL, Query.EVERYTHING, at(FIRST))) {
      assertThat(names(query, GREEN)).containsExactly("Elsewhere");
      assertThat(names(query, RED)).containsExactly("Place");
    }
    assertThat(stock.reader().quarantined(1, 10))
        .singleElement()
        .satisfies(
            waiting -> assertThat(waiting.conflict()).isEqualTo(Quarantined.Conflict.STANDS));
  }

  @ParameterizedTest
  @EnumSource
  void aPersonLeavesItThereOrTakesItOut(Quarantined.Verdict verdict) {
    stock.add(RED, Stock.location(1, FIRST, Tlp.RED));
    stock.add(GREEN, Stock.location(1, FIRST, "Elsewhere", "\"" + Tlp.GREEN.marking() + "\""));

    decide(List.of(stock.reader().quarantined(1, 10).getFirst().number()), verdict);

    assertThat(stock.reader().quarantined(1, 10)).isEmpty();
    assertThat(names(ALL, RED)).containsExactly("Place");
    assertThat(names(ALL, GREEN))
        .hasSize(verdict == Quarantined.Verdict.ACCEPTED ? 1 : 0)
        .allMatch("Elsewhere"::equals);
  }

  private static Query at(String version) {
    var at = Set.of(StixTimestamp.read(version).orElseThrow().instant());
    return new Query(Set.of(), Set.of(), new VersionFilter(false, false, false, at));
  }

  private List<String> names(Query query, Viewer viewer) {
    return stock.page(query, viewer, DateAdded.BEGINNING, 10).items().stream()
        .map(found -> StixObject.parse(found.row().json()).name().orElse(""))
        .toList();
  }

  @Test
  void whoeverMayNotSeeWhatTheyBringStoresItOnceAndAPersonLooksAtWhatDiffers() {
    String red = "\"" + Tlp.RED.marking() + "\"";
    for (String name : List.of("Place", "Place", "Elsewhere", "Elsewhere")) {
      assertThat(stock.add(GREEN, Stock.location(1, FIRST, name, red)).successes()).hasSize(1);
    }

    assertThat(names(ALL, RED)).containsExactly("Place");
    assertThat(stock.reader().quarantined(1, 10))
        .singleElement()
        .satisfies(
            waiting -> assertThat(waiting.conflict()).isEqualTo(Quarantined.Conflict.KEPT_OUT));
  }

  @Test
  void aBadObjectDoesNotSpoilTheGoodOnes() {
    var status =
        stock.add(
            RED,
            Stock.location(1, FIRST, Tlp.GREEN),
            "{\"type\":\"location\",\"id\":\"" + Stock.id(2) + "\"}",
            "7");

    assertThat(status.successes()).hasSize(1);
    assertThat(status.failures()).hasSize(2);
    assertThat(status.failures().getFirst().id()).isEqualTo(Stock.id(2));
    assertThat(stock.reader().status(status.id())).contains(status);
  }

  @Test
  void aReaderSeesWhatItsAttributesLetItSeeAndTheRestIsNotThere() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN), Stock.location(2, FIRST, Tlp.RED));

    assertThat(stock.all(ALL, GREEN, 10)).containsExactly(version(1, FIRST));
    assertThat(stock.reader().has(1, StixId.parse(Stock.id(2)), GREEN)).isFalse();
    assertThat(
            stock
                .reader()
                .versions(1, StixId.parse(Stock.id(2)), GREEN, DateAdded.BEGINNING, 10)
                .items())
        .isEmpty();
    assertThat(stock.take(GREEN, Stock.id(2), VersionFilter.ALL)).isZero();
  }

  @Test
  void theLastVersionIsTheLastThatTheReaderMaySee() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN), Stock.location(1, SECOND, Tlp.RED));

    assertThat(stock.all(Query.EVERYTHING, RED, 10)).containsExactly(version(1, SECOND));
    assertThat(stock.all(Query.EVERYTHING, GREEN, 10)).containsExactly(version(1, FIRST));
  }

  @Test
  void anOlderVersionThatComesLateIsNotTheLast() {
    stock.add(RED, Stock.location(1, SECOND, Tlp.GREEN));
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));

    assertThat(stock.all(Query.EVERYTHING, RED, 10)).containsExactly(version(1, SECOND));
    assertThat(
            stock.all(
                new Query(Set.of(), Set.of(), new VersionFilter(false, true, false, Set.of())),
                RED,
                10))
        .containsExactly(version(1, FIRST));
    assertThat(
            stock.all(
                new Query(
                    Set.of(),
                    Set.of(),
                    new VersionFilter(false, false, false, Set.of(Instant.parse(FIRST)))),
                RED,
                10))
        .containsExactly(version(1, FIRST));
  }

  @Test
  void aVersionThatIsLastAgainReachesFollowersWhoArePastIt() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));
    stock.add(RED, Stock.location(1, SECOND, Tlp.GREEN));
    var past = stock.page(Query.EVERYTHING, RED, DateAdded.BEGINNING, 10).position();

    stock.take(RED, Stock.id(1), VersionFilter.LAST);

    var page = stock.page(Query.EVERYTHING, RED, past, 10);
    assertThat(page.items())
        .singleElement()
        .satisfies(found -> assertThat(found.row().version()).isEqualTo(FIRST));
  }

  @Test
  void whatIsTakenOutLeavesWordForThoseWhoCouldSeeIt() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.RED));

    assertThat(stock.take(RED, Stock.id(1), VersionFilter.ALL)).isEqualTo(1);

    assertThat(stock.all(ALL, RED, 10)).isEmpty();
    var word = stock.reader().withdrawals(1, RED, DateAdded.BEGINNING, 10);
    assertThat(word.items())
        .singleElement()
        .satisfies(withdrawal -> {
          assertThat(withdrawal.id()).isEqualTo(Stock.id(1));
          assertThat(withdrawal.version()).isEqualTo(FIRST);
          assertThat(withdrawal.why()).isEqualTo("deleted");
        });
    assertThat(stock.reader().withdrawals(1, RED, word.position(), 10).items()).isEmpty();
    assertThat(stock.reader().withdrawals(1, GREEN, DateAdded.BEGINNING, 10).items()).isEmpty();
  }

  @Test
  void anObjectWithAnUnknownMarkingIsSeenByNobodyUntilItIsDefinedAndThenHasANewDate() {
    stock.add(
        RED, Stock.location(1, FIRST, "P", "\"" + HOUSE + "\",\"" + Tlp.GREEN.marking() + "\""));
    assertThat(stock.all(ALL, RED, 10)).isEmpty();
    stock.add(RED, Stock.location(2, FIRST, Tlp.GREEN));
    var past = stock.page(ALL, GREEN, DateAdded.BEGINNING, 10).position();

    stock.add(RED, HOUSE_DEFINED);

    assertThat(stock.page(ALL, GREEN, past, 10).items().stream().map(found -> found.row().id()))
        .containsExactly(HOUSE, Stock.id(1));
  }

  @Test
  void anObjectThatWaitsIsFoundByItsDefinitionAlsoAfterALaterVersionIsGone() {
    String markings = "\"" + HOUSE + "\",\"" + Tlp.GREEN.marking() + "\"";
    stock.add(
        RED,
        Stock.location(1, FIRST, "P", markings),
        Stock.location(1, "2026-02-03T00:00:00.000Z", Tlp.GREEN));
    stock.take(RED, Stock.id(1), VersionFilter.LAST);

    stock.add(RED, HOUSE_DEFINED);

    assertThat(stock.all(Query.EVERYTHING, GREEN, 10)).contains(Stock.id(1) + " " + FIRST);
  }

  @Test
  void whatIsAddedTogetherStandsInFewRowsAndGoesOneByOne() {
    var places = new String[100];
    Arrays.setAll(places, number -> Stock.location(number, FIRST, Tlp.GREEN));
    places[50] = places[50].replace("location", "identity").replaceFirst("\"region\"[^,]*,", "");
    stock.add(RED, places);
    assertThat(
            stock
                .cost(() -> stock.page(Query.EVERYTHING, GREEN, DateAdded.BEGINNING, 100))
                .touched())
        .isLessThan(10);

    stock.take(RED, Stock.id(7), VersionFilter.ALL);
    stock.take(RED, Stock.id(50).replace("location", "identity"), VersionFilter.ALL);

    var left = stock.all(Query.EVERYTHING, GREEN, 7);
    assertThat(left).hasSize(98).doesNotContain(Stock.id(7) + " " + FIRST);
    var identities = new Query(Set.of(), Set.of("identity"), VersionFilter.ALL);
    assertThat(stock.cost(() -> stock.page(identities, GREEN, DateAdded.BEGINNING, 9)).asked())
        .noneMatch(asked -> asked.equals("get " + Table.OBJECT));
  }

  @Test
  void whatOneCommitIsNotEnoughForIsLeftToTheNextAndAfterACrashToTheSameDefinitionAgain() {
    String markings = "\"" + HOUSE + "\",\"" + Tlp.GREEN.marking() + "\"";
    for (int number = 1; number <= 2_050; number++) {
      stock.add(RED, Stock.location(number, FIRST, "P", markings));
    }

    var left =
        stock.commit(shelf -> {
          add(shelf, HOUSE_DEFINED);
          return shelf.unfinished();
        });

    assertThat(left).hasSize(1);
    assertThat(stock.all(ALL, GREEN, 500)).hasSize(2_001);
    stock.add(RED, HOUSE_DEFINED);
    assertThat(stock.all(ALL, GREEN, 500)).hasSize(2_051);
  }

  @Test
  void whatAPersonTakesOutIsGoneInEveryVersionAlsoInThoseThatNobodySees() {
    stock.add(
        RED,
        Stock.location(1, FIRST, Tlp.GREEN),
        Stock.location(1, SECOND, Tlp.RED),
        Stock.location(1, "2026-02-03T00:00:00.000Z", "P", "\"" + HOUSE + "\""));
    var id = StixId.parse(Stock.id(1));
    var why = new Withdrawing.Reason(Withdrawing.Why.RECALLED, "ann");

    int taken = stock.commit(shelf -> new Withdrawing(shelf).takeAll(stock.collection(), id, why));

    assertThat(taken).isEqualTo(3);
    stock.add(RED, HOUSE_DEFINED);
    assertThat(stock.all(ALL, RED, 10)).hasSize(1);
    assertThat(stock.reader().withdrawals(1, GREEN, DateAdded.BEGINNING, 10).items())
        .extracting(Withdrawal::version, Withdrawal::why)
        .containsExactly(tuple(FIRST, "recalled"));
    assertThat(stock.reader().withdrawals(1, RED, DateAdded.BEGINNING, 10).items()).hasSize(2);
  }

  @Test
  void whatIsRevokedStandsAsItsLastVersionAlone() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));
    var past = stock.page(ALL, GREEN, DateAdded.BEGINNING, 10).position();
    var id = StixId.parse(Stock.id(1));
    var why = new Withdrawing.Reason(Withdrawing.Why.WRONG, "ann");

    int taken =
        stock.commit(shelf -> {
          var withdrawing = new Withdrawing(shelf);
          var last = withdrawing.latest(stock.collection(), id).orElseThrow();
          var revoked = Versions.revoke(last, Stock.NOW);
          var incoming = Stock.read(new String(revoked.source().toByteArray(), UTF_8));
          return withdrawing.replace(
              stock.collection(), ((Incoming.Reading.Valid) incoming).object(), why);
        });

    assertThat(taken).isEqualTo(1);
    assertThat(stock.all(ALL, RED, 10)).containsExactly(id + " 2026-03-01T12:00:00.000Z");
    assertThat(stock.page(ALL, GREEN, past, 10).items()).hasSize(1);
    assertThat(stock.reader().withdrawals(1, GREEN, past, 10).items())
        .extracting(Withdrawal::version, Withdrawal::why)
        .containsExactly(tuple(FIRST, "wrong"));
  }

  @Test
  void whatAPersonLetsInOfAWarningIsForThoseAloneWhoMaySeeTheWarning() {
    stock.inbound(TaxiiCollection.Inbound.QUARANTINE);
    var own = Viewer.of(Set.of("tlp.red", "org.own"));
    var warning = Label.all(List.of(Label.of("org.own"), Label.of("tlp.amber")));

    var status =
        stock.commit(shelf ->
            new Adding(shelf)
                .admit(
                    addition(
                        Stock.location(1, FIRST, Tlp.GREEN),
                        Stock.location(2, FIRST, "P", "\"" + HOUSE + "\"")),
                    new Adding.Admitted(warning, new Origin("cedar", "a-warning"))));

    assertThat(status.successes()).extracting(Detail::id).containsExactly(Stock.id(1));
    assertThat(status.failures()).extracting(Detail::id).containsExactly(Stock.id(2));
    assertThat(stock.all(ALL, own, 10)).containsExactly(version(1, FIRST));
    assertThat(stock.all(ALL, RED, 10)).isEmpty();
    assertThat(stock.all(ALL, Viewer.of(Set.of("tlp.green", "org.own")), 10)).isEmpty();
    assertThat(stock.origin(1)).contains(new Origin("cedar", "a-warning"));
    stock.take(own, Stock.id(1), VersionFilter.ALL);
    assertThat(stock.origin(1)).isEmpty();
  }

  private Addition addition(String... objects) {
    var incoming =
        Arrays.stream(objects)
            .map(object -> ((Incoming.Reading.Valid) Stock.read(object)).object())
            .toList();
    var request =
        new Addition.Request(java.util.UUID.randomUUID(), Stock.NOW, Stock.NOW.plusSeconds(60));
    return new Addition(stock.collection(), "ann", RED, incoming, List.of(), request);
  }

  private void add(Shelf shelf, String object) {
    new Adding(shelf).add(addition(object));
  }

  @Test
  void aDefinitionInTheSameRequestCountsWhereverItStands() {
    stock.add(
        RED,
        Stock.location(1, FIRST, "P", "\"" + HOUSE + "\",\"" + Tlp.GREEN.marking() + "\""),
        HOUSE_DEFINED);

    assertThat(stock.all(ALL, GREEN, 10)).hasSize(2);
  }

  @Test
  void aMarkingThatIsDefinedOtherwiseOrLooserThanItsIdIsRefused() {
    stock.add(RED, HOUSE_DEFINED);

    var other = HOUSE_DEFINED.replace("Of the waterworks", "Free for all");
    assertThat(stock.add(RED, other).failures()).hasSize(1);
    var red = dev.tocsin.stix.json.Json.pretty(Tlp.RED.definition());
    var liar = red.replace("\"red\"", "\"green\"");
    assertThat(liar).isNotEqualTo(red);
    assertThat(stock.add(RED, liar).failures()).hasSize(1);
    assertThat(stock.add(RED, red).successes()).hasSize(1);
  }

  @Test
  void whoDefinesAMarkingOtherwiseThatIsHiddenFromThemIsNotTold() {
    String hidden =
        HOUSE_DEFINED.replace(
            "\"definition_type\"",
            "\"object_marking_refs\":[\"" + Tlp.RED.marking() + "\"],\"definition_type\"");
    String other = HOUSE_DEFINED.replace("Of the waterworks", "Free for all");
    stock.add(RED, hidden);

    for (String each : List.of(other, other)) {
      var status = stock.add(GREEN, each);
      assertThat(status.failures()).isEmpty();
      assertThat(status.successes()).hasSize(1);
    }
    var third = stock.add(GREEN, other.replace("2026-01-01", "2026-01-02"));
    assertThat(third.failures()).as("as if the first had defined it").hasSize(1);

    assertThat(stock.all(ALL, GREEN, 10)).hasSize(1);
    assertThat(stock.all(ALL, RED, 10)).hasSize(1);
  }

  @Test
  void aDefinitionThatWaitsForAPersonDefinesNothing() {
    stock.add(
        RED, Stock.location(1, FIRST, "P", "\"" + HOUSE + "\",\"" + Tlp.GREEN.marking() + "\""));
    stock.inbound(TaxiiCollection.Inbound.QUARANTINE);

    var status = stock.add(GREEN, HOUSE_DEFINED);

    assertThat(status.pendings()).hasSize(1);
    assertThat(stock.all(ALL, RED, 10)).isEmpty();
  }

  @Test
  void whatAPersonAcceptsIsThereAndWhatIsRejectedIsGone() {
    stock.inbound(TaxiiCollection.Inbound.QUARANTINE);
    stock.add(GREEN, Stock.location(1, FIRST, Tlp.GREEN), Stock.location(2, FIRST, Tlp.GREEN));
    assertThat(stock.all(ALL, RED, 10)).isEmpty();
    var waiting = stock.reader().quarantined(1, 10);

    decide(List.of(waiting.getFirst().number()), Quarantined.Verdict.ACCEPTED);
    decide(List.of(waiting.getLast().number()), Quarantined.Verdict.REJECTED);

    assertThat(stock.all(ALL, RED, 10)).containsExactly(version(1, FIRST));
    assertThat(stock.reader().quarantined(1, 10)).isEmpty();
  }

  private void decide(List<Long> numbers, Quarantined.Verdict verdict) {
    var results =
        stock.commit(shelf ->
            new Accepting(shelf, Stock.VALIDATOR)
                .decide(new Quarantined.Choice(stock.collection(), numbers, verdict), "bo"));
    assertThat(results)
        .allSatisfy(result -> assertThat(result.problem()).isEmpty())
        .hasSameSizeAs(numbers);
  }

  @Test
  void pagesByTypeAndByIdFindTheSameAsAllPages() {
    stock.add(RED, HOUSE_DEFINED);
    for (int number = 1; number <= 40; number++) {
      stock.add(RED, Stock.location(number, FIRST, number % 2 == 0 ? Tlp.GREEN : Tlp.AMBER));
    }

    var byType = new Query(Set.of(), Set.of("location"), VersionFilter.LAST);
    assertThat(stock.all(byType, RED, 7)).hasSize(40).doesNotHaveDuplicates();
    assertThat(stock.all(byType, GREEN, 7)).hasSize(20);
    var byId =
        new Query(
            Set.of(StixId.parse(Stock.id(3)), StixId.parse(Stock.id(4))),
            Set.of(),
            VersionFilter.LAST);
    assertThat(stock.all(byId, RED, 1)).containsExactly(version(3, FIRST), version(4, FIRST));
    assertThat(stock.all(byId, GREEN, 1)).containsExactly(version(4, FIRST));
  }

  @Test
  void aPageEndsAtItsBytesButHasOneObject() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN), Stock.location(2, FIRST, Tlp.GREEN));

    var page = stock.reader().page(1, ALL, RED, DateAdded.BEGINNING, new Page.Bounds(10, 1));

    assertThat(page.items()).hasSize(1);
    assertThat(page.more()).isTrue();
  }

  @Test
  void recordsOfRequestsGoWithTheirTime() {
    var status = stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));

    stock.commit(shelf -> new Withdrawing(shelf).expireStatuses(Stock.NOW.plusSeconds(10)));
    assertThat(stock.reader().status(status.id())).isPresent();
    stock.commit(shelf -> new Withdrawing(shelf).expireStatuses(Stock.NOW.plusSeconds(4_000)));
    assertThat(stock.reader().status(status.id())).isEmpty();
  }

  @Test
  void whatComesInWithTheCommitThatBeginsToClearACollectionGoesToo() {
    stock.add(RED, Stock.location(1, FIRST, Tlp.GREEN));

    boolean more =
        stock.commit(shelf -> {
          add(shelf, Stock.location(2, FIRST, Tlp.GREEN));
          return new Withdrawing(shelf).clear(1, "ann");
        });
    while (more) {
      more = stock.commit(shelf -> new Withdrawing(shelf).clear(1, "ann"));
    }

    for (var table : Table.values()) {
      assertThat(stock.reads().scan(table, Keys.of(1), Bytes.EMPTY, 10)).as("%s", table).isEmpty();
    }
  }
}
