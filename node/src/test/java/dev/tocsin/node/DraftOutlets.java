package dev.tocsin.node;

import static dev.tocsin.node.DrawnPolicy.SOUTH;
import static dev.tocsin.node.TestPair.OFFICER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.CapsuleException;
import dev.tocsin.exchange.capsule.OpeningKey;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.keys.KeyFile;
import dev.tocsin.node.Looked.Outlet;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.node.desk.Role;
import dev.tocsin.testkit.draft.Needles;
import dev.tocsin.testkit.draft.RandomDraft.Case;
import dev.tocsin.testkit.draft.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Drafts that one quiet node sends to the other, and what leaves either of them because of it: the
/// capsules of each, and of all else what is drawn for it. One thread.
final class DraftOutlets {
  private static final String POINTERS = "/objects/\\d[^\\s\",;]*";
  private static final Pattern WORD = Pattern.compile("[bcdfghjklmnpqrstvwxz]{12}");

  /// At so many of the places where a warning that left can be read.
  private static final int LOOKS = 2;

  private static final String NO_DIGEST = "00".repeat(32);
  private static final String NO_DRAFT = "01900000-0000-7000-8000-000000000000";
  private static final String SO = "{\"partner\":\"south\",";
  private static final Caller.Person DUTY = new Caller.Person("noor", Role.DUTY);

  private final QuietPair pair;
  private final Looked looked;
  private final int piece;
  private final List<OpeningKey> keys;
  private final DraftDesk desk;
  private final Seat sender;
  private final Seat watcher;
  private final Seat watcherByProgram;
  private final Seat receiver;
  private final Seat reader;
  private final Seat overseer;
  private final Seat overseerByProgram;

  /// At nodes as they are now.
  ///
  /// @param piece the fewest letters of a withheld word that tell it
  DraftOutlets(QuietPair pair, Looked looked, int piece) {
    this.pair = pair;
    this.looked = looked;
    this.piece = piece;
    var alder = pair.alder();
    var birch = pair.birch();
    this.keys =
        new KeyFile(birch.node().folder().path().resolve("keys"))
            .read(birch.unlock()).kem().stream().map(OpeningKey::of).toList();
    this.desk = alder.node().desk().drafts();
    this.sender = Seat.ofOperator(alder);
    this.watcher = Seat.inBrowser(alder, Role.OVERSIGHT);
    this.watcherByProgram = Seat.byPassword(alder, Role.OVERSIGHT);
    this.receiver = Seat.ofOperator(birch);
    this.reader = Seat.inBrowser(birch, Role.ANALYST);
    this.overseer = Seat.inBrowser(birch, Role.OVERSIGHT);
    this.overseerByProgram = Seat.byPassword(birch, Role.OVERSIGHT);
  }

  /// What one draft must not tell.
  ///
  /// @param withheld nobody at the receiver
  /// @param words nobody who sees no content
  private record Secret(Needles withheld, Needles words) {}

  /// What left, and what its recipient must not get.
  record Left(StatementId id, Secrets secrets, boolean tellsWhatItMay) {}

  /// Drafts, judges and, where that is allowed, releases one case.
  ///
  /// @return empty if nothing left
  Optional<Left> check(long seed, Case drawn) {
    var random = new SplittableRandom(seed);
    var found = Secrets.of(drawn, pair.clock().instant());
    pair.alder().node().desk().policies().load(OFFICER, DrawnPolicy.of(drawn));
    var title = random.nextInt(4) == 0 ? Optional.<String>empty() : Optional.of("A plan");
    boolean exercise = random.nextInt(4) == 0;
    var warning = new Draft(drawn.bytes(), title, Precedence.PRIORITY, exercise, Optional.empty());
    String draft = desk.begin(DUTY, new DraftInput(warning, List.of(SOUTH))).id().toString();
    if (found.isEmpty()) {
      desk.withdraw(DUTY, draft);
      return Optional.empty();
    }
    var secrets = found.orElseThrow();
    var secret = new Secret(secrets.needles(piece), secrets.allWords(piece));
    if (random.nextBoolean()) {
      refusal(random, draft, drawn.bytes(), secret.words());
    } else {
      watching(random, draft, secret.words());
    }
    var left = release(random, draft, secret);
    if (left.isEmpty()) {
      desk.withdraw(DUTY, draft);
      return Optional.empty();
    }
    var id = left.orElseThrow();
    boolean tells = capsules(secret, secrets.open(piece));
    var looks = new ArrayList<>(sent(random, id, secret));
    looks.addAll(received(random, id, secret));
    for (int each = 0; each < LOOKS; each++) {
      looks.remove(random.nextInt(looks.size())).run();
    }
    return Optional.of(new Left(id, secrets, tells));
  }

