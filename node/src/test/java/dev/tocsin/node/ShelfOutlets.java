package dev.tocsin.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.release.Definitions;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.node.Looked.Outlet;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.taxii.protocol.MediaTypes;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.ShownObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The objects of drafts in collections of quiet nodes, read by programs of random attributes and
/// by people: what a label denies stands in no answer, and no answer says that there is more. One
/// thread.
final class ShelfOutlets {
  private static final Validator VALIDATOR = Validator.of(Options.standard());
  private static final String ROOT = "harbour";
  private static final String WRITER = "writer";
  private static final String READER = "reader";
  private static final Caller OPERATOR = new Caller.Operator();
  private static final MachineAccount.Limits WIDE =
      new MachineAccount.Limits(100_000, 100_000, 1_000);
  private static final List<String> OTHERS =
      List.of("org.south", "org.mill", "org.coast", "org.own", "community.energy");
  private static final List<String> ACCEPT = List.of("Accept: " + MediaTypes.TAXII);

  private final Looked looked;
  private final int piece;
  private final House sender;
  private final House receiver;
  private final Seat operator;
  private final Seat analyst;

  /// Tokens of the accounts of programs, by side and name.
  record Tokens(Map<String, String> sender, Map<String, String> receiver) {}

  /// Makes the accounts.
  static Tokens prepare(QuietPair pair) {
    return new Tokens(prepare(pair.alder().node()), prepare(pair.birch().node()));
  }

  private static Map<String, String> prepare(QuietNode node) {
    node.desk()
        .collections()
        .addRoot(OPERATOR, () -> new ApiRoot(ROOT, "Harbour", Optional.empty()));
    var tokens = new HashMap<String, String>();
    for (String name : List.of(WRITER, READER)) {
      node.machines().add(account(name, Set.of("tlp.red", "org.own"), List.of()));
      tokens.put(name, node.machines().addToken(name, "first", Optional.empty()).secret());
    }
    return tokens;
  }

  private static MachineAccount account(
      String name, Set<String> attributes, List<MachineAccount.Grant> grants) {
    return new MachineAccount(name, attributes, grants, WIDE, false, Instant.EPOCH, "operator");
  }

  /// One side with its programs.
  private record House(QuietNode node, Seat writer, Seat reader) {
    static House of(QuietPair.Side side, Map<String, String> tokens) {
      return new House(side.node(), program(side, tokens, WRITER), program(side, tokens, READER));
    }

    private static Seat program(QuietPair.Side side, Map<String, String> tokens, String name) {
      var headers = new ArrayList<>(Seat.bearer(side, tokens.getOrDefault(name, "")).headers());
      headers.addAll(ACCEPT);
      return new Seat(side, headers);
    }

    TaxiiCollection collection(Tlp unmarked) {
      var wanted =
          new NewCollection(
              ROOT,
              "Collection",
              Optional.empty(),
              Optional.empty(),
              unmarked,
              TaxiiCollection.Inbound.ACCEPT);
      return node.desk().collections().addCollection(OPERATOR, wanted);
    }

    /// What an account may do, from now on.
    void give(
        String name, Set<String> attributes, boolean write, List<TaxiiCollection> collections) {
      var grants =
          collections.stream()
              .map(each -> new MachineAccount.Grant(each.id(), true, write))
              .toList();
      node.machines().change(name, _ -> account(name, attributes, grants));
    }

    void remove(TaxiiCollection collection) {
      node.desk().collections().removeCollection(OPERATOR, collection.id().toString());
    }
  }

  /// At nodes as they are now.
  ///
  /// @param piece the fewest letters of a denied word that tell it
  ShelfOutlets(QuietPair pair, Tokens tokens, Looked looked, int piece) {
    this.looked = looked;
    this.piece = piece;
    this.sender = House.of(pair.alder(), tokens.sender());
    this.receiver = House.of(pair.birch(), tokens.receiver());
    this.operator = Seat.ofOperator(pair.alder());
    this.analyst = Seat.inBrowser(pair.alder(), Role.ANALYST);
  }

  /// How a collection was filled, and what the reader has.
  ///
  /// @param late whether the definitions came after what they mark
  private record Access(Set<String> attributes, boolean writes, boolean late) {}

