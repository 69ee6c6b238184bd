package dev.tocsin.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever follows a collection holds in the end exactly what is in it and visible to them,
/// whatever is added, taken out or relabelled while they read, also in the middle of a page, and
/// whoever adds other content under ids and versions that are hidden from them.
class FollowersTest {
  private static final String HOUSE = "marking-definition--22222222-2222-4222-8222-222222222222";
  private static final List<Tlp> LEVELS = List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER, Tlp.RED);
  private static final Viewer EVERYTHING = Viewer.of(Set.of("tlp.red"));
  private static final Viewer LITTLE = Viewer.of(Set.of("tlp.green"));

  private Stock stock = new Stock();

  /// Follows all versions, or the last ones only.
  private final class Follower {
    private final Viewer viewer;
    private final Query query;
    private final Map<String, Held> held = new HashMap<>();
    private DateAdded position = DateAdded.BEGINNING;
    private DateAdded withdrawn = DateAdded.BEGINNING;

    Follower(String attribute, VersionFilter versions, String... types) {
      this.viewer = Viewer.of(Set.of(attribute));
      this.query = new Query(Set.of(), Set.of(types), versions);
    }

    boolean poll(int items) {
      var page = stock.page(query, viewer, position, items);
      for (var found : page.items()) {
        assertThat(found.date()).isGreaterThan(position);
        position = found.date();
        var held = new Held(content(found.row()), found.date());
        this.held.put(found.row().id() + " " + found.row().version(), held);
      }
      position = page.position();
      var word = stock.reader().withdrawals(1, viewer, withdrawn, items);
      for (var withdrawal : word.items()) {
        held.computeIfPresent(
            withdrawal.id() + " " + withdrawal.version(),
            (_, each) -> each.date().micros() < withdrawal.date() ? null : each);
      }
      withdrawn = word.position();
      return page.more() || word.more();
    }

    Map<String, String> holds() {
      var all = new HashMap<String, String>();
      held.forEach((name, each) -> all.put(name, each.content()));
      if (!query.versions().all()) {
        all.keySet().retainAll(lastOfEach(all.keySet()));
      }
      return all;
    }
  }

  private record Held(String content, DateAdded date) {}

  private static String content(ObjectRow row) {
    return StixObject.parse(row.json()).name().map(name -> name.substring(0, 1)).orElse("");
  }

  private static Set<String> lastOfEach(Set<String> versions) {
    var last = new TreeMap<String, String>();
    for (var version : versions) {
      String id = version.substring(0, version.indexOf(' '));
      last.merge(id, version, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    return new HashSet<>(last.values());
  }

  /// What was put in and who may see it, in this order.
  private final Map<String, List<Stands>> model = new HashMap<>();

  private final Map<String, List<Stands>> waiting = new LinkedHashMap<>();
  private boolean defined;

  private record Stands(String content, Label label) {}

  private void model(Viewer viewer, String name, Stands put, boolean waits) {
    var there = model.getOrDefault(name, List.of());
    if (there.stream().anyMatch(each -> viewer.sees(each.label()))) {
      return;
    }
    var among = waits ? waiting : model;
    boolean blind = waits || !viewer.sees(put.label());
    var alike = among.getOrDefault(name, List.of());
    if (!blind || alike.stream().noneMatch(each -> each.label().equals(put.label()))) {
      among.computeIfAbsent(name, _ -> new ArrayList<>()).add(put);
    }
  }

  private void change(Random random) {
    if (random.nextInt(16) == 0) {
      crowd(random);
      return;
    }
    boolean ofCrowd = crowd > CROWD && random.nextInt(4) == 0;
    int number = ofCrowd ? CROWD + random.nextInt(crowd - CROWD) : random.nextInt(12);
    String modified = "2026-02-0" + (1 + random.nextInt(5)) + "T00:00:00.000Z";
    String name = Stock.id(number) + " " + modified;
    switch (random.nextInt(8)) {
      case 0, 1 -> delete(number, random);
      case 2 -> define();
      default -> {
        var level = LEVELS.get(random.nextInt(LEVELS.size()));
        boolean house = random.nextInt(4) == 0;
        String markings = "\"" + level.marking() + "\"" + (house ? ",\"" + HOUSE + "\"" : "");
        var viewer = random.nextInt(3) == 0 ? LITTLE : EVERYTHING;
        String content = random.nextBoolean() ? "P" : "Q";
        stock.add(viewer, Stock.location(number, modified, content, markings));
        model(viewer, name, new Stands(content, label(level)), house && !defined);
      }
    }
  }

  private static Label label(Tlp level) {
    return Label.of("tlp." + level.name().toLowerCase(Locale.ROOT));
  }

  /// Many at once, of two types and several levels; a few fill a block.
  private void crowd(Random random) {
    var objects = new ArrayList<String>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      var level = LEVELS.get(random.nextInt(LEVELS.size()));
      String id = Stock.id(crowd);
      String marking = "\"" + level.marking() + "\"";
      String name = "P".repeat(random.nextInt(10) == 0 ? 9_000 : 10);
      String object = Stock.location(crowd, CROWD_MODIFIED, name, marking);
      if (random.nextBoolean()) {
        id = id.replace("location", "identity");
        object =
            object.replace("location", "identity").replace("\"region\":\"northern-europe\",", "");
      }
      objects.add(object);
      model.put(id + " " + CROWD_MODIFIED, new ArrayList<>(List.of(new Stands("P", label(level)))));
      crowd++;
    }
    stock.add(EVERYTHING, objects.toArray(String[]::new));
  }

  private static final int CROWD = 100;
  private static final String CROWD_MODIFIED = "2026-02-03T00:00:00.000Z";
  private int crowd = CROWD;

  private void delete(int number, Random random) {
    var viewer = random.nextInt(3) == 0 ? LITTLE : EVERYTHING;
    boolean last = random.nextBoolean();
    stock.take(viewer, Stock.id(number), last ? VersionFilter.LAST : VersionFilter.ALL);
    var mine = new TreeMap<>(model);
    mine.keySet().removeIf(name -> !name.startsWith(Stock.id(number)));
    mine.values().removeIf(stands -> stands.stream().noneMatch(each -> viewer.sees(each.label())));
    if (last && !mine.isEmpty()) {
      mine.headMap(mine.lastKey()).clear();
    }
    mine.values().forEach(stands -> stands.removeIf(each -> viewer.sees(each.label())));
    model.values().removeIf(List::isEmpty);
  }

  private void define() {
    stock.add(
        EVERYTHING,
        """
        {"type":"marking-definition","spec_version":"2.1","id":"%s",
         "created":"2026-01-01T00:00:00.000Z","definition_type":"statement",
         "definition":{"statement":"Of the waterworks"}}
        """
            .formatted(HOUSE));
    if (!defined) {
      model.put(
          HOUSE + " 2026-01-01T00:00:00.000Z",
          new ArrayList<>(List.of(new Stands("", Label.of("tlp.clear")))));
    }
    defined = true;
    waiting.forEach((name, put) -> model.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(put));
    waiting.clear();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void everyFollowerHoldsInTheEndExactlyWhatItMaySee(long seed) {
    var random = new Random(seed);
    stock = new Stock(seed % 4 != 0);
    var followers =
        List.of(
            new Follower("tlp.red", VersionFilter.ALL),
            new Follower("tlp.green", VersionFilter.ALL),
            new Follower("tlp.amber", VersionFilter.LAST),
            new Follower("tlp.red", VersionFilter.LAST),
            new Follower("tlp.amber", VersionFilter.ALL, "identity"),
            new Follower("tlp.red", VersionFilter.LAST, "location", "marking-definition"));
    for (int step = 0; step < 250; step++) {
      if (random.nextInt(10) == 0) {
        stock.setClock(Stock.NOW.plusSeconds(random.nextInt(200) - 100));
      }
      stock.tellLater(random.nextInt(3));
      change(random);
      var follower = followers.get(random.nextInt(followers.size()));
      stock.after(random.nextInt(12), () -> change(random));
      follower.poll(1 + random.nextInt(5));
    }
    stock.after(0, () -> {});
    stock.tellLater(0);
    for (var follower : followers) {
      while (follower.poll(3)) {
        assertThat(follower.held).isNotNull();
      }
      assertThat(follower.holds())
          .as("seed %d, %s", seed, follower.query)
          .isEqualTo(visible(follower));
      assertThat(shown(follower))
          .as("read at once, seed %d, %s", seed, follower.query)
          .isEqualTo(visible(follower));
    }
  }

  private Map<String, String> visible(Follower follower) {
    var visible = new HashMap<String, String>();
    model.forEach((name, stands) ->
        stands.stream()
            .filter(each -> follower.viewer.sees(each.label()))
            .filter(_ -> follower.query.wants(name.split("--", 2)[0]))
            .findFirst()
            .ifPresent(first -> visible.put(name, first.content())));
    if (!follower.query.versions().all()) {
      visible.keySet().retainAll(lastOfEach(visible.keySet()));
    }
    return visible;
  }

  /// What whoever begins now finds, each object once.
  private Map<String, String> shown(Follower follower) {
    var page = stock.page(follower.query, follower.viewer, DateAdded.BEGINNING, 10_000);
    return page.items().stream()
        .collect(
            Collectors.toMap(
                found -> found.row().id() + " " + found.row().version(),
                found -> content(found.row())));
  }
}