  private Optional<StatementId> release(SplittableRandom random, String draft, Secret secret) {
    var preview = desk.preview(OFFICER, draft, SOUTH);
    var hits = preview.hits();
    for (var hit : hits) {
      // The words of STIX itself and of the generator are found too, and are no secret.
      if (secret.withheld().in(hit.found().getBytes(UTF_8)).isEmpty()) {
        desk.clear(OFFICER, draft, hit.key(), "A word of all days.");
      }
    }
    var cleared = hits.isEmpty() ? preview : desk.preview(OFFICER, draft, SOUTH);
    if (!cleared.objections().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(release(random.nextInt(10) == 0, draft, cleared));
  }

  private StatementId release(boolean watched, String draft, RenderingView cleared) {
    String digest = cleared.digest().hex();
    desk.approve(OFFICER, draft, 1, SOUTH, digest);
    if (watched) {
      pair.alder().node().checkpoint();
    }
    var id = desk.release(OFFICER, draft, SOUTH, digest, Optional.empty());
    pair.settle();
    return id;
  }

  private void none(Outlet outlet, Needles needles, Seat seat, String path) {
    var reply = seat.get(path);
    looked.none(outlet, "GET " + path + " " + reply.status(), needles, reply.all());
  }

  // Who may not, or not so.

  private void refusal(SplittableRandom random, String draft, Bytes bundle, Needles words) {
    String one = "/api/v1/drafts/" + draft;
    List<Supplier<PlainLine.Reply>> all =
        List.of(
            () -> sender.post(one + "/release", SO + "\"digest\":\"" + NO_DIGEST + "\"}"),
            () ->
                sender.post(
                    one + "/release", SO + "\"digest\":\"" + NO_DIGEST + "\",\"emergency\":\"N\"}"),
            () ->
                sender.post(
                    one + "/approve", SO + "\"revision\":1,\"digest\":\"" + NO_DIGEST + "\"}"),
            () -> sender.post(one + "/review", SO + "\"agrees\":true,\"note\":\"Yes.\"}"),
            () -> sender.post(one + "/clear", "{\"hit\":\"none\",\"reason\":\"So.\"}"),
            () -> sender.postBundle(one + "/change?revision=99", bundle),
            () -> sender.postBundle("/api/v1/partners/north/warnings", bundle),
            () -> sender.postBundle("/api/v1/partners/south/warnings", bundle),
            () -> sender.postBundle("/api/v1/drafts?to=south", faulty(random, bundle)),
            () -> sender.postBundle("/api/v1/drafts?to=south", broken(random, bundle)),
            () -> sender.post("/api/v1/drafts?to=south", bundle.utf8()),
            () -> sender.postBundle("/api/v1/drafts?to=" + word(random, bundle) + "x", bundle),
            () -> watcherByProgram.postBundle("/api/v1/drafts?to=south", bundle),
            () -> watcherByProgram.postBundle(one + "/change?revision=1", bundle));
    int which = random.nextInt(all.size());
    var reply = all.get(which).get();
    String what = which + " of " + all.size() + ", " + reply.status();
    assertThat(reply.status()).as(what).isGreaterThanOrEqualTo(400);
    // Where in their own document a fault is, is no secret to whoever sent it.
    byte[] told = new String(reply.all(), ISO_8859_1).replaceAll(POINTERS, "").getBytes(ISO_8859_1);
    looked.none(Outlet.REFUSAL, what, words, told);
  }

  private static String word(SplittableRandom random, Bytes bundle) {
    var all = WORD.matcher(bundle.utf8()).results().map(found -> found.group()).toList();
    return all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
  }

  /// The same with a word of its own where none may be.
  private static Bytes faulty(SplittableRandom random, Bytes bundle) {
    String text = word(random, bundle);
    return Bytes.utf8(
        bundle.utf8().replace("{\"type\":", "{\"revoked\":\"" + text + "\",\"type\":"));
  }

  /// The same, ended somewhere or gone on with.
  private static Bytes broken(SplittableRandom random, Bytes bundle) {
    String text = bundle.utf8();
    return Bytes.utf8(
        random.nextBoolean() ? text.substring(0, random.nextInt(text.length())) : text + "]");
  }

  /// What somebody sees who sees decisions and not content.
  private void watching(SplittableRandom random, String draft, Needles words) {
    String page = "/console/drafts/" + draft;
    String api = "/api/v1/drafts";
    none(
        Outlet.OVERSIGHT,
        words,
        watcher,
        pick(
            random,
            page,
            page + "/partners",
            page + "/partners/south",
            "/console/drafts",
            "/console/reviews",
            "/console/status"));
    none(
        Outlet.OVERSIGHT,
        words,
        watcherByProgram,
        pick(random, api + "/" + draft, api + "?limit=3", api + "/unreviewed?limit=3"));
    if (random.nextInt(4) == 0) {
      String path = api + "/%s/preview/south";
      looked.same(
          Outlet.ABSENT,
          path,
          shape(watcherByProgram.get(path.formatted(draft))),
          shape(watcherByProgram.get(path.formatted(NO_DRAFT))));
    }
  }

  private static String pick(SplittableRandom random, String... paths) {
    return paths[random.nextInt(paths.length)];
  }

  /// Everything that a client can see but the time.
  private static String shape(PlainLine.Reply reply) {
    return reply.head().replaceAll("(?m)^Date: .*$", "") + reply.text();
  }

  // What left.

  /// What was sealed, opened with the key of the one that it was sealed to.
  ///
  /// @return whether something of the draft was in it
  private boolean capsules(Secret secret, Needles open) {
    boolean tells = false;
    var all = new ArrayList<byte[]>();
    for (var capsule : pair.takeForBirch()) {
      all.add(capsule.toArray());
      open(capsule)
          .ifPresent(content -> {
            byte[] envelope = content.envelope().toArray();
            all.add(envelope);
            all.add(Envelope.parse(envelope, StatementCodec.LIMITS).payload().toArray());
            all.add(content.parts().toArray());
          });
    }
    assertThat(all).as("a capsule and what was in it").hasSizeGreaterThan(3);
    for (var bytes : all) {
      looked.none(Outlet.CAPSULE, "", secret.withheld(), bytes);
      tells = tells || open.in(bytes).isPresent();
    }
    return tells;
  }

  private Optional<Padding.Content> open(Bytes capsule) {
    for (var key : keys) {
      try {
        return Optional.of(key.open(Capsule.parse(capsule)));
      } catch (CapsuleException _) {
        // A refusal that is not sealed, or sealed to another key.
      }
    }
    return Optional.empty();
  }

  private Runnable look(Outlet outlet, Needles needles, Seat seat, String path) {
    return () -> none(outlet, needles, seat, path);
  }

  private List<Runnable> sent(SplittableRandom random, StatementId id, Secret secret) {
    String one = "/api/v1/statements/" + id;
    String page = "/console/warnings/" + id;
    return List.of(
        look(Outlet.STATEMENT, secret.withheld(), sender, pick(random, one, one + "/parts/x")),
        look(
            Outlet.EVIDENCE,
            secret.withheld(),
            sender,
            one + pick(random, "/evidence", "/evidence?content=true", "/parts/warning.json")),
        // The signed statement, which any evidence holds, bears the title and what the recipient is
        // told.
        look(Outlet.EVIDENCE, secret.withheld(), watcher, page + "/evidence"),
        look(
            Outlet.OVERSIGHT,
            secret.words(),
            watcher,
            pick(random, page, page + "/evidence?content=yes", "/console/outbox")),
        look(
            Outlet.OVERSIGHT,
            secret.words(),
            watcherByProgram,
            pick(
                random,
                one,
                one + "/parts/warning.json",
                one + "/evidence?content=true",
                "/api/v1/outbox?limit=3")));
  }

  private List<Runnable> received(SplittableRandom random, StatementId id, Secret secret) {
    String one = "/api/v1/statements/" + id;
    String page = "/console/warnings/" + id;
    return List.of(
        look(Outlet.STATEMENT, secret.withheld(), receiver, one),
        look(Outlet.PART, secret.withheld(), receiver, one + "/parts/warning.json"),
        look(
            Outlet.EVIDENCE,
            secret.withheld(),
            receiver,
            one + pick(random, "/evidence", "/evidence?content=true")),
        look(
            Outlet.PAGE,
            secret.withheld(),
            reader,
            pick(
                random,
                page,
                page + "/parts/warning.json",
                page + "/evidence",
                page + "/evidence?content=yes",
                "/console/inbox")),
        look(
            Outlet.OVERSIGHT,
            secret.words(),
            overseer,
            pick(
                random,
                page,
                page + "/parts/warning.json",
                page + "/evidence?content=yes",
                "/console/inbox")),
        look(
            Outlet.OVERSIGHT,
            secret.words(),
            overseerByProgram,
            pick(random, one, one + "/parts/warning.json", "/api/v1/inbox?limit=3")),
        () -> forwarded(one, secret));
  }

  private void forwarded(String one, Secret secret) {
    none(Outlet.REFUSAL, secret.withheld(), receiver, one + "/forward?partner=alder");
    none(Outlet.REFUSAL, secret.withheld(), receiver, one + "/forward?partner=north");
    String body = "{\"partner\":\"alder\",\"reason\":\"So.\"}";
    var reply = receiver.post(one + "/forward", body);
    looked.none(Outlet.REFUSAL, "POST " + one + "/forward", secret.withheld(), reply.all());
    pair.settle();
    pair.takeForBirch()
        .forEach(capsule ->
            open(capsule)
                .ifPresent(content ->
                    looked.none(
                        Outlet.CAPSULE,
                        "an answer",
                        secret.withheld(),
                        content.envelope().toArray())));
  }
}
