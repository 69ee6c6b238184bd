package dev.tocsin.node.taxii;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A client that follows a collection in one of the ways that clients do, and knows what it holds.
/// One thread.
final class Follower {
  private final TaxiiHouse house;
  private final String account;
  private final String collection;
  private final Way way;
  private final Random random;
  private final Set<String> held = new TreeSet<>();
  private final Set<String> seen = new TreeSet<>();
  private final Set<String> doubled = new TreeSet<>();
  private String objectsAfter = StixTexts.EARLY;
  private Optional<String> next = Optional.empty();
  private String withdrawnAfter = StixTexts.EARLY;

  /// How a client goes on.
  enum Way {
    /// By the date of the last object.
    HEADER,
    /// By `next` for as long as there is more.
    NEXT,
    /// By either, as it happens.
    MIXED
  }

  Follower(TaxiiHouse house, String account, String collection, Way way, long seed) {
    this.house = house;
    this.account = account;
    this.collection = collection;
    this.way = way;
    this.random = new Random(seed);
  }

  String name() {
    return account + " by " + way;
  }

  Set<String> held() {
    return held;
  }

  /// What came twice.
  Set<String> doubled() {
    return doubled;
  }

  /// Asks for one page of objects, then for one of withdrawals.
  ///
  /// @return whether there was anything new
  boolean poll() {
    boolean objects = objects();
    return withdrawals() || objects;
  }

  private boolean objects() {
    boolean byNext =
        next.isPresent() && (way == Way.NEXT || (way == Way.MIXED && random.nextBoolean()));
    String from =
        byNext ? "&next=" + next.orElseThrow() : "&match[version]=all&added_after=" + objectsAfter;
    var answer = get("objects/?limit=" + (1 + random.nextInt(30)) + from);
    var page = json(answer);
    for (var object : list(page, "objects")) {
      String name = name(object, "modified");
      if (!seen.add(name)) {
        doubled.add(name);
      }
      held.add(name);
    }
    String last = answer.header("X-TAXII-Date-Added-Last");
    if (!last.isEmpty()) {
      objectsAfter = last;
    }
    next = text(page, "next");
    return !last.isEmpty();
  }

  private boolean withdrawals() {
    var answer = get("withdrawals/?added_after=" + withdrawnAfter);
    for (var withdrawal : list(json(answer), "withdrawals")) {
      held.remove(name(withdrawal, "version"));
    }
    String last = answer.header("X-TAXII-Date-Added-Last");
    if (!last.isEmpty()) {
      withdrawnAfter = last;
    }
    return !last.isEmpty();
  }

  private TaxiiHouse.Answer get(String path) {
    return untilAnswered(200, () -> house.get(account, collection + path));
  }

  /// Asks until there is an answer of a kind, for a node that is being restarted gives none.
  static TaxiiHouse.Answer untilAnswered(int status, Supplier<TaxiiHouse.Answer> request) {
    return untilAnswered(status, request, _ -> true);
  }

  /// The same for as long as a failure to get an answer is one to try again after.
  static TaxiiHouse.Answer untilAnswered(
      int status, Supplier<TaxiiHouse.Answer> request, Predicate<UncheckedIOException> again) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      try {
        var answer = request.get();
        if (answer.status() == status) {
          return answer;
        }
        if (answer.status() != 503 || System.nanoTime() > end) {
          throw new IllegalStateException(answer.status() + " " + answer.body());
        }
      } catch (UncheckedIOException e) {
        if (System.nanoTime() > end || !again.test(e)) {
          throw e;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static JsonObject json(TaxiiHouse.Answer answer) {
    var limits = JsonLimits.STIX;
    return Json.parse(answer.body().getBytes(StandardCharsets.UTF_8), limits)
            instanceof JsonObject object
        ? object
        : JsonObject.builder().build();
  }

  private static List<JsonObject> list(JsonObject page, String name) {
    return page.member(name).stream()
        .flatMap(each ->
            each instanceof JsonArray array
                ? array.elements().stream()
                : java.util.stream.Stream.<JsonValue>of())
        .map(JsonObject.class::cast)
        .toList();
  }

  static String name(JsonObject object, String version) {
    return text(object, "id").orElse("") + " " + text(object, version).orElse("");
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object
        .member(name)
        .flatMap(value ->
            value instanceof JsonString string ? Optional.of(string.value()) : Optional.empty());
  }
}