  /// A collection and its address.
  private record Shelf(TaxiiCollection collection, List<JsonObject> objects, Definitions known) {
    String path() {
      return ShelfOutlets.path(collection);
    }

    ShownObjects shownTo(Viewer viewer) {
      Predicate<JsonObject> sees =
          object ->
              viewer.sees(
                  Visibility.of(StixObject.of(object), known, collection.unmarked()).label());
      return ShownObjects.of(objects, sees);
    }
  }

  private static String path(TaxiiCollection collection) {
    return "/taxii2/" + ROOT + "/collections/" + collection.id() + "/";
  }

  /// Puts the objects of one draft into a collection and has them read.
  void check(long seed, List<JsonObject> drawn) {
    var objects =
        ShownObjects.withVersions(drawn, seed).stream().filter(ShelfOutlets::isSound).toList();
    if (!(Definitions.gather(objects.stream().map(StixObject::of).toList())
        instanceof Definitions.Gathered.Sound(Definitions known))) {
      return;
    }
    var random = new SplittableRandom(seed + 1);
    var collection = sender.collection(pick(random, List.of(Tlp.values())));
    var shelf = new Shelf(collection, objects, known);
    sender.give(WRITER, Set.of("tlp.red", "org.own"), true, List.of(collection));
    boolean late = random.nextBoolean();
    add(sender, shelf, objects, late);
    var attributes = attributes(random);
    boolean writes = random.nextBoolean();
    sender.give(READER, attributes, writes, List.of(collection));
    var shown = shelf.shownTo(Viewer.of(attributes));
    var needles = shown.needles(piece);
    reading(random, shelf, shown, needles);
    counts(shelf, shown, needles);
    denying(random, shelf, shown);
    people(random, shelf);
    if (random.nextInt(4) == 0) {
      besideLess(random, shelf, shown, new Access(attributes, writes, late));
    }
    // What changes the shelf comes last.
    if (writes) {
      adding(shelf, shown);
    }
    if (random.nextBoolean()) {
      takingOut(shelf, shown);
    }
    sender.remove(collection);
  }

  /// Shrinking leaves what a collection does not take.
  private static boolean isSound(JsonObject object) {
    return Incoming.read(Json.write(object), VALIDATOR) instanceof Incoming.Reading.Valid;
  }

