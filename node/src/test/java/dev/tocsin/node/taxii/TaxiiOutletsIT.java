package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.RandomDraft;
import dev.tocsin.testkit.draft.ShownObjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random objects with random markings in collections of a real node, and readers with random
/// attributes: what a label denies stands in no answer. `-Dtocsin.outlets.cases` makes it longer,
/// and `-Dtocsin.outlets.seed` another one; a failure says the seed of its case, and the fewest
/// objects that were found to fail as well.
class TaxiiOutletsIT {
  private static final int CASES = Integer.getInteger("tocsin.outlets.cases", 6);
  private static final long SEED = Long.getLong("tocsin.outlets.seed", 20300214L);
  private static final int PIECE = 8;
  private static final int READERS = 3;
  private static final int DENIED_ASKED = 2;
  private static final String WRITER = "writer";
  private static final List<String> OTHERS =
      List.of("org.south", "org.mill", "org.coast", "org.own", "community.energy");

  private TaxiiHouse house;
  private int shown;
  private int denied;
  private int number;

  @BeforeEach
  void start(@TempDir Path folder) {
    house =
        new TaxiiHouse(
            folder,
            List.of(new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty())),
            List.of(),
            TaxiiLimits.DEFAULT);
  }

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void whatALabelDeniesIsInNoAnswer() {
    for (int index = 0; index < CASES; index++) {
      long seed = SEED + index;
      var objects = ShownObjects.withVersions(RandomDraft.of(seed).objects(), seed);
      if (fails(seed, objects)) {
        for (JsonObject each : objects) {
          var fewer = new ArrayList<>(objects);
          fewer.remove(each);
          if (fails(seed, fewer)) {
            objects = fewer;
          }
        }
        fail(seed, objects);
      }
    }
    assertThat(shown).as("objects that are shown").isGreaterThan(CASES * 3);
    assertThat(denied).as("objects that are denied").isGreaterThan(CASES * 3);
  }

  private boolean fails(long seed, List<JsonObject> objects) {
    try {
      check(seed, objects);
      return false;
    } catch (RuntimeException | AssertionError _) {
      return true;
    }
  }

  private void fail(long seed, List<JsonObject> objects) {
    try {
      check(seed, objects);
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(
          "seed %d: %s%n%s"
              .formatted(
                  seed, objects.stream().map(ShownObjects::text).toList(), failure.getMessage()),
          failure);
    }
    throw new AssertionError("seed " + seed + " failed, and not again");
  }

  // What is there.

  /// One collection with all of them.
  ///
  /// @param known the definitions among them
  private record Shelf(
      TaxiiCollection collection, String path, List<JsonObject> objects, Definitions known) {
    boolean shows(Viewer viewer, JsonObject object) {
      return viewer.sees(
          Visibility.of(StixObject.of(object), known, collection.unmarked()).label());
    }
  }

  /// Somebody who reads.
  private record Somebody(String name, ShownObjects shown) {
    List<JsonObject> seen() {
      return shown.seen();
    }

    List<JsonObject> unseen() {
      return shown.unseen();
    }

    Set<String> ids() {
      return shown.ids();
    }

    List<String> deniedIds() {
      return shown.deniedIds();
    }

    Needles needles() {
      return shown.needles(PIECE);
    }
  }

  private Shelf fill(SplittableRandom random, List<JsonObject> objects) {
    number++;
    var operator = new Caller.Operator();
    var collection =
        house
            .node()
            .desk()
            .collections()
            .addCollection(
                operator,
                new NewCollection(
                    TaxiiHouse.ROOT,
                    "Collection",
                    Optional.empty(),
                    Optional.of("c" + number),
                    pick(random, List.of(Tlp.values())),
                    TaxiiCollection.Inbound.ACCEPT));
    String path = "/taxii2/" + TaxiiHouse.ROOT + "/collections/" + collection.id() + "/";
    account(WRITER + number, Set.of("tlp.red", "org.own"), TaxiiHouse.both(collection));
    var first = new ArrayList<String>();
    var later = new ArrayList<String>();
    boolean lateDefinitions = random.nextBoolean();
    for (JsonObject object : objects) {
      boolean late = lateDefinitions && StixObject.of(object).type().equals("marking-definition");
      (late ? later : first).add(ShownObjects.text(object));
    }
    for (var each : List.of(first, later)) {
      var answer = house.post(WRITER + number, path + "objects/", StixTexts.envelope(each));
      assertThat(answer.body()).contains("\"failure_count\":0");
    }
    var definitions =
        (Definitions.Gathered.Sound)
            Definitions.gather(objects.stream().map(StixObject::of).toList());
    return new Shelf(collection, path, objects, definitions.definitions());
  }

  private void account(String name, Set<String> attributes, MachineAccount.Grant grant) {
    house.account(name, attributes, ConformanceHouse.WIDE, List.of(grant));
  }

  private Somebody somebody(SplittableRandom random, Shelf shelf, int which) {
    Set<String> attributes = new HashSet<>();
    if (random.nextInt(100) < 85) {
      attributes.add(Attributes.of(pick(random, List.of(Tlp.values()))));
    }
    OTHERS.stream().filter(_ -> random.nextInt(100) < 30).forEach(attributes::add);
    String name = "reader" + number + "-" + which;
    account(
        name,
        attributes,
        which == 0 ? TaxiiHouse.both(shelf.collection()) : TaxiiHouse.read(shelf.collection()));
    var viewer = Viewer.of(attributes);
    return new Somebody(
        name, ShownObjects.of(shelf.objects(), object -> shelf.shows(viewer, object)));
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  // What is asked.

  private void check(long seed, List<JsonObject> objects) {
    var random = new SplittableRandom(seed);
    var shelf = fill(random, objects);
    var readers = new ArrayList<Somebody>();
    for (int which = 0; which < READERS; which++) {
      var reader = somebody(random, shelf, which);
      shown += reader.seen().size();
      denied += reader.unseen().size();
      readers.add(reader);
      reading(shelf, reader);
      denying(shelf, reader);
    }
    // What changes the shelf comes last.
    adding(shelf, readers.getFirst());
    takingOut(shelf, readers.getFirst());
  }

  private static void none(Needles needles, TaxiiHouse.Answer answer) {
    String all = answer.response().uri() + ": " + answer.shape();
    assertThat(needles.in(answer.shape().getBytes(StandardCharsets.UTF_8))).as(all).isEmpty();
  }

  private void reading(Shelf shelf, Somebody reader) {
    var needles = reader.needles();
    var paths =
        new ArrayList<>(
            List.of(
                "",
                "objects/",
                "objects/?match[version]=all",
                "objects/?match[version]=first",
                "manifest/",
                "withdrawals/",
                "objects/?limit=0",
                "objects/?match[type]=what is it"));
    shelf.objects().stream()
        .map(object -> StixObject.of(object).type())
        .distinct()
        .forEach(type -> paths.add("objects/?match[type]=" + type));
    reader.ids().stream()
        .limit(3)
        .forEach(id ->
            paths.addAll(
                List.of(
                    "objects/" + id + "/",
                    "objects/" + id + "/?match[version]=all",
                    "objects/" + id + "/versions/")));
    for (String path : paths) {
      none(needles, house.get(reader.name(), shelf.path() + path));
    }
    none(needles, house.get(reader.name(), "/taxii2/" + TaxiiHouse.ROOT + "/markings/"));
    counts(shelf, reader, needles);
  }

  /// All that it may see is there, and nothing says that there is more.
  private void counts(Shelf shelf, Somebody reader, Needles needles) {
    int all = reader.seen().size();
    var manifest =
        house.get(
            reader.name(), shelf.path() + "manifest/?match[version]=all&limit=" + Math.max(1, all));
    none(needles, manifest);
    // A list without elements is left out.
    var records =
        all == 0 && manifest.body().equals("{}")
            ? List.<JsonReader>of()
            : manifest.json().objects("objects");
    assertThat(records.stream().map(each -> each.string("id")).sorted().toList())
        .isEqualTo(reader.seen().stream().map(ShownObjects::id).sorted().toList());
    assertThat(manifest.body()).doesNotContain("\"more\"").doesNotContain("\"next\"");
    assertThat(manifest.header("X-TAXII-Date-Added-First"))
        .isEqualTo(all == 0 ? "" : records.getFirst().string("date_added"));
    assertThat(manifest.header("X-TAXII-Date-Added-Last"))
        .isEqualTo(all == 0 ? "" : records.getLast().string("date_added"));
    String next = "";
    for (int page = 0; page < all; page++) {
      var answer =
          house.get(reader.name(), shelf.path() + "objects/?match[version]=all&limit=1" + next);
      none(needles, answer);
      assertThat(answer.json().objects("objects")).hasSize(1);
      assertThat(answer.json().optionalString("next").isPresent()).isEqualTo(page + 1 < all);
      next = answer.json().optionalString("next").map(text -> "&next=" + text).orElse("");
    }
  }

  /// What is denied is answered for like what is absent, to the byte.
  private void denying(Shelf shelf, Somebody reader) {
    var paths =
        List.of(
            "objects/ID/",
            "objects/ID/?match[version]=all",
            "objects/ID/versions/",
            "objects/?match[id]=ID",
            "objects/?match[id]=ID&match[version]=all",
            "manifest/?match[id]=ID",
            "objects/ID/?limit=0");
    for (String id : reader.deniedIds().stream().limit(DENIED_ASKED).toList()) {
      String absent = absent(id);
      for (String path : paths) {
        assertThat(house.get(reader.name(), shelf.path() + path.replace("ID", id)).shape())
            .as(path)
            .isEqualTo(house.get(reader.name(), shelf.path() + path.replace("ID", absent)).shape());
      }
      String one = shelf.path() + "objects/";
      assertThat(house.delete(reader.name(), one + id + "/").shape())
          .isEqualTo(house.delete(reader.name(), one + absent + "/").shape());
    }
  }

  private static String absent(String id) {
    return StixTexts.id(id.substring(0, id.indexOf("--")), "absent");
  }

  /// Adding over something that is denied is answered like adding something new, and the record of
  /// it is for the account that added.
  private void adding(Shelf shelf, Somebody reader) {
    var over =
        reader.unseen().stream()
            .filter(object -> reader.deniedIds().contains(ShownObjects.id(object)))
            .filter(object -> ShownObjects.version(object).isPresent())
            .limit(DENIED_ASKED)
            .toList();
    for (JsonObject object : over) {
      var mine = new LinkedHashMap<>(object.members());
      mine.put("confidence", new JsonNumber("7"));
      String text = ShownObjects.text(new JsonObject(mine));
      String id = ShownObjects.id(object);
      var answer = house.post(reader.name(), shelf.path() + "objects/", StixTexts.envelope(text));
      var other =
          house.post(
              reader.name(),
              shelf.path() + "objects/",
              StixTexts.envelope(text.replace(id, absent(id))));
      assertThat(plain(answer).replace(id, absent(id))).isEqualTo(plain(other));
      String status = "/taxii2/" + TaxiiHouse.ROOT + "/status/";
      String made = answer.json().string("id");
      assertThat(plain(house.get(reader.name(), status + made + "/")))
          .isEqualTo(plain(answer).replaceFirst("^202", "200"));
      assertThat(house.get(WRITER + number, status + made + "/").shape())
          .isEqualTo(
              house.get(WRITER + number, status + "00000000-0000-4000-8000-000000000000/").shape());
    }
  }

  /// Without the names of occurrences and their time.
  private static String plain(TaxiiHouse.Answer answer) {
    return answer
        .shape()
        .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"\"")
        .replaceAll("content-length=\\[[0-9]+\\]", "")
        .replaceAll("\"request_timestamp\":\"[^\"]*\"", "");
  }

  /// The withdrawal of what is denied is not told.
  private void takingOut(Shelf shelf, Somebody reader) {
    var gone = new ArrayList<>(reader.deniedIds().stream().limit(DENIED_ASKED).toList());
    var told = reader.ids().stream().sorted().limit(1).toList();
    gone.addAll(told);
    Map<String, Integer> taken = new LinkedHashMap<>();
    for (String id : gone) {
      // What nobody may see stays, for nobody can take it out.
      taken.put(id, house.delete(WRITER + number, shelf.path() + "objects/" + id + "/").status());
    }
    var answer = house.get(reader.name(), shelf.path() + "withdrawals/");
    for (String id : gone) {
      boolean tells = told.contains(id) && taken.getOrDefault(id, 0) == 200;
      assertThat(answer.body().contains(id)).as("%s in %s", id, answer.body()).isEqualTo(tells);
    }
  }
}