  private static Set<String> attributes(SplittableRandom random) {
    Set<String> attributes = new HashSet<>();
    if (random.nextInt(100) < 85) {
      attributes.add(Attributes.of(pick(random, List.of(Tlp.values()))));
    }
    OTHERS.stream().filter(_ -> random.nextInt(100) < 30).forEach(attributes::add);
    return attributes;
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static void add(
      House house, Shelf shelf, List<JsonObject> objects, boolean lateDefinitions) {
    var parts =
        objects.stream()
            .collect(
                Collectors.partitioningBy(
                    object ->
                        lateDefinitions
                            && StixObject.of(object).type().equals("marking-definition"),
                    Collectors.mapping(ShownObjects::text, Collectors.toList())));
    for (boolean late : List.of(false, true)) {
      var texts = Optional.ofNullable(parts.get(late)).orElseThrow();
      if (!texts.isEmpty()) {
        var answer = post(house.writer(), shelf, String.join(",", texts));
        assertThat(answer.text()).contains("\"failure_count\":0");
      }
    }
  }

  private static PlainLine.Reply post(Seat seat, Shelf shelf, String objects) {
    var body = Bytes.utf8("{\"objects\":[" + objects + "]}");
    return seat.post(shelf.path() + "objects/", MediaTypes.TAXII, body);
  }

  // What programs read.

  private PlainLine.Reply none(Outlet outlet, Needles needles, Seat seat, String path) {
    var reply = seat.get(path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
    looked.none(outlet, path + " " + reply.status(), needles, reply.all());
    return reply;
  }

  private void reading(SplittableRandom random, Shelf shelf, ShownObjects shown, Needles needles) {
    var reader = sender.reader();
    none(Outlet.TAXII, needles, reader, shelf.path() + "objects/?match[version]=all");
    var paths =
        new ArrayList<>(
            List.of(
                "",
                "objects/",
                "objects/?match[version]=first",
                "manifest/",
                "withdrawals/",
                "objects/?limit=0",
                "objects/?match[type]=what is it"));
    shelf.objects().stream()
        .map(object -> "objects/?match[type]=" + StixObject.of(object).type())
        .distinct()
        .forEach(paths::add);
    shown
        .ids()
        .forEach(id ->
            paths.addAll(
                List.of(
                    "objects/" + id + "/",
                    "objects/" + id + "/?match[version]=all",
                    "objects/" + id + "/versions/")));
    for (int index = 0; index < 3; index++) {
      none(Outlet.TAXII, needles, reader, shelf.path() + pick(random, paths));
    }
    if (random.nextInt(8) == 0) {
      none(Outlet.TAXII, needles, reader, "/taxii2/" + ROOT + "/markings/");
    }
  }

  /// All that it may see is there, and nothing says that there is more.
  private void counts(Shelf shelf, ShownObjects shown, Needles needles) {
    int all = shown.seen().size();
    var manifest =
        none(
            Outlet.TAXII,
            needles,
            sender.reader(),
            shelf.path() + "manifest/?match[version]=all&limit=" + Math.max(1, all));
    String text = manifest.text();
    for (JsonObject object : shown.seen()) {
      assertThat(text).as("%s", Outlet.COUNT).contains(ShownObjects.id(object));
    }
    assertThat(text.split("\"id\"", -1)).as("%s %s", Outlet.COUNT, text).hasSize(all + 1);
    assertThat(text).as("%s", Outlet.COUNT).doesNotContain("\"more\"").doesNotContain("\"next\"");
    assertThat(manifest.header("x-taxii-date-added-first").isEmpty())
        .as("%s %s", Outlet.COUNT, manifest.head())
        .isEqualTo(all == 0);
    String last = shelf.path() + "objects/?match[version]=all&limit=" + Math.max(1, all - 1);
    var page = none(Outlet.TAXII, needles, sender.reader(), last);
    assertThat(page.text().contains("\"more\":true"))
        .as("%s %s", Outlet.COUNT, page.text())
        .isEqualTo(all > 1);
  }

  /// What is denied is answered for like what is absent, to the byte.
  private void denying(SplittableRandom random, Shelf shelf, ShownObjects shown) {
    var denied = shown.deniedIds();
    if (denied.isEmpty()) {
      return;
    }
    String id = pick(random, denied);
    String absent = absent(id);
    var paths =
        List.of(
            "objects/ID/",
            "objects/ID/?match%5Bversion%5D=all",
            "objects/ID/versions/",
            "objects/?match%5Bid%5D=ID",
            "objects/?match%5Bid%5D=ID&match%5Bversion%5D=all",
            "manifest/?match%5Bid%5D=ID",
            "objects/ID/?limit=0");
    var reader = sender.reader();
    String path = shelf.path() + pick(random, paths);
    String one = shape(reader.get(path.replace("ID", id)));
    looked.same(Outlet.ABSENT, path, one, shape(reader.get(path.replace("ID", absent))));
    String object = shelf.path() + "objects/ID/";
    String gone = shape(reader.delete(object.replace("ID", id)));
    looked.same(Outlet.ABSENT, "DELETE", gone, shape(reader.delete(object.replace("ID", absent))));
  }

  /// Everything that a client can see, but for names of this occurrence and the time.
  private static String shape(PlainLine.Reply reply) {
    return reply.head().replaceAll("(?m)^(Date|Content-Length): .*$", "")
        + reply
            .text()
            .replaceAll("\"(error_id|next)\":\"[^\"]*\"", "")
            .replaceAll("\"request_timestamp\":\"[^\"]*\"", "");
  }

  private static String absent(String id) {
    String name =
        UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
    // A version 4, as STIX wants it of everything that is no observable.
    return id.substring(0, id.indexOf("--") + 2) + name.substring(0, 14) + "4" + name.substring(15);
  }

  /// The answers of a collection are those of one in which what is denied never was.
  private void besideLess(SplittableRandom random, Shelf shelf, ShownObjects shown, Access access) {
    var collection = sender.collection(shelf.collection().unmarked());
    var less = new Shelf(collection, shown.seen(), shelf.known());
    var both = List.of(shelf.collection(), collection);
    sender.give(WRITER, Set.of("tlp.red", "org.own"), true, both);
    sender.give(READER, access.attributes(), access.writes(), both);
    // A definition that is not shown must be known all the same.
    var definitions =
        shown.unseen().stream()
            .filter(object -> StixObject.of(object).type().equals("marking-definition"))
            .toList();
    if (definitions.isEmpty() && !shown.seen().isEmpty()) {
      add(sender, less, shown.seen(), access.late());
      for (String path :
          List.of(
              "objects/?match%5Bversion%5D=all",
              "manifest/",
              "manifest/?match%5Bversion%5D=first&limit=" + (1 + random.nextInt(3)),
              "objects/?limit=" + (1 + random.nextInt(3)),
              "withdrawals/")) {
        String one = withoutDates(sender.reader().get(shelf.path() + path));
        String other = withoutDates(sender.reader().get(less.path() + path));
        looked.same(Outlet.COUNT, path, one, other);
      }
    }
    sender.remove(collection);
  }

  /// What has no versions goes by the time of its addition.
  private static String withoutDates(PlainLine.Reply reply) {
    return shape(reply)
        .replaceAll("\"version\":\"2026-03-[^\"]*\"", "")
        .replaceAll("(?m)^X-TAXII-Date-Added-(First|Last): .*$", "$1")
        .replaceAll("\"date_added\":\"[^\"]*\"", "");
  }

  /// Adding over something that is denied is answered like adding something new.
  private void adding(Shelf shelf, ShownObjects shown) {
    var denied = shown.deniedIds();
    var over =
        shown.unseen().stream()
            .filter(object -> denied.contains(ShownObjects.id(object)))
            .filter(object -> ShownObjects.version(object).isPresent())
            .findFirst();
    if (over.isEmpty()) {
      return;
    }
    var mine = new LinkedHashMap<>(over.orElseThrow().members());
    mine.put("confidence", new JsonNumber("7"));
    String text = ShownObjects.text(new JsonObject(mine));
    String id = ShownObjects.id(over.orElseThrow());
    var answer = post(sender.reader(), shelf, text);
    String one = plain(answer).replace(id, absent(id));
    var other = post(sender.reader(), shelf, text.replace(id, absent(id)));
    looked.same(Outlet.ABSENT, "POST", one, plain(other));
    int at = answer.text().indexOf("\"id\":\"") + 6;
    String status = "/taxii2/" + ROOT + "/status/" + answer.text().substring(at, at + 36) + "/";
    String again = plain(sender.reader().get(status)).replace(id, absent(id));
    looked.same(Outlet.ABSENT, "status", again.replaceFirst(" 200 ", " 202 "), one);
    String unknown = "/taxii2/" + ROOT + "/status/00000000-0000-4000-8000-000000000000/";
    looked.same(
        Outlet.ABSENT,
        "another's status",
        shape(sender.writer().get(status)),
        shape(sender.writer().get(unknown)));
  }

  private static String plain(PlainLine.Reply reply) {
    return shape(reply)
        .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"\"")
        .replaceAll("(?m)^HTTP/1.1 (\\d+) .*$", "HTTP/1.1 $1 ");
  }

  /// The withdrawal of what is denied is not told.
  private void takingOut(Shelf shelf, ShownObjects shown) {
    var gone = new ArrayList<>(shown.deniedIds().stream().limit(1).toList());
    var told = shown.ids().stream().sorted().limit(1).toList();
    gone.addAll(told);
    var taken = new HashMap<String, Integer>();
    for (String id : gone) {
      // What nobody may see stays, for nobody can take it out.
      taken.put(id, sender.writer().delete(shelf.path() + "objects/" + id + "/").status());
    }
    var answer = sender.reader().get(shelf.path() + "withdrawals/");
    for (String id : gone) {
      boolean tells = told.contains(id) && taken.getOrDefault(id, 0) == 200;
      looked.count(Outlet.TAXII);
      assertThat(answer.text().contains(id))
          .as("%s %s in %s", Outlet.TAXII, id, answer.text())
          .isEqualTo(tells);
    }
  }

  // What people read, and take into a draft.

  private static Viewer person(Role role, boolean looks) {
    return person(role, Tlp.RED, looks);
  }

  private static Viewer person(Role role, Tlp level, boolean looks) {
    Set<String> attributes =
        new HashSet<>(Set.of(Attributes.OWN, "role." + role.wire(), Attributes.of(level)));
    if (looks) {
      attributes.add(Attributes.CONSOLE);
    }
    return Viewer.of(attributes);
  }

  private void people(SplittableRandom random, Shelf shelf) {
    String id = shelf.collection().id().toString();
    if (random.nextBoolean()) {
      var needles = shelf.shownTo(person(Role.ANALYST, true)).needles(piece);
      none(Outlet.PEOPLE, needles, analyst, "/console/collections/" + id);
    } else {
      var needles = shelf.shownTo(person(Role.OPERATOR, true)).needles(piece);
      String path = "/api/v1/taxii/collections/" + id + "/objects?limit=100";
      none(Outlet.PEOPLE, needles, operator, path);
    }
    exported(random, shelf);
    var denied = shelf.shownTo(person(Role.OPERATOR, true)).deniedIds();
    if (!denied.isEmpty()) {
      String path = "/api/v1/taxii/collections/" + id + "/draft?to=south";
      String body = "{\"objects\":[\"%s\"]}";
      String hidden = pick(random, denied);
      looked.same(
          Outlet.ABSENT,
          path,
          shape(operator.post(path, body.formatted(hidden))),
          shape(operator.post(path, body.formatted(absent(hidden)))));
    }
  }

  /// Of what somebody may look at, and may take with them or not.
  private void exported(SplittableRandom random, Shelf shelf) {
    var level = pick(random, List.of(Tlp.values()));
    var looking = shelf.shownTo(person(Role.DUTY, level, true));
    var taking = shelf.shownTo(person(Role.DUTY, level, false));
    var taken = taking.ids();
    var onlyLooked = looking.ids().stream().filter(id -> !taken.contains(id)).sorted().toList();
    var chosen = onlyLooked.isEmpty() ? taken.stream().sorted().toList() : onlyLooked;
    if (chosen.isEmpty()) {
      return;
    }
    var duty = new Caller.Person("noor", Role.DUTY, Set.of(Attributes.of(level)));
    try {
      var bundle =
          sender.node().desk().objects().bundle(duty, shelf.collection().id().toString(), chosen);
      looked.none(Outlet.EXPORT, "a bundle", taking.needles(piece), bundle.toArray());
    } catch (DeskException e) {
      var text = e.problem().toString();
      var needles = looking.needles(piece);
      looked.none(Outlet.REFUSAL, text, needles, Bytes.utf8(text).toArray());
    }
  }

  // What a partner warned of.

  /// A named person takes a warning up and puts it into a collection, for those programs alone that
  /// may see the whole of it.
  void collected(long seed, QuietPair pair, DraftOutlets.Left left) {
    var random = new SplittableRandom(seed + 2);
    var desk = receiver.node().desk();
    String id = left.id().toString();
    var collection = receiver.collection(Tlp.RED);
    try {
      desk.decide(TestPair.OFFICER, id, Decision.WILL_ACT, "So.");
      pair.settle();
      desk.collect(TestPair.OFFICER, id, collection.id().toString());
    } catch (DeskException e) {
      var text = Bytes.utf8(e.problem().toString()).toArray();
      looked.none(Outlet.REFUSAL, "collecting", left.secrets().allWords(piece), text);
      receiver.remove(collection);
      return;
    }
    var records = new Records(receiver.node().disk());
    var label =
        records
            .find(left.id())
            .flatMap(found -> records.received(found.place()))
            .orElseThrow()
            .visible()
            .label();
    var attributes = attributes(random);
    receiver.give(READER, attributes, false, List.of(collection));
    boolean sees = Viewer.of(attributes).sees(label);
    var needles = sees ? left.secrets().needles(piece) : left.secrets().allWords(piece);
    for (String path : List.of("objects/?match[version]=all", "manifest/", "withdrawals/")) {
      var reply = none(Outlet.COLLECTED, needles, receiver.reader(), path(collection) + path);
      if (!sees) {
        assertThat(reply.text()).isEqualTo("{}");
      }
    }
    receiver.remove(collection);
  }
}
